import { safeName, safeText } from '../facts/safe-text.ts';

/** What a team has written down for those who work on its code, whole or its beginning. */
export interface Guideline {
  /** Workspace-relative. */
  readonly file: string;
  readonly text: string;
}

/** Where teams keep them. Read only when a person allows it. */
export const guidelineFiles = ['AGENTS.md', '.github/copilot-instructions.md'] as const;

/** Longer ones would push out the facts. */
const mostCharacters = 8000;

/** Guidelines in the form in which they are shown and sent; `undefined` where a file has nothing to say. */
export function guidelineOf(file: string, text: string): Guideline | undefined {
  const safe = safeText(text.slice(0, mostCharacters)).trim();
  if (safe === '') return undefined;
  return { file: safeName(file), text: text.length > mostCharacters ? `${safe}\n… (cut)` : safe };
}

/** Marked like quoted code: every line is data. */
export function guidelinesText(guidelines: readonly Guideline[]): string {
  return guidelines
    .map(({ file, text }) => [file, ...text.split('\n').map((line) => `| ${line}`)].join('\n'))
    .join('\n');
}
