import type { Evidence } from '../../model/evidence.ts';
import { nearest } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { Lines } from '../../syntax/lines.ts';
import { type BriefPlace, keysAt } from './brief-schema.ts';

/** The text that is being read, and what was found wrong in it. */
export interface BriefPage {
  readonly file: string;
  readonly lines: Lines;
  readonly problems: Problem[];
}

export function complain(page: BriefPage, at: number, message: string): undefined {
  page.problems.push({ file: page.file, line: page.lines.lineAt(at), message });
  return undefined;
}

/** A quotation of at most this many lines says which place is meant. */
const quoted = 6;

export function evidenceOf(page: BriefPage, entry: DataEntry | DataNode): Evidence {
  const [at, end] = 'keyAt' in entry ? [entry.keyAt, entry.value.end] : [entry.at, entry.end];
  const [line, endLine] = [page.lines.lineAt(at), page.lines.lineAt(Math.max(at, end))];
  return { file: page.file, line, endLine, text: page.lines.quote(line, Math.min(endLine, line + quoted - 1)) };
}

/** The entries of a mapping that may stand here; any other is a problem with the word that was probably meant. */
export function knownEntries(
  page: BriefPage,
  node: DataNode | undefined,
  place: BriefPlace,
): ReadonlyMap<string, DataNode> {
  const known = new Map<string, DataNode>();
  if (node === undefined || isNothing(node)) return known;
  if (node.kind !== 'mapping') {
    complain(page, node.at, `${named(place)} is a mapping of ${keysAt(place).slice(0, 4).join(', ')} and so on.`);
    return known;
  }
  for (const { key, keyAt, value } of node.entries.values()) {
    if (keysAt(place).includes(key)) known.set(key, value);
    else complain(page, keyAt, `${named(place)} has no key ${key}.${meant(key, keysAt(place))}`);
  }
  return known;
}

function named(place: BriefPlace): string {
  const article = /^[aeiou]/.test(place) ? 'An' : 'A';
  return place === 'load' ? 'The load' : place === 'unique' ? 'A unique key' : `${article} ${place}`;
}

/** ` Did you mean relations?` or nothing. */
export function meant(said: string, words: readonly string[]): string {
  const close = nearest(said, words);
  return close === undefined ? '' : ` Did you mean ${close}?`;
}

export function isNothing(node: DataNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
