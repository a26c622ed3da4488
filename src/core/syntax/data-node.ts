import type { DataEntry, DataNode } from './data-tree.ts';

/** A YAML or JSON text: its documents, and what was skipped. */
export interface DataReading {
  readonly documents: readonly DataNode[];
  readonly problems: readonly DataProblem[];
}

export interface DataProblem {
  readonly at: number;
  readonly message: string;
}

/** The value below a path of keys. */
export function entry(node: DataNode | undefined, ...path: readonly string[]): DataNode | undefined {
  let current = node;
  for (const key of path) current = current?.kind === 'mapping' ? current.entries.get(key)?.value : undefined;
  return current;
}

export function entriesOf(node: DataNode | undefined): readonly DataEntry[] {
  return node?.kind === 'mapping' ? [...node.entries.values()] : [];
}

export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

export function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A scalar as text, whether or not it was quoted: `"1.0"` and `1.0` alike; null is no text. */
export function scalarText(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export function numberOf(node: DataNode | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

export function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** The texts of a sequence; a single text counts as a sequence of one. */
export function textsOf(node: DataNode | undefined): readonly string[] {
  const single = scalarText(node);
  return single === undefined ? itemsOf(node).flatMap((item) => scalarText(item) ?? []) : [single];
}
