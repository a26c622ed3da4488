import { groupBy } from '../model/group-by.ts';
import type { System } from '../model/system.ts';
import type { Column, Index, Table } from '../model/table.ts';
import { asWritten } from './as-written.ts';
import { type Difference, unplanned } from './difference.ts';

/** Tables by name; within them columns, keys and indexes by what they do, whatever they are called. */
export function compareTables(plan: System, code: System): readonly Difference[] {
  const written = code.tables.filter(({ role, columns }) => role === 'system' && columns.length > 0);
  const byName = groupBy(written, (table) => plain(table.name));
  const matched = new Set<string>();
  const differences = plan.tables.map(asWritten).flatMap((wanted): readonly Difference[] => {
    const alike = byName.get(plain(wanted.name)) ?? [];
    // Two services may each have a table of this name; then the one that is declared alike is meant.
    const found = alike.find((table) => table.store === wanted.store) ?? alike[0];
    if (found === undefined)
      return [
        {
          kind: 'lacks',
          noun: 'table',
          name: wanted.name,
          message: 'no schema of the code declares it',
          place: wanted.evidence[0],
        },
      ];
    matched.add(plain(found.name));
    return [...columns(wanted, found), ...foreignKeys(wanted, found), ...indexes(wanted, found)];
  });
  const beyond = written
    .filter(({ name }) => !matched.has(plain(name)))
    .map((table) => unplanned('table', table.name, table.evidence[0]));
  return [...differences, ...beyond];
}

/** `OrderLine`, `order_line` and `order_lines` are one. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');
}

function same(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function columns(wanted: Table, found: Table): readonly Difference[] {
  const byName = new Map(found.columns.map((column) => [same(column.name), column]));
  const known = new Set(wanted.columns.map(({ name }) => same(name)));
  const place = found.evidence[0];
  const checked = wanted.columns.flatMap((column): readonly Difference[] => {
    const name = `${wanted.name}.${column.name}`;
    const own = byName.get(same(column.name));
    if (own === undefined)
      return [{ kind: 'lacks', noun: 'column', name, message: `the table has no such column (${column.type})`, place }];
    const messages = [
      family(column) === family(own) ? '' : `it is ${own.type}, and the design says ${column.type}`,
      column.nullable === own.nullable
        ? ''
        : own.nullable
          ? 'it may be empty, and the design says that it may not'
          : 'it may not be empty, and the design says that it may',
    ];
    return messages
      .filter((message) => message !== '')
      .map((message) => ({ kind: 'otherwise', noun: 'column', name, message, place: own.evidence ?? place }));
  });
  const beyond = found.columns
    .filter(({ name }) => !known.has(same(name)))
    .map((column) => unplanned('column', `${wanted.name}.${column.name}`, column.evidence ?? place));
  return [...checked, ...beyond];
}

/** What a value is, whatever a database or a library calls it. */
function family({ type }: Column): string {
  const clean = type.toLowerCase();
  if (/uuid|uniqueidentifier|binary\(16\)/.test(clean)) return 'uuid';
  if (/json/.test(clean)) return 'json';
  if (/bool|tinyint\(1\)/.test(clean)) return 'boolean';
  if (/time/.test(clean)) return 'time';
  if (/^date$/.test(clean)) return 'date';
  // `interval`, `point` and `int4range` hold the letters of a number, and are none.
  const [other] = /interval|point|range/.exec(clean) ?? [];
  if (other !== undefined) return other;
  if (/int|serial/.test(clean)) return 'whole number';
  return /numeric|decimal|real|double|float|money/.test(clean) ? 'number' : 'text';
}

function foreignKeys(wanted: Table, found: Table): readonly Difference[] {
  return wanted.foreignKeys.flatMap((key): readonly Difference[] => {
    const column = key.columns.at(-1) ?? '';
    const name = `${wanted.name}.${column}`;
    const own = found.foreignKeys.find((each) => each.columns.some((part) => same(part) === same(column)));
    if (own === undefined)
      return [
        {
          kind: 'lacks',
          noun: 'foreign key',
          name,
          message: `nothing makes it refer to ${key.references.table}`,
          place: found.evidence[0],
        },
      ];
    const [planned, written] = [key.onDelete ?? 'no action', own.onDelete?.toLowerCase() ?? 'no action'];
    // Both refuse; only the moment differs.
    const refuses = (action: string): boolean => action === 'restrict' || action === 'no action';
    if (planned === written || (refuses(planned) && refuses(written))) return [];
    return [
      {
        kind: 'otherwise',
        noun: 'foreign key',
        name,
        message: `on deletion the code does ${written}, and the design ${planned}`,
        place: own.evidence,
      },
    ];
  });
}

/** An index counts if it begins with the same columns. */
function indexes(wanted: Table, found: Table): readonly Difference[] {
  const keys = [found.primaryKey, ...found.indexes.map(({ columns: list }) => list)].map((list) => list.map(same));
  const unique: readonly Pick<Index, 'columns' | 'where'>[] = [
    { columns: found.primaryKey },
    ...found.indexes.filter((index) => index.unique),
  ];
  return wanted.indexes.flatMap((index): readonly Difference[] => {
    const list = index.columns.map(same);
    const name = `${wanted.name} (${index.columns.join(', ')})`;
    const place = found.evidence[0];
    if (index.unique) {
      const alike = unique.filter(({ columns: own }) => own.map(same).sort().join() === [...list].sort().join());
      const message = alike.length === 0 ? 'nothing keeps these columns unique' : countedOtherwise(index, alike);
      return message === undefined
        ? []
        : [{ kind: alike.length === 0 ? 'lacks' : 'otherwise', noun: 'index', name, message, place }];
    }
    // The id at the end only makes the order total.
    const needed = list.at(-1) === 'id' && list.length > 1 ? list.slice(0, -1) : list;
    const served = keys.some((key) => needed.every((column, at) => key[at] === column));
    return served ? [] : [{ kind: 'lacks', noun: 'index', name, message: 'no index begins with these columns', place }];
  });
}

/** A key over all rows refuses what one over some lets in. How the condition is written is left to the database. */
function countedOtherwise({ where }: Index, alike: readonly Pick<Index, 'where'>[]): string | undefined {
  if (alike.some((own) => (own.where === undefined) === (where === undefined))) return undefined;
  return where === undefined
    ? `it counts only rows with ${alike[0]?.where}, and the design all`
    : `it counts all rows, and the design only those with ${where}`;
}
