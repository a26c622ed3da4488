import { averageLength } from '../../../src/core/advice/sizing/row-storage.ts';
import type { Column, Table } from '../../../src/core/model/table.ts';

/** Rows that tables are given: tables that others refer to come first. */
export interface RowPlan {
  readonly tables: readonly Table[];
  rowsOf(table: string): number;
}

/** `INSERT … SELECT` for one table: every row follows from its number `g`, so that a test can name any of them. */
export function insertRows(plan: RowPlan, table: Table): string {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const references = referencesOf(plan, table);
  const values = table.columns.map((column) => references.get(column.name) ?? halfEmpty(table, column));
  const rows = plan.rowsOf(table.name);
  return `INSERT INTO "${table.name}" (${columns})\nSELECT ${values.join(',\n       ')}\nFROM generate_series(1, ${rows}) AS g;`;
}

/** An id of version 7: the time is the number of the row. */
export function idOf(g: string): string {
  return `(lpad(to_hex(1700000000000 + (${g})::bigint * 100), 12, '0') || '7000800000000000' || lpad(to_hex((${g})::bigint % 65536), 4, '0'))::uuid`;
}

/**
 * Which row of another table is meant. The numbers are mixed as digits are, so that no two rows refer to the same set,
 * and within a tenant only to rows of that tenant.
 */
function referencesOf(plan: RowPlan, table: Table): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const tenant = table.primaryKey.length > 1 ? tenantOf(plan, table.primaryKey[0] ?? '') : undefined;
  const tenants = tenant === undefined ? 1 : Math.min(busyTenants, plan.rowsOf(tenant.table));
  if (tenant !== undefined) found.set(tenant.column, idOf(`1 + g % ${tenants}`));
  const keys = keyColumns(table);
  let radix = tenants;
  for (const { columns, references } of table.foreignKeys) {
    const column = columns.at(-1) ?? '';
    if (column === tenant?.column) continue;
    const shared = columns.length > 1;
    const parents = plan.rowsOf(references.table);
    const all = Math.max(1, shared ? Math.floor(parents / tenants) : parents);
    const isKey = keys.has(column);
    const choices = isKey ? all : Math.min(all, busyParents);
    const digit = isKey
      ? radix === 1
        ? `g % ${choices}`
        : `(g / ${radix}) % ${choices}`
      : `(g::bigint * 7919) % ${choices}`;
    const row = shared
      ? `(CASE WHEN g % ${tenants} = 0 THEN ${tenants} ELSE g % ${tenants} END) + ${tenants} * (${digit})`
      : `1 + ${digit}`;
    const self = shared ? 'NULL' : `CASE WHEN g > ${busyParents} THEN ${idOf(row)} END`;
    found.set(column, references.table === table.name ? self : idOf(row));
    if (isKey) radix *= choices;
  }
  // References to another service: any id will do.
  for (const { name, type } of table.columns)
    if (type === 'uuid' && name !== 'id' && !found.has(name))
      found.set(name, idOf(`1 + (g::bigint * 7919) % ${busyParents}`));
  return found;
}

/** Rows are spread over so many others, so that each has a range that is worth an index. */
const busyParents = 400;

/** Tenants that have rows at all. */
const busyTenants = 40;

/** The column that leads to a tenant, wherever a foreign key says that it does. */
function tenantOf(plan: RowPlan, column: string): { readonly column: string; readonly table: string } | undefined {
  const key = plan.tables
    .flatMap(({ foreignKeys }) => foreignKeys)
    .find(({ columns, references }) => columns.join() === column && references.columns.join() === 'id');
  const leads = plan.tables.filter(({ primaryKey }) => primaryKey[0] === column).length > 1;
  return key === undefined || !leads ? undefined : { column, table: key.references.table };
}

function keyColumns(table: Table): ReadonlySet<string> {
  return new Set(
    [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)].flat(),
  );
}

/** Half of what may be empty is, as the sizing assumes it; documents and states of messages are not. */
function halfEmpty(table: Table, column: Column): string {
  const value = expressionOf(table, column);
  const isHalf = column.nullable && column.type !== 'jsonb' && column.name !== 'sent_at';
  return isHalf ? `CASE WHEN g % 2 = 0 THEN ${value} END` : value;
}

function expressionOf(table: Table, column: Column): string {
  const { name, type } = column;
  if (name === 'id' || name === 'message_id') return idOf('g');
  const values = choicesOf(table, name);
  if (values.length > 0)
    return isOfPartialKey(table, name)
      ? `CASE WHEN g <= 40 THEN ${values[0]} ELSE ${values.at(-1)} END`
      : stateOf(values);
  if (type === 'timestamptz')
    return name === 'sent_at'
      ? 'CASE WHEN g % 100 = 0 THEN NULL ELSE now() END'
      : `now() - (g || ' minutes')::interval`;
  if (type === 'date') return `date '2020-01-01' + (g / 100)::int % 3000`;
  if (type === 'boolean') return 'g % 2 = 0';
  if (type === 'jsonb') return `jsonb_build_object('text', repeat(md5(g::text), 9))`;
  if (/^(?:bigint|integer|numeric)/.test(type)) return numberOf(table, name);
  return textOf(table, column);
}

/** Rows that a partial key does not count may be alike. */
function isOfPartialKey({ indexes }: Table, name: string): boolean {
  return indexes.some(({ unique, where }) => unique && where?.includes(name));
}

/** Most rows have come to their end: the first states are rare, and they are what lists are asked for. */
function stateOf(values: readonly string[]): string {
  const rare = values.slice(0, -1).map((value, index) => `WHEN g % 100 = ${index} THEN ${value}`);
  return rare.length === 0 ? `${values[0]}` : `CASE ${rare.join(' ')} ELSE ${values.at(-1)} END`;
}

/** The first value of a column that has few. */
export function firstChoice(table: Table, column: string): string | undefined {
  return choicesOf(table, column)[0];
}

function numberOf(table: Table, name: string): string {
  const bound = (sign: string): number | undefined => {
    const check = table.checks.find(
      (each) => each.startsWith(`${name} ${sign} `) || each.startsWith(`"${name}" ${sign} `),
    );
    return check === undefined ? undefined : Number(check.split(' ').at(-1));
  };
  const above = bound('>');
  const [low, high] = [bound('>=') ?? (above === undefined ? 0 : above + 1), bound('<=')];
  return `${low} + g % ${Math.max(1, Math.min(10_000, (high ?? 10_000) - low))}`;
}

/** As long as the sizing takes it for; unique where a key wants it. */
function textOf(table: Table, column: Column): string {
  const { name, maxLength = 200 } = column;
  const exact = table.checks
    .map((check) => /char_length\("?(\w+)"?\) = (\d+)/.exec(check))
    .find((match) => match?.[1] === name)?.[2];
  if (exact === '3') return "'EUR'";
  if (exact === '2') return "'GB'";
  const length = exact === undefined ? Math.min(averageLength(column), maxLength) : Number(exact);
  const isKey = [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)].some(
    (columns) => columns.includes(name),
  );
  // Random digits first would scatter what a person types in order: names do scatter.
  const text = `substr(md5(g::text) || md5((g + 1)::text) || repeat(md5((g * 7)::text), ${Math.ceil(length / 32)}), 1, ${length})`;
  return isKey ? `substr(lpad(to_hex(g), 6, '0') || ${text}, 1, ${Math.max(length, Math.min(8, maxLength))})` : text;
}

function choicesOf(table: Table, name: string): readonly string[] {
  const check = table.checks.find((each) => new RegExp(`^"?${name.replace(/\W/g, '\\$&')}"? IN \\(`).test(each));
  return check === undefined
    ? []
    : [...check.slice(check.indexOf('(')).matchAll(/'(?:[^']|'')*'/g)].map(([value]) => value);
}
