import type { ClassOutline, Decorator, Outline } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import type { AbstractModel, ModelField, ModelJoin, SchemaFact } from '../fact.ts';
import { importOf } from '../shapes/import-of.ts';
import { isOn, option, textItems } from '../shapes/object-values.ts';
import { entityColumn } from './typeorm-columns.ts';
import { optionsOf, textValue, typeormDecorators } from './typeorm-decorators.ts';
import { snakeCase } from './typeorm-naming.ts';
import { entityRelation } from './typeorm-relations.ts';

/** Tables that TypeORM makes of classes. */
export const typeormEntity: Extractor = {
  id: 'typeorm-entity',
  title: 'TypeORM entities',
  group: 'data',
  applies: (file) => file.outline?.imports.some(({ from }) => from === 'typeorm') === true,
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile): Extraction['facts'] {
  if (outline === undefined) return [];
  const entities = outline.classes.flatMap((cls) => entityOf(outline, cls));
  const abstracts = abstractModels(outline, entities);
  if (entities.length === 0 && Object.keys(abstracts).length === 0) return [];
  const beside = importOf(outline, /^typeorm$/);
  const byModel = <T>(value: (entity: Entity) => T) =>
    Object.fromEntries(entities.map((entity) => [entity.model, value(entity)]));
  const fact: SchemaFact = {
    kind: 'schema',
    dialect: 'generic',
    origin: 'model',
    statements: entities.flatMap((entity) => entity.statements),
    models: byModel(({ table }) => table),
    fields: byModel(({ fields }) => fields),
    bases: byModel(({ bases }) => bases),
    ...(beside !== undefined && { beside: byModel(() => beside) }),
    abstracts,
    joins: entities.flatMap(({ joins }) => joins),
  };
  return [fact];
}

interface Entity {
  readonly model: string;
  readonly table: string;
  readonly statements: readonly SchemaStatement[];
  readonly fields: Readonly<Record<string, ModelField>>;
  readonly joins: readonly ModelJoin[];
  /** Base classes of other files. */
  readonly bases: readonly string[];
}

function entityOf(outline: Outline, cls: ClassOutline): Entity[] {
  const decorators = typeormDecorators(outline, cls.decorators);
  const entity = decorators.find(({ name }) => name === 'Entity');
  if (entity === undefined) return [];
  const options = optionsOf(entity);
  const written = textValue(outline, entity.args?.[0]) ?? textValue(outline, option(options, 'name'));
  const table = written ?? snakeCase(cls.name);
  const schema = textValue(outline, option(options, 'schema'));
  const members = membersOf(outline, cls, new Set());
  const place = { at: entity.at, end: cls.end };
  const create: SchemaStatement = {
    kind: 'create-table',
    table,
    schema,
    ifNotExists: false,
    columns: members.columns,
    constraints: [...oneKey(members.constraints), ...uniquesOf(decorators, members)],
    partitioned: false,
    ...place,
  };
  const { fields, joins, bases } = members;
  return [
    {
      model: cls.name,
      table,
      statements: [create, ...indexesOf(outline, cls, decorators, { table, schema }, members)],
      fields,
      joins,
      bases,
    },
  ];
}

interface Members {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly fields: Record<string, ModelField>;
  readonly joins: ModelJoin[];
  readonly bases: string[];
}

/** Fields of a class and of the base classes in the same file, base first. */
function membersOf(outline: Outline, cls: ClassOutline, seen: Set<string>): Members {
  const members: Members = { columns: [], constraints: [], fields: {}, joins: [], bases: [] };
  seen.add(cls.name);
  for (const base of cls.bases.map(withoutArguments)) {
    const known = outline.classes.find(({ name, kind }) => name === base && kind === 'class');
    if (known !== undefined && !seen.has(base)) addAll(members, membersOf(outline, known, seen));
    else if (known === undefined && !isPackaged(outline, base)) members.bases.push(importedAs(outline, base));
  }
  for (const field of cls.fields) addField(outline, cls.name, field, members);
  return members;
}

/** `BaseEntity` of TypeORM has no columns; one that a project calls so may. */
function isPackaged({ imports }: Outline, base: string): boolean {
  return imports.some(({ from, name, as }) => from === 'typeorm' && (as ?? name) === base);
}

function withoutArguments(base: string): string {
  return base.replace(/<.*$/s, '').trim();
}

function importedAs(outline: Outline, name: string): string {
  const found = outline.imports.find((entry) => (entry.as ?? entry.name) === name);
  return found?.name === undefined || found.name === 'default' ? name : found.name;
}

function addAll(to: Members, from: Members): void {
  to.columns.push(...from.columns);
  to.constraints.push(...from.constraints);
  Object.assign(to.fields, from.fields);
  to.joins.push(...from.joins);
  to.bases.push(...from.bases);
}

function addField(outline: Outline, model: string, field: ClassOutline['fields'][number], members: Members): void {
  const column = entityColumn(outline, field);
  const relation = column === undefined ? entityRelation(outline, model, field) : undefined;
  if (column !== undefined) {
    addColumn(members, column.column);
    members.constraints.push(...column.constraints);
    members.fields[field.name] = { column: column.column.name };
  }
  if (relation === undefined) return;
  members.fields[field.name] = relation.field;
  members.constraints.push(...relation.constraints);
  if (relation.column !== undefined) addJoinColumn(members, relation.column);
  if (relation.join !== undefined) members.joins.push(relation.join);
}

/** A column may be declared beside the relation that holds it, before or after. */
function addColumn(members: Members, column: ColumnDefinition): void {
  const known = members.columns.findIndex(({ name }) => name === column.name);
  if (known < 0) members.columns.push(column);
  else members.columns[known] = members.columns[known]?.type === '' ? { ...column, assumed: true } : column;
}

/** Whatever the column says of itself, TypeORM gives it the type of the key that it refers to. */
function addJoinColumn(members: Members, column: ColumnDefinition): void {
  const known = members.columns.findIndex(({ name }) => name === column.name);
  const own = members.columns[known];
  if (own === undefined) members.columns.push(column);
  else members.columns[known] = { ...own, assumed: true };
}

/** Several primary columns are one key. */
function oneKey(constraints: readonly ConstraintDefinition[]): ConstraintDefinition[] {
  const keys = constraints.filter((constraint) => constraint.constraint === 'primary-key');
  const [first] = keys;
  const others = constraints.filter((constraint) => constraint.constraint !== 'primary-key');
  return first === undefined ? others : [{ ...first, columns: keys.flatMap(({ columns }) => columns) }, ...others];
}

/** `@Unique(['a', 'b'])`, `@Unique('name', ['a', 'b'])` on the class. */
function uniquesOf(decorators: readonly Decorator[], members: Members): ConstraintDefinition[] {
  return decorators.flatMap((decorator): ConstraintDefinition[] => {
    const [first, second] = decorator.args ?? [];
    if (decorator.name !== 'Unique') return [];
    const columns = columnsOf(members, textItems(first?.kind === 'list' ? first : second));
    const name = first?.kind === 'text' ? first.text : undefined;
    const place = { at: decorator.at, end: decorator.end };
    return columns.length === 0 ? [] : [{ constraint: 'unique', columns, name, ...place }];
  });
}

function columnsOf(members: Members, fields: readonly string[]): string[] {
  return fields.map((name) => {
    const field = members.fields[name];
    if (field === undefined) return name;
    if ('column' in field) return field.column;
    return members.columns.find((column) => column.name.toLowerCase().startsWith(name.toLowerCase()))?.name ?? name;
  });
}

interface TableName {
  readonly table: string;
  readonly schema: string | undefined;
}

/** `@Index` on the class, with its fields, and on single fields. */
function indexesOf(
  outline: Outline,
  cls: ClassOutline,
  decorators: readonly Decorator[],
  table: TableName,
  members: Members,
): SchemaStatement[] {
  const ofClass = decorators.flatMap((decorator) => {
    const list = decorator.args?.find((value) => value.kind === 'list');
    return decorator.name === 'Index' ? indexOf(table, decorator, columnsOf(members, textItems(list))) : [];
  });
  const ofFields = cls.fields.flatMap((field) =>
    typeormDecorators(outline, field.decorators).flatMap((decorator) =>
      decorator.name === 'Index' ? indexOf(table, decorator, columnsOf(members, [field.name])) : [],
    ),
  );
  return [...ofClass, ...ofFields];
}

function indexOf(table: TableName, decorator: Decorator, columns: readonly string[]): SchemaStatement[] {
  const options = optionsOf(decorator);
  const [first] = decorator.args ?? [];
  const where = option(options, 'where');
  if (columns.length === 0) return [];
  return [
    {
      kind: 'create-index',
      ...table,
      name: first?.kind === 'text' ? first.text : undefined,
      columns,
      unique: isOn(option(options, 'unique')),
      where: where?.kind === 'text' ? where.text : undefined,
      concurrently: false,
      at: decorator.at,
      end: decorator.end,
    },
  ];
}

/** Classes with columns that are no entities: others extend them. */
function abstractModels(outline: Outline, entities: readonly Entity[]): Record<string, AbstractModel> {
  const tables = new Set(entities.map(({ model }) => model));
  const candidates = outline.classes.filter(({ name, kind }) => kind === 'class' && !tables.has(name));
  return Object.fromEntries(
    candidates.flatMap((cls): [string, AbstractModel][] => {
      const { columns, constraints, fields, bases } = membersOf(outline, cls, new Set());
      return columns.length === 0 ? [] : [[cls.name, { columns, constraints, fields, bases }]];
    }),
  );
}
