import type { DataEntry, DataNode } from '../data-tree.ts';

/** Where a key with its value ends. */
export function entryEnd(text: string, { keyEnd, value }: DataEntry): number {
  return Math.max(text.indexOf(':', keyEnd) + 1, lastEnd(text, value));
}

/** Where the last word of a value ends; for a flow collection its bracket. */
export function lastEnd(text: string, node: DataNode): number {
  if (node.kind === 'scalar') return node.end;
  if (isFlow(text, node)) return closing(text, node);
  const ends = node.kind === 'sequence' ? node.items.map((item) => lastEnd(text, item)) : [];
  const entries = node.kind === 'mapping' ? [...node.entries.values()].map((entry) => entryEnd(text, entry)) : [];
  return Math.max(node.at, ...ends, ...entries);
}

function closing(text: string, node: DataNode): number {
  const inner =
    node.kind === 'sequence'
      ? node.items.map((item) => lastEnd(text, item))
      : node.kind === 'mapping'
        ? [...node.entries.values()].map((entry) => entryEnd(text, entry))
        : [];
  const from = Math.max(node.at + 1, ...inner);
  const close = text[node.at] === '{' ? '}' : ']';
  // Only white space, a comma and comments can stand between the last value and the bracket.
  const rest = /^(?:[\s,]|#[^\n]*)*/.exec(text.slice(from))?.[0].length ?? 0;
  return text[from + rest] === close ? from + rest + 1 : node.end;
}

export function isFlow(text: string, node: DataNode): boolean {
  return node.kind !== 'scalar' && (text[node.at] === '{' || text[node.at] === '[');
}
