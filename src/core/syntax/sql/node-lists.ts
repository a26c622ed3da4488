import type { SqlNode } from './token.ts';

/** The nodes between commas, without empty parts. */
export function splitByComma(nodes: readonly SqlNode[]): (readonly SqlNode[])[] {
  const parts: SqlNode[][] = [[]];
  for (const node of nodes) {
    if (node.kind !== 'group' && node.word === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

/** The source of some nodes with every run of white space as one space. */
export function sourceOf(text: string, nodes: readonly SqlNode[]): string {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return '';
  return text.slice(first.at, last.end).replace(/\s+/g, ' ').trim();
}

/** A type in lower case, spaced alike however it was written: `varchar(255)`, `numeric(10,2)`. Quoted text keeps its case. */
export function typeText(text: string, nodes: readonly SqlNode[]): string {
  return nodes.reduce((type, node, i) => {
    const gap = i > 0 && node.at > (nodes[i - 1]?.end ?? 0) && node.kind !== 'group';
    return `${type}${gap ? ' ' : ''}${typePart(text, node)}`;
  }, '');
}

function typePart(text: string, node: SqlNode): string {
  if (node.kind === 'group') {
    const inner = splitByComma(node.items).map((part) => typeText(text, part));
    return node.open === '[' ? `[${inner.join(',')}]` : `(${inner.join(',')})`;
  }
  if (node.kind === 'text') return text.slice(node.at, node.end);
  return node.text.toLowerCase();
}
