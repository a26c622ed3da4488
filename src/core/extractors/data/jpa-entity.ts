import type { ClassOutline, Decorator, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import type { Extractor } from '../extractor.ts';
import type { AbstractModel, Fact, ModelField, ModelJoin } from '../fact.ts';
import { importOf } from '../shapes/import-of.ts';
import { annotation, argument, entryIn, isLiteral, items, text, usesJpa } from './jpa-annotations.ts';
import { entityColumn } from './jpa-columns.ts';
import { snakeCase } from './jpa-naming.ts';
import { entityRelation } from './jpa-relations.ts';

/** Tables that JPA makes of classes. */
export const jpaEntity: Extractor = {
  id: 'jpa-entity',
  title: 'JPA entities',
  group: 'data',
  applies: (file) => file.outline !== undefined && isJvm(file.outline) && usesJpa(file.outline),
  extract: (file) => ({ facts: file.outline === undefined ? [] : factsOf(file.outline), problems: [] }),
};

function isJvm({ language }: Outline): boolean {
  return language === 'java' || language === 'kotlin';
}

function factsOf(outline: Outline): readonly Fact[] {
  const entities = outline.classes.flatMap((cls, index) => entityOf(outline, cls, index));
  const abstracts = Object.fromEntries(outline.classes.flatMap((cls, index) => abstractOf(outline, cls, index)));
  if (entities.length === 0 && Object.keys(abstracts).length === 0) return [];
  const beside = importOf(outline, /^(?:jakarta|javax)\.persistence/);
  const byModel = <T>(value: (entity: Entity) => T) =>
    Object.fromEntries(entities.map((entity) => [entity.model, value(entity)]));
  return [
    {
      kind: 'schema',
      dialect: 'generic',
      origin: 'model',
      statements: entities.flatMap(({ statements }) => statements),
      models: byModel(({ table }) => table),
      fields: byModel(({ members }) => members.fields),
      bases: byModel(({ members }) => members.bases),
      ...(beside !== undefined && { beside: byModel(() => beside) }),
      abstracts,
      joins: entities.flatMap(({ members }) => members.joins),
    },
  ];
}

interface Entity {
  readonly model: string;
  readonly table: string;
  readonly statements: readonly SchemaStatement[];
  readonly members: Members;
}

interface Members {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly fields: Record<string, ModelField>;
  readonly joins: ModelJoin[];
  /** Classes whose columns the table takes over: superclasses and embedded ones. */
  readonly bases: string[];
}

function entityOf(outline: Outline, cls: ClassOutline, index: number): readonly Entity[] {
  const entity = annotation(cls, 'Entity');
  if (entity === undefined) return [];
  const declared = annotation(cls, 'Table');
  const table = snakeCase(
    text(outline, argument(declared, 'name')) ?? text(outline, argument(entity, 'name')) ?? cls.name,
  );
  const schema = text(outline, argument(declared, 'schema'));
  const members = membersOf(outline, cls, index);
  const place = { at: entity.at, end: cls.end };
  if (cls.bases.includes('PanacheEntity')) addPanacheKey(members, place);
  const create: SchemaStatement = {
    kind: 'create-table',
    table,
    schema,
    ifNotExists: false,
    columns: members.columns,
    constraints: [...oneKey(members.constraints), ...uniquesOf(outline, declared)],
    partitioned: false,
    ...place,
  };
  return [
    { model: cls.name, table, statements: [create, ...indexesOf(outline, declared, { table, schema })], members },
  ];
}

/** The class of Panache that has nothing but a key. */
function addPanacheKey({ columns, constraints, fields }: Members, place: Place): void {
  columns.unshift({ ...place, name: 'id', type: 'bigint', nullable: false, generated: true });
  constraints.push({ ...place, constraint: 'primary-key', columns: ['id'] });
  fields['id'] = { column: 'id' };
}

/** Classes that are no tables but hand their columns down: mapped superclasses and embeddables. */
function abstractOf(outline: Outline, cls: ClassOutline, index: number): readonly [string, AbstractModel][] {
  if (annotation(cls, 'MappedSuperclass', 'Embeddable') === undefined) return [];
  const { columns, constraints, fields, bases } = membersOf(outline, cls, index);
  return [[cls.name, { columns, constraints: oneKey(constraints), fields, bases }]];
}

function membersOf(outline: Outline, cls: ClassOutline, index: number): Members {
  const members: Members = { columns: [], constraints: [], fields: {}, joins: [], bases: [] };
  members.bases.push(...cls.bases.map((base) => base.replace(/<[\s\S]*$/, '').trim()));
  for (const field of persistentFields(outline, cls, index)) addField(outline, cls.name, field, members);
  return members;
}

/** Where the key is annotated on its getter, getters are what counts. */
function persistentFields(outline: Outline, cls: ClassOutline, index: number): readonly FieldOutline[] {
  const getters = outline.functions.flatMap((fn): FieldOutline[] => {
    const name = /^(?:get|is)([A-Z]\w*)$/.exec(fn.name)?.[1];
    if (fn.cls !== index || name === undefined || fn.decorators === undefined) return [];
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    return [{ name: field, type: fn.result, decorators: fn.decorators, at: fn.at, end: fn.at }];
  });
  const byGetter = getters.some((getter) => annotation(getter, 'Id', 'EmbeddedId') !== undefined);
  return byGetter ? getters : cls.fields.filter((field) => field.static !== true);
}

function addField(outline: Outline, model: string, field: FieldOutline, members: Members): void {
  if (annotation(field, 'Transient', 'ElementCollection', 'Formula') !== undefined) return;
  if (annotation(field, 'Embedded', 'EmbeddedId') !== undefined) {
    if (field.type !== undefined) members.bases.push(field.type);
    return;
  }
  const relation = entityRelation(outline, model, field);
  if (relation === undefined) {
    if (isCollection(field.type)) return;
    const { column, constraints } = entityColumn(outline, field);
    members.columns.push(column);
    members.constraints.push(...constraints);
    members.fields[field.name] = { column: column.name };
    return;
  }
  members.fields[field.name] = relation.field;
  members.constraints.push(...relation.constraints);
  const { column, join } = relation;
  if (column !== undefined && !members.columns.some(({ name }) => name === column.name)) members.columns.push(column);
  if (join !== undefined) members.joins.push(join);
}

function isCollection(type: string | undefined): boolean {
  return /^(?:java\.util\.)?(?:Collection|List|Set|SortedSet|Map)\b/.test(type ?? '');
}

/** Several keys are one. */
function oneKey(constraints: readonly ConstraintDefinition[]): readonly ConstraintDefinition[] {
  const keys = constraints.filter((each) => each.constraint === 'primary-key');
  const [first] = keys;
  const others = constraints.filter((each) => each.constraint !== 'primary-key');
  return first === undefined ? others : [{ ...first, columns: keys.flatMap(({ columns }) => columns) }, ...others];
}

function uniquesOf(outline: Outline, declared: Decorator | undefined): readonly ConstraintDefinition[] {
  return items(argument(declared, 'uniqueConstraints')).flatMap((value): ConstraintDefinition[] => {
    if (value.kind !== 'object' || declared === undefined) return [];
    const columns = items(entryIn(value, 'columnNames'))
      .flatMap((each) => text(outline, each) ?? [])
      .map(snakeCase);
    const place = { at: declared.at, end: declared.end };
    return columns.length === 0
      ? []
      : [{ constraint: 'unique', columns, name: text(outline, entryIn(value, 'name')), ...place }];
  });
}

interface TableName {
  readonly table: string;
  readonly schema: string | undefined;
}

/** `@Index(columnList = "status, created_at DESC")` */
function indexesOf(outline: Outline, declared: Decorator | undefined, table: TableName): readonly SchemaStatement[] {
  return items(argument(declared, 'indexes')).flatMap((value: Value): SchemaStatement[] => {
    const list = value.kind === 'object' ? text(outline, entryIn(value, 'columnList')) : undefined;
    if (value.kind !== 'object' || list === undefined || declared === undefined) return [];
    return [
      {
        kind: 'create-index',
        ...table,
        name: text(outline, entryIn(value, 'name')),
        columns: list.split(',').map((column) => snakeCase(column.trim().replace(/\s+(?:asc|desc)$/i, ''))),
        unique: isLiteral(entryIn(value, 'unique'), 'true'),
        concurrently: false,
        at: declared.at,
        end: declared.end,
      },
    ];
  });
}
