import type { ForeignKey, Table } from '../../model/table.ts';
import { count } from '../../model/wording.ts';
import type { DataDiagram, DiagramColumn, DiagramTable, Marks, Relation } from '../diagram.ts';
import { readableTables } from './table-groups.ts';
import { tableRelations } from './table-relations.ts';

/** Above this, columns that are no key are left out; above the second, tables with the fewest relations. */
const readable = { withColumns: 20, tables: readableTables, columns: 16 };

/** Tables of one store, or of all, with keys and relations. Tables of one name are told apart by their stores. */
export function dataView(
  name: string,
  tables: readonly Table[],
  marks: Marks,
  storeName: (id: string) => string = (id) => id,
): DataDiagram {
  const known = tables.filter((table) => table.role === 'system' && table.columns.length > 0);
  const relations = tableRelations(known).map(({ key, child, parent }) => relation(key, child, parent));
  const shown = mostRelated(known, relations);
  const ids = new Set(shown.map((table) => table.id));
  const keysOnly = shown.length > readable.withColumns;
  const drawn = relations.filter((relation) => ids.has(relation.parent) && ids.has(relation.child));
  return {
    view: 'data',
    title: `Data model of ${name}`,
    description: described(tables, known, shown, relations),
    tables: shown.map((table) => box(table, nameOf(table, known, storeName), keysOnly, marks)),
    relations: drawn,
    hidden: known.length - shown.length,
  };
}

/** What a reader would miss is said: what is not drawn, and why. */
function described(
  tables: readonly Table[],
  known: readonly Table[],
  shown: readonly Table[],
  relations: readonly Relation[],
): string {
  const unknown = tables.filter((table) => table.role === 'system').length - known.length;
  const fewer = known.length - shown.length;
  return [
    `${count(known.length, 'table')} and ${count(relations.length, 'foreign key')}.`,
    shown.length > readable.withColumns ? 'Drawn with their keys alone.' : '',
    fewer > 0 ? `${count(fewer, 'table')} with fewer relations left out.` : '',
    unknown > 0 ? `${count(unknown, 'more table')} of unknown columns left out.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function mostRelated(tables: readonly Table[], relations: readonly Relation[]): readonly Table[] {
  if (tables.length <= readable.tables) return tables;
  const degree = (table: Table): number =>
    relations.filter((relation) => relation.parent === table.id || relation.child === table.id).length;
  const ranked = tables.map((table) => ({ table, degree: degree(table) })).sort((a, b) => b.degree - a.degree);
  const kept = new Set(ranked.slice(0, readable.tables).map((each) => each.table.id));
  return tables.filter((table) => kept.has(table.id));
}

function relation(key: ForeignKey, child: Table, parent: Table): Relation {
  const columns = key.references.columns.length > 0 ? key.references.columns : parent.primaryKey;
  return {
    parent: parent.id,
    parentColumns: columns,
    child: child.id,
    childColumns: key.columns,
    optional: key.columns.some((name) => child.columns.find((column) => column.name === name)?.nullable === true),
    one: isUnique(key.columns, child),
    onDelete: key.onDelete ?? '',
  };
}

function isUnique(columns: readonly string[], table: Table): boolean {
  const keys = [
    table.primaryKey,
    ...table.indexes.filter((index) => index.unique && index.where === undefined).map((index) => index.columns),
  ];
  return keys.some((key) => key.length === columns.length && key.every((column) => columns.includes(column)));
}

function nameOf(table: Table, all: readonly Table[], storeName: (id: string) => string): string {
  const name = table.schema === undefined || table.schema === 'public' ? table.name : `${table.schema}.${table.name}`;
  const stores = new Set(all.filter((each) => each.name === table.name).map((each) => each.store));
  return stores.size > 1 ? `${name} (${storeName(table.store)})` : name;
}

function box(table: Table, name: string, keysOnly: boolean, marks: Marks): DiagramTable {
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: shortType(column.type),
    nullable: column.nullable,
    key: keyOf(column.name, table),
  }));
  const shown = keysOnly ? columns.filter((column) => column.key !== '') : withKeysFirst(columns);
  return {
    id: table.id,
    name,
    columns: shown,
    hidden: columns.length - shown.length,
    place: table.evidence[0],
    marks: marks.get(table.id) ?? [],
  };
}

/** A drawing has no room for how a time is stored. */
function shortType(type: string): string {
  return type
    .replace(/^timestamp(?:\(\d\))? with time zone$|^timestamptz\(\d\)$/, 'timestamptz')
    .replace(/^timestamp(?:\(\d\))?(?: without time zone)?$/, 'timestamp')
    .replace(/^character varying/, 'varchar');
}

/** The first columns in their own order, and every key wherever it stands. */
function withKeysFirst(columns: readonly DiagramColumn[]): readonly DiagramColumn[] {
  if (columns.length <= readable.columns) return columns;
  const plain = columns.filter((column) => column.key === '').slice(0, Math.max(4, readable.columns / 2));
  return columns.filter((column) => column.key !== '' || plain.includes(column));
}

function keyOf(name: string, table: Table): DiagramColumn['key'] {
  const primary = table.primaryKey.includes(name);
  const foreign = table.foreignKeys.some((key) => key.columns.includes(name));
  if (primary) return foreign ? 'PK, FK' : 'PK';
  if (foreign) return 'FK';
  return table.indexes.some((index) => index.unique && index.columns.length === 1 && index.columns[0] === name)
    ? 'UK'
    : '';
}
