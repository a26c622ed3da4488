import type { Filter } from '../../model/data-access.ts';
import type { Column, Table } from '../../model/table.ts';
import { wordSet, wordsOf } from '../words/words-of.ts';
import { sameColumn } from './index-cover.ts';

/** How far one value of a column narrows a table: to two halves, to one of a few groups, or to few rows. */
export type Selectivity = 'halves' | 'groups' | 'few-rows';

/** Judged by type and name alone, since no statistics of the real data are at hand. */
export function selectivityOf(table: Table, { column: name, operator }: Filter): Selectivity {
  const column = table.columns.find((known) => sameColumn(known.name, name));
  if (/^(bool|boolean|bit|tinyint\(1\))/.test(column?.type ?? '')) return 'halves';
  if (operator === 'equal' && column !== undefined && isMark(column)) return 'halves';
  const words = wordsOf(name);
  if (softDelete.has(words.join('_'))) return 'halves';
  return groupWords.has(words.at(-1) ?? '') ? 'groups' : 'few-rows';
}

/** Nobody asks for the very moment: a time that may be missing is compared to null, and tells whether it has come. */
function isMark(column: Column): boolean {
  return column.nullable && /^(timestamp|datetime|date)/.test(column.type);
}

const softDelete = new Set([
  'deleted',
  'deleted_at',
  'archived',
  'archived_at',
  'is_archived',
  'is_deleted',
  'removed_at',
]);

const groupWords = wordSet(
  `status state type kind role level priority gender visibility category currency country language locale environment
   provider channel plan tier`,
);
