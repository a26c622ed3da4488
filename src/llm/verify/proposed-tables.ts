import type { Table } from '../../core/model/table.ts';
import type { Item } from '../answer/answer.ts';
import { type Objection, objection } from './drop.ts';
import type { Ground } from './ground.ts';

export type ProposedTable = Item<'tables'>;
type ProposedColumn = ProposedTable['columns'][number];

/** Whether a database would take the table, next to those that exist and are proposed with it. */
export function verifyTable(
  table: ProposedTable,
  all: readonly ProposedTable[],
  ground: Ground,
): Objection | undefined {
  const existing = existingTable(table.name, ground);
  if (table.change === 'altered' && existing === undefined)
    return objection('bad-table', `${table.name} does not exist`);
  if (table.change === 'new' && existing !== undefined) return objection('bad-table', `${table.name} exists already`);
  if (new Set(table.columns.map(({ name }) => name)).size < table.columns.length) {
    return objection('bad-table', `${table.name} names a column twice`);
  }
  const why = table.columns.map((column) => badReference(column, all, ground)).find((reason) => reason !== undefined);
  return why === undefined ? undefined : objection('bad-table', why);
}

/** Those that can be created together: what refers to a table that cannot be falls with it. */
export function soundTables(all: readonly ProposedTable[], ground: Ground): readonly ProposedTable[] {
  const sound = all.filter((table) => verifyTable(table, all, ground) === undefined);
  return sound.length === all.length ? sound : soundTables(sound, ground);
}

function badReference(
  { references, type, name }: ProposedColumn,
  all: readonly ProposedTable[],
  ground: Ground,
): string | undefined {
  if (references === null) return undefined;
  const [tableName = '', columnName = ''] = references.split('.');
  const target = targetOf(tableName, columnName, all, ground);
  if (target === undefined) return `${name} refers to ${references}, which does not exist`;
  if (!target.isUnique) return `${name} refers to ${references}, which is not unique`;
  return plainType(target.type) === plainType(type)
    ? undefined
    : `${name} is ${type} and ${references} is ${target.type}`;
}

interface Target {
  readonly type: string;
  readonly isUnique: boolean;
}

function targetOf(table: string, column: string, all: readonly ProposedTable[], ground: Ground): Target | undefined {
  const proposed = all.find(({ name }) => name === table)?.columns.find(({ name }) => name === column);
  if (proposed !== undefined) return { type: proposed.type, isUnique: proposed.key !== 'none' };
  const existing = existingTable(table, ground);
  const found = existing?.columns.find(({ name }) => name === column);
  return existing === undefined || found === undefined
    ? undefined
    : { type: found.type, isUnique: isUnique(existing, column) };
}

function isUnique({ primaryKey, indexes }: Table, column: string): boolean {
  const keys = [
    primaryKey,
    ...indexes.filter(({ unique, where }) => unique && where === undefined).map(({ columns }) => columns),
  ];
  return keys.some((key) => key.length === 1 && key[0] === column);
}

/** Names of one type, as far as keys are made of them. */
function plainType(type: string): string {
  const plain = type.replace(/\(.*$/, '').trim().toLowerCase();
  const sameAs: Readonly<Record<string, string>> = {
    int: 'integer',
    int4: 'integer',
    serial: 'integer',
    int8: 'bigint',
    bigserial: 'bigint',
    'character varying': 'varchar',
    string: 'text',
  };
  return sameAs[plain] ?? plain;
}

function existingTable(name: string, { index }: Ground): Table | undefined {
  return index.system.tables.find((table) => table.name === name && table.role === 'system');
}
