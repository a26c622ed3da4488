import type { SqlDialect } from '../model/table.ts';
import { argument, attribute, mappedName, nameArgument, namesIn, textArgument } from './prisma-attributes.ts';
import { constraintName } from './prisma-names.ts';
import { foreignKeys, joinTables, type PrismaModels } from './prisma-relations.ts';
import type { PrismaAttribute, PrismaField, PrismaModel, PrismaSchema } from './prisma-schema.ts';
import { columnType, generatesSequence, isScalarType } from './prisma-types.ts';
import type { ColumnDefinition, ConstraintDefinition, Place, SchemaStatement } from './sql/schema-statement.ts';

/**
 * The tables that a Prisma schema stands for, as its own migrations would create them. Of a schema in several files,
 * `models` holds what all of them declare.
 */
export function prismaTables(
  schema: PrismaSchema,
  dialect: SqlDialect,
  models: PrismaModels = prismaModels(schema),
): SchemaStatement[] {
  const own = schema.models.filter(({ kind }) => kind === 'model');
  return [
    ...own.flatMap((model) => tableOf(models, model, dialect)),
    ...own.flatMap((model) => joinTables(models, model, dialect)),
  ];
}

export function prismaModels(schema: PrismaSchema): PrismaModels {
  const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.name, item]));
  return {
    models: byName(schema.models.filter(({ kind }) => kind !== 'type')),
    enums: byName(schema.enums),
    composites: new Set(schema.models.filter(({ kind }) => kind === 'type').map(({ name }) => name)),
    enforced: !schema.datasources.some((source) => relationMode(source) === 'prisma'),
  };
}

/** With `relationMode = "prisma"` only the client keeps relations, and the database has no foreign keys. */
function relationMode(source: PrismaModel): string | undefined {
  const value = source.fields.find(({ name }) => name === 'relationMode' || name === 'referentialIntegrity')?.value;
  return value?.kind === 'text' ? value.text : undefined;
}

/** Fields that follow a relation have no column of their own. */
export function isRelation(models: PrismaModels, field: PrismaField): boolean {
  if (isScalarType(field.type) || models.enums.has(field.type) || models.composites.has(field.type)) return false;
  return models.models.has(field.type) || attribute(field, 'relation') !== undefined;
}

function tableOf(models: PrismaModels, model: PrismaModel, dialect: SqlDialect): SchemaStatement[] {
  const place = { at: model.at, end: model.end };
  const head = { table: mappedName(model), schema: textArgument(attribute(model, 'schema'), 'map', true) };
  const stored = model.fields.filter((field) => !isRelation(models, field));
  const constraints = [
    ...fieldKeys(head.table, stored),
    ...modelKeys(model, head.table),
    ...foreignKeys(models, model),
  ];
  const keys = new Set(constraints.flatMap((c) => (c.constraint === 'primary-key' ? c.columns : [])));
  const columns = stored.map((field) => columnOf(models, field, dialect, keys));
  const create: SchemaStatement = {
    ...head,
    kind: 'create-table',
    ifNotExists: false,
    columns,
    constraints,
    partitioned: false,
    ...place,
  };
  const comment: SchemaStatement[] =
    model.comment === undefined ? [] : [{ ...head, kind: 'comment', text: model.comment, ...place }];
  return [create, ...comment, ...modelIndexes(model, head)];
}

function columnOf(
  models: PrismaModels,
  field: PrismaField,
  dialect: SqlDialect,
  keys: ReadonlySet<string>,
): ColumnDefinition {
  const name = mappedName(field);
  const enumeration = models.enums.get(field.type);
  return {
    name,
    type: columnType(field, dialect, enumeration === undefined ? undefined : mappedName(enumeration)),
    nullable: (field.optional || field.many) && !keys.has(name),
    default: defaultOf(attribute(field, 'default')),
    generated: generatesSequence(field),
    comment: field.comment,
    ...(enumeration !== undefined && !field.many && { values: enumeration.fields.map(mappedName) }),
    at: field.at,
    end: field.end,
  };
}

/** What fills a column that nobody sets: the database, or like `cuid()` the client. */
function defaultOf(of: PrismaAttribute | undefined): string | undefined {
  const value = argument(of, 'value', true);
  if (value?.kind === 'name') return truthOrNumber.test(value.name) ? value.name : quote(value.name);
  if (value?.kind === 'text') return quote(value.text);
  if (value?.kind !== 'call' || value.name === 'autoincrement') return undefined;
  if (value.name === 'now') return 'CURRENT_TIMESTAMP';
  const [first] = value.args;
  return value.name === 'dbgenerated' && first?.value.kind === 'text' ? first.value.text : `${value.name}()`;
}

const truthOrNumber = /^(?:true|false|-?\d.*)$/;

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function fieldKeys(table: string, fields: readonly PrismaField[]): ConstraintDefinition[] {
  return fields.flatMap((field) => {
    const columns = [mappedName(field)];
    const id = attribute(field, 'id');
    const unique = attribute(field, 'unique');
    const place = { at: field.at, end: field.end };
    const keys: ConstraintDefinition[] = [];
    if (id !== undefined) keys.push(primaryKey(id, table, columns, place));
    if (unique !== undefined) keys.push(uniqueKey(unique, table, columns, place));
    return keys;
  });
}

function primaryKey(
  key: PrismaAttribute,
  table: string,
  columns: readonly string[],
  place: Place,
): ConstraintDefinition {
  return { constraint: 'primary-key', columns, name: constraintName(key, [table], 'pkey'), ...place };
}

function uniqueKey(
  key: PrismaAttribute,
  table: string,
  columns: readonly string[],
  place: Place,
): ConstraintDefinition {
  return { constraint: 'unique', columns, name: constraintName(key, [table, ...columns], 'key'), ...place };
}

function modelKeys(model: PrismaModel, table: string): ConstraintDefinition[] {
  return model.attributes.flatMap((key) => {
    const columns = columnsOf(model, key);
    const place = { at: key.at, end: key.end };
    if (key.name === 'id') return [primaryKey(key, table, columns, place)];
    return key.name === 'unique' ? [uniqueKey(key, table, columns, place)] : [];
  });
}

function modelIndexes(model: PrismaModel, head: { table: string; schema: string | undefined }): SchemaStatement[] {
  const indexes = model.attributes.filter(({ name }) => name === 'index' || name === 'fulltext');
  return indexes.map((index) => {
    const columns = columnsOf(model, index);
    return {
      ...head,
      kind: 'create-index',
      name: constraintName(index, [head.table, ...columns], 'idx'),
      columns,
      unique: false,
      method: methodOf(index),
      concurrently: false,
      at: index.at,
      end: index.end,
    };
  });
}

function methodOf(index: PrismaAttribute): string | undefined {
  const method = index.name === 'fulltext' ? 'fulltext' : nameArgument(index, 'type')?.toLowerCase();
  return method === 'btree' ? undefined : method;
}

function columnsOf(model: PrismaModel, key: PrismaAttribute): string[] {
  return namesIn(argument(key, 'fields', true)).map((name) => {
    const field = model.fields.find((found) => found.name === name);
    return field === undefined ? name : mappedName(field);
  });
}
