import type { DataAccess } from '../../../src/core/model/data-access.ts';
import type { System } from '../../../src/core/model/system.ts';
import type { Table } from '../../../src/core/model/table.ts';
import { firstChoice } from './row-values.ts';

export interface AccessStatement {
  readonly access: DataAccess;
  readonly table: Table;
  /** Reads one row from which the values are taken. */
  readonly sample: string;
  /** With `$1`, `$2` … for the values of the sample. */
  readonly sql: string;
  /** Columns that must stand in the condition of an index, or in that of a partial one. */
  readonly given: readonly string[];
}

/** The statements of a design: what each operation asks of a table, as a driver would send it. */
export function accessStatements(system: System, tables: readonly Table[]): readonly AccessStatement[] {
  const byId = new Map(tables.map((table) => [table.id, table]));
  return system.accesses.flatMap((access): readonly AccessStatement[] => {
    const table = byId.get(access.table);
    if (table === undefined || ['insert', 'upsert'].includes(access.verb)) return [];
    return [statement(access, table)];
  });
}

function statement(access: DataAccess, table: Table): AccessStatement {
  const name = `"${table.name}"`;
  const partial = table.indexes.find(
    ({ where, columns }) =>
      where !== undefined &&
      columns.join() === 'id' &&
      access.filters.some(({ column, operator }) => operator === 'equal' && isAbout(where, column)),
  );
  const equal = access.filters.filter(
    ({ column, operator }) =>
      (operator === 'equal' || operator === 'in') && (partial?.where === undefined || !isAbout(partial.where, column)),
  );
  const columns = equal.map(({ column }) => column);
  const conditions = [
    ...columns.map((column, index) => `"${column}" = $${index + 1}`),
    ...(partial?.where === undefined ? [] : [partial.where]),
    ...access.filters.filter(({ operator }) => operator === 'range').map(({ column }) => rangeOf(table, column)),
  ];
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const order =
    access.sorts.length === 0
      ? ''
      : ` ORDER BY ${access.sorts.map(({ column, descending }) => `"${column}"${descending ? ' DESC' : ''}`).join(', ')}`;
  const limit =
    access.limit === undefined ? '' : ` LIMIT ${access.limit.kind === 'constant' ? access.limit.value : 21}`;
  const sample = columns.length === 0 ? 'SELECT 1' : sampleOf(table, columns);
  const key = table.primaryKey;
  // Once the key has found its row, what else is asked of that one row costs nothing.
  const isOneRow = key.every((column) => columns.includes(column));
  const given = isOneRow ? key : [...new Set(access.filters.map(({ column }) => column))];
  return { access, table, sample, given, sql: `SELECT * FROM ${name}${where}${order}${limit}` };
}

/** A row from the middle; of states, the one that lists are asked for. */
function sampleOf(table: Table, columns: readonly string[]): string {
  const rare = columns.flatMap((column) => {
    const value = firstChoice(table, column);
    return value === undefined ? [`"${column}" IS NOT NULL`] : [`"${column}" = ${value}`];
  });
  const rows = `FROM "${table.name}" WHERE ${rare.join(' AND ')}`;
  return `SELECT ${columns.map((column) => `"${column}"::text`).join(', ')} ${rows} OFFSET (SELECT count(*) / 2 ${rows}) LIMIT 1`;
}

function isAbout(where: string, column: string): boolean {
  return new RegExp(`(?:^|\\W)${column}(?:\\W|$)`).test(where);
}

/** Old rows, and stocks that are large enough. */
function rangeOf(table: Table, column: string): string {
  const type = table.columns.find(({ name }) => name === column)?.type ?? '';
  if (type === 'uuid') return `"${column}" < '018bcfe5-6800-7000-8000-000000000000'`;
  return type === 'timestamptz' ? `"${column}" < now() - interval '9 years'` : `"${column}" >= 1`;
}
