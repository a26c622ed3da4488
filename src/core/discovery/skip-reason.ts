import { languageOf } from './language-of.ts';

/** Code above this was made by a machine, and a parser's memory never shrinks again. */
const largestCode = 1_000_000;

/** Contracts and schemas of large systems reach a few megabytes, and their readers take them in stride. */
const largestDocument = 5_000_000;

/** People break lines long before this; bundlers do not. */
const longestLine = 5_000;

/** Why a file is not read, as one sentence; its size is known before its text is. */
export function skipReason(path: string, size: number, text: string | undefined): string | undefined {
  const isCode = languageOf(path) !== undefined;
  const largest = isCode ? largestCode : largestDocument;
  if (size > largest) return `The file is larger than ${largest / 1_000_000} MB and was skipped.`;
  if (!isCode || text === undefined || !hasLineAbove(text, longestLine)) return undefined;
  return `The file has a line of more than ${longestLine} characters, as only generated code has, and was skipped.`;
}

function hasLineAbove(text: string, limit: number): boolean {
  let start = 0;
  while (text.length - start > limit) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start > limit) return true;
    start = end + 1;
  }
  return false;
}
