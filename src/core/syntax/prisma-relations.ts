import type { SqlDialect } from '../model/table.ts';
import { argument, attribute, mappedName, nameArgument, namesIn, textArgument } from './prisma-attributes.ts';
import { constraintName } from './prisma-names.ts';
import type { PrismaField, PrismaModel } from './prisma-schema.ts';
import { columnType } from './prisma-types.ts';
import type { ConstraintDefinition, SchemaStatement } from './sql/schema-statement.ts';

/** What the fields of a schema can refer to. */
export interface PrismaModels {
  readonly models: ReadonlyMap<string, PrismaModel>;
  readonly enums: ReadonlyMap<string, PrismaModel>;
  readonly composites: ReadonlySet<string>;
  /** Whether relations become foreign keys. */
  readonly enforced: boolean;
}

/** Foreign keys of a model: relations that name the fields which hold them. */
export function foreignKeys(models: PrismaModels, model: PrismaModel): ConstraintDefinition[] {
  return model.fields.flatMap((field): ConstraintDefinition[] => {
    const relation = attribute(field, 'relation');
    const fields = namesIn(argument(relation, 'fields'));
    if (fields.length === 0) return [];
    const target = models.models.get(field.type);
    const columns = columnNames(model, fields);
    return [
      {
        constraint: 'foreign-key',
        name: constraintName(relation, [mappedName(model), ...columns], 'fkey'),
        columns,
        table: target === undefined ? field.type : mappedName(target),
        referenced: columnNames(target, namesIn(argument(relation, 'references'))),
        onDelete: action(nameArgument(relation, 'onDelete')) ?? (isOptional(model, fields) ? 'set null' : 'restrict'),
        onUpdate: action(nameArgument(relation, 'onUpdate')) ?? 'cascade',
        ...enforcement(models),
        at: field.at,
        end: field.end,
      },
    ];
  });
}

function enforcement(models: PrismaModels): { enforced?: false } {
  return models.enforced ? {} : { enforced: false };
}

function columnNames(model: PrismaModel | undefined, fields: readonly string[]): string[] {
  return fields.map((name) => {
    const field = model?.fields.find((found) => found.name === name);
    return field === undefined ? name : mappedName(field);
  });
}

/** Prisma restricts deletes of what required fields refer to, and empties optional ones. */
function isOptional(model: PrismaModel, fields: readonly string[]): boolean {
  return fields.every((name) => model.fields.find((field) => field.name === name)?.optional === true);
}

/** `SetNull` → `set null`. */
function action(name: string | undefined): string | undefined {
  return name?.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
}

/**
 * Tables that Prisma adds where two models hold lists of each other: `_ArticleToTag` with `A` for the first of them by
 * the alphabet and `B` for the other, a unique index over both and one over `B`.
 */
export function joinTables(models: PrismaModels, model: PrismaModel, dialect: SqlDialect): SchemaStatement[] {
  return model.fields.flatMap((field) => {
    const other = otherEnd(models, model, field);
    return other === undefined ? [] : joinTable(models, model, field, other, dialect);
  });
}

/** The other model of a many-to-many relation, where this field is the end that declares it. */
function otherEnd(models: PrismaModels, model: PrismaModel, field: PrismaField): PrismaModel | undefined {
  const other = models.models.get(field.type);
  if (!field.many || other === undefined) return undefined;
  const back = other.fields.find(
    (found) => found !== field && found.type === model.name && relationName(found) === relationName(field),
  );
  if (back?.many !== true) return undefined;
  const isFirst = model.name === other.name ? field.name < back.name : model.name < other.name;
  return isFirst ? other : undefined;
}

function joinTable(
  models: PrismaModels,
  model: PrismaModel,
  field: PrismaField,
  other: PrismaModel,
  dialect: SqlDialect,
): SchemaStatement[] {
  const place = { at: field.at, end: field.end };
  const table = `_${relationName(field) ?? `${model.name}To${other.name}`}`;
  const a = endOf('A', model, dialect, table);
  const b = endOf('B', other, dialect, table);
  if (a === undefined || b === undefined) return [];
  const index = { kind: 'create-index', table, concurrently: false, ...place } as const;
  return [
    {
      kind: 'create-table',
      table,
      ifNotExists: false,
      columns: [a.column, b.column].map((column) => ({ ...column, ...place })),
      constraints: [a.key, b.key].map((key) => ({ ...key, ...enforcement(models), ...place })),
      partitioned: false,
      ...place,
    },
    { ...index, name: `${table}_AB_unique`, columns: ['A', 'B'], unique: true },
    { ...index, name: `${table}_B_index`, columns: ['B'], unique: false },
  ];
}

function relationName(field: PrismaField): string | undefined {
  return textArgument(attribute(field, 'relation'), 'name', true);
}

/** A column that holds the id of one of the two models, and the key that refers to it. */
function endOf(name: string, model: PrismaModel, dialect: SqlDialect, table: string) {
  const id = model.fields.find((field) => attribute(field, 'id') !== undefined);
  if (id === undefined) return undefined;
  const plainId = { ...id, attributes: id.attributes.filter((of) => of.name !== 'default') };
  const key = {
    constraint: 'foreign-key',
    name: `${table}_${name}_fkey`,
    columns: [name],
    table: mappedName(model),
    referenced: [mappedName(id)],
    onDelete: 'cascade',
    onUpdate: 'cascade',
  } as const;
  return { column: { name, type: columnType(plainId, dialect, undefined), nullable: false, generated: false }, key };
}
