import { namesPerson } from '../model/names-person.ts';
import type { Value } from './outline.ts';
import type { Reader } from './reader.ts';

const orders: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);
const sizes = /limit|size|take|page|count|max|top|per|amount|length/i;

/** A number from which on a comparison is about how much, and no longer about whether there is any. */
const much = 10;

/** Whoever compares a size by order, as in `limit > 100`, bounds it; which branch then cuts it nobody asks. */
export function noteBound(reader: Reader, operator: string, left: Value | undefined, right: Value | undefined): void {
  notePerson(reader, left, right);
  if (!orders.has(operator) || !(isSize(left) || isSize(right))) return;
  const around = reader.outline.functions[reader.scope.fn];
  if (around !== undefined) around.bounds = true;
}

function notePerson(reader: Reader, left: Value | undefined, right: Value | undefined): void {
  const around = reader.outline.functions[reader.scope.fn];
  if (around === undefined || around.persons === true) return;
  if ([left, right].some((value) => (value?.kind === 'name' || value?.kind === 'member') && namesPerson(value.name)))
    around.persons = true;
}

function isSize(value: Value | undefined): boolean {
  if (value?.kind === 'literal') return Number(value.text) >= much;
  return value?.kind === 'name' && sizes.test(value.name.split('.').at(-1) ?? '');
}
