import type { Index, Table } from '../../model/table.ts';

/** Types of which PostgreSQL puts single values into an inverted index only with the extension btree_gin. */
const scalars =
  /^(?:(?:small|big)?int(?:eger)?\d?|(?:small|big)?serial|numeric|decimal|real|double precision|float\d?|money|bool(?:ean)?|uuid|date|time|timestamp|timestamptz|interval|inet|cidr|bytea)\b(?!.*\[\])/;

/** Whether the index holds a column of such a type, as one that searches texts of one owner does. */
export function needsScalarsInGin(table: Table, index: Index): boolean {
  if (index.method?.toLowerCase() !== 'gin') return false;
  return table.columns.some(({ name, type }) => index.columns.includes(name) && scalars.test(type.toLowerCase()));
}
