import { nearest } from '../model/nearest.ts';
import { entriesOf, entry, itemsOf, numberOf, textOf } from '../syntax/data-node.ts';
import type { DataNode } from '../syntax/data-tree.ts';

/** Tells what is wrong, at an offset of the text. */
export type Complain = (at: number, message: string) => void;

/** A value with the place it stands at. */
export interface Placed<T> {
  readonly at: number;
  readonly value: T;
}

/** The entries of a mapping whose keys are known. */
export function mapping(
  node: DataNode | undefined,
  keys: readonly string[],
  where: string,
  complain: Complain,
): ReadonlyMap<string, DataNode> {
  if (node === undefined || isEmpty(node)) return new Map();
  if (node.kind !== 'mapping') complain(node.at, `${where} is no mapping of ${keys.join(', ')}.`);
  for (const { key, keyAt } of entriesOf(node)) {
    if (!keys.includes(key)) complain(keyAt, `${where} has no key ${key}.${hint(key, keys)}`);
  }
  const known = keys.map((key) => [key, entry(node, key)] as const);
  return new Map(known.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The entries of a mapping whose keys are names that a team gives. */
export function named<T>(
  node: DataNode | undefined,
  where: string,
  complain: Complain,
  read: (value: DataNode, name: string) => T | undefined,
): ReadonlyMap<string, Placed<T>> {
  if (node === undefined || isEmpty(node)) return new Map();
  if (node.kind !== 'mapping') complain(node.at, `\`${where}\` is no mapping.`);
  const read1 = entriesOf(node).flatMap(({ key, keyAt, value }): [string, Placed<T>][] => {
    const found = read(value, key);
    return found === undefined ? [] : [[key, { at: keyAt, value: found }]];
  });
  return new Map(read1);
}

export function oneOf<T extends string>(
  node: DataNode | undefined,
  known: readonly T[],
  where: string,
  complain: Complain,
): T | undefined {
  if (node === undefined || isEmpty(node)) return undefined;
  const said = textOf(node) ?? '';
  const found = known.find((each) => each === said);
  if (found === undefined) complain(node.at, `\`${where}\` takes ${known.join(', ')}.${hint(said, known)}`);
  return found;
}

export function texts(node: DataNode | undefined, where: string, complain: Complain): readonly Placed<string>[] {
  if (node === undefined || isEmpty(node)) return [];
  if (node.kind !== 'sequence') complain(node.at, `\`${where}\` is no list.`);
  return itemsOf(node).flatMap((item) => {
    const text = oneText(item, undefined);
    if (text !== undefined) return [{ at: item.at, value: text }];
    complain(item.at, `\`${where}\` holds something that is no text.`);
    return [];
  });
}

export function oneText(node: DataNode, complaint: string | undefined, complain?: Complain): string | undefined {
  const text = textOf(node);
  if (text !== undefined && text !== '') return text;
  if (complaint !== undefined) complain?.(node.at, complaint);
  return undefined;
}

export function numberFrom(
  node: DataNode | undefined,
  least: number,
  where: string,
  complain: Complain,
): number | undefined {
  if (node === undefined || isEmpty(node)) return undefined;
  const value = numberOf(node);
  if (value !== undefined && value >= least) return value;
  complain(node.at, `\`${where}\` takes a number of ${least} or more.`);
  return undefined;
}

export function hint(said: string, known: readonly string[]): string {
  const close = nearest(said, known);
  return close === undefined ? '' : ` Did you mean ${close}?`;
}

function isEmpty(node: DataNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
