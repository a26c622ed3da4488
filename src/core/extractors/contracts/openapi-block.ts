import type { Block } from '../../model/contract-document.ts';
import type { DataEntry } from '../../syntax/data-tree.ts';
import { entryEnd } from '../../syntax/edit/last-end.ts';
import type { ReadFile } from '../extractor.ts';

/** Where something may be put behind a key: undefined where its lines are shared, or its value stands elsewhere. */
export function blockOf({ text, evidence }: ReadFile, entry: DataEntry): Block | undefined {
  const { keyAt } = entry;
  const indent = text.slice(text.lastIndexOf('\n', keyAt - 1) + 1, keyAt);
  const end = text.slice(0, entryEnd(text, entry)).trimEnd().length;
  const behind = /^[^\n]*/.exec(text.slice(end, end + longestComment))?.[0] ?? '';
  if (indent.trim() !== '' || end <= keyAt || !/^\s*,?\s*(?:#.*)?$/.test(behind)) return undefined;
  return { indent, last: evidence(end - 1, end - 1) };
}

/** A line is looked at no further, since a text without line breaks is looked at for each of its keys. */
const longestComment = 200;
