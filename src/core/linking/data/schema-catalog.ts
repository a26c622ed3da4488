import type { ModelField, RelationField } from '../../extractors/fact.ts';
import type { Table } from '../../model/table.ts';
import type { MapperSql } from '../../syntax/mapper-statement.ts';

/** A table with what code calls its columns. */
export interface CatalogTable {
  readonly table: Table;
  /** Field name in code → column, or the relation it follows; empty where code speaks of columns. */
  readonly fields: Readonly<Record<string, ModelField>>;
  /** Fields that lists are sorted by where a query says nothing, `-` before those that fall. */
  readonly order?: readonly string[] | undefined;
}

/** Finds tables by the names that code uses. */
export interface SchemaCatalog {
  /** `Article`, or `article` as a client's member. */
  model(service: string, name: string): CatalogTable | undefined;
  table(service: string, name: string, schema?: string): CatalogTable | undefined;
  /** What a file beside the code has for a method, by its full name: `kennel.DogMapper.findById`. */
  statement(id: string): MapperSql | undefined;
}

/** `storeOf` says which database a service's own tables live in. */
export function createSchemaCatalog(
  tables: readonly CatalogTable[],
  statements: ReadonlyMap<string, MapperSql> = new Map(),
): (storeOf: (service: string) => string | undefined) => SchemaCatalog {
  const byModel = group(tables, (entry) => entry.table.model?.toLowerCase());
  const byName = group(tables, (entry) => entry.table.name.toLowerCase());
  return (storeOf) => ({
    model: (service, name) => choose(byModel.get(name.toLowerCase()), service, storeOf),
    table: (service, name, schema) => {
      const candidates = byName.get(name.toLowerCase());
      const inSchema = schema === undefined ? [] : (candidates ?? []).filter((entry) => entry.table.schema === schema);
      return choose(inSchema.length > 0 ? inSchema : candidates, service, storeOf);
    },
    statement: (id) => statements.get(id),
  });
}

function choose(
  candidates: readonly CatalogTable[] | undefined,
  service: string,
  storeOf: (service: string) => string | undefined,
): CatalogTable | undefined {
  if (candidates === undefined) return undefined;
  const own = candidates.filter((entry) => entry.table.declaredBy === service);
  if (own.length > 0) return own[0];
  const store = storeOf(service);
  const beside = candidates.filter((entry) => entry.table.store === store);
  if (beside.length > 0) return beside[0];
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The column behind a field of a model; the field's own name where nothing maps it. */
export function columnOf(entry: CatalogTable | undefined, field: string): string | undefined {
  if (entry === undefined) return field;
  const mapped = Object.hasOwn(entry.fields, field) ? entry.fields[field] : undefined;
  if (mapped !== undefined) return 'column' in mapped ? mapped.column : mapped.back?.column;
  const column = entry.table.columns.find((candidate) => candidate.name.toLowerCase() === field.toLowerCase());
  return column?.name ?? (entry.table.columns.length === 0 ? field : undefined);
}

export function relationOf(entry: CatalogTable | undefined, field: string): string | undefined {
  const mapped = entry !== undefined && Object.hasOwn(entry.fields, field) ? entry.fields[field] : undefined;
  return mapped !== undefined && 'relation' in mapped ? mapped.relation : undefined;
}

/** A relation whose rows hold the key of this one: `order.lines`. */
export function heldBy(entry: CatalogTable | undefined, field: string): RelationField | undefined {
  const mapped = entry !== undefined && Object.hasOwn(entry.fields, field) ? entry.fields[field] : undefined;
  return mapped !== undefined && 'relation' in mapped && mapped.by !== undefined ? mapped : undefined;
}

/** A relation to several rows that a table of its own keeps: `post.tags`. */
export function joinedTo(entry: CatalogTable | undefined, field: string): RelationField | undefined {
  const mapped = entry !== undefined && Object.hasOwn(entry.fields, field) ? entry.fields[field] : undefined;
  return mapped !== undefined && 'relation' in mapped && mapped.many && mapped.by === undefined ? mapped : undefined;
}

function group(
  tables: readonly CatalogTable[],
  key: (entry: CatalogTable) => string | undefined,
): ReadonlyMap<string, readonly CatalogTable[]> {
  const groups = new Map<string, CatalogTable[]>();
  for (const entry of tables) {
    const name = key(entry);
    if (name === undefined) continue;
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [entry]);
    else list.push(entry);
  }
  return groups;
}
