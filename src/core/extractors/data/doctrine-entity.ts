import type { ClassOutline, FieldOutline, Outline } from '../../syntax/outline.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import type { Extractor } from '../extractor.ts';
import type { AbstractModel, Fact, ModelField, ModelJoin } from '../fact.ts';
import { underscored } from '../shapes/inflections.ts';
import { argument, attribute, says, text, texts, usesDoctrine } from './doctrine-attributes.ts';

/** Tables that Doctrine makes of classes. */
export const doctrineEntity: Extractor = {
  id: 'doctrine-entity',
  title: 'Doctrine entities',
  group: 'data',
  applies: ({ outline }) => outline !== undefined && usesDoctrine(outline),
  extract: ({ outline }) => ({ facts: outline === undefined ? [] : factsOf(outline), problems: [] }),
};

interface Members {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly indexes: SchemaStatement[];
  readonly fields: Record<string, ModelField>;
  readonly joins: ModelJoin[];
  readonly bases: string[];
}

interface Entity {
  readonly cls: ClassOutline;
  readonly table: string;
  readonly members: Members;
}

function factsOf(outline: Outline): readonly Fact[] {
  const entities = outline.classes.flatMap((cls): readonly Entity[] => {
    if (attribute(cls, 'Entity') === undefined) return [];
    const written = text(argument(attribute(cls, 'Table'), 'name', 0));
    const table = (written ?? underscored(cls.name)).replaceAll('`', '');
    return [{ cls, table, members: membersOf(cls, table) }];
  });
  const abstracts = Object.fromEntries(outline.classes.flatMap(abstractOf));
  if (entities.length === 0 && Object.keys(abstracts).length === 0) return [];
  const byModel = <T>(value: (entity: Entity) => T) =>
    Object.fromEntries(entities.map((entity) => [entity.cls.name, value(entity)]));
  return [
    {
      kind: 'schema',
      dialect: 'generic',
      origin: 'model',
      statements: entities.flatMap(statementsOf),
      models: byModel(({ table }) => table),
      fields: byModel(({ members }) => members.fields),
      bases: byModel(({ members }) => members.bases),
      abstracts,
      joins: entities.flatMap(({ members }) => members.joins),
    },
  ];
}

/** Classes that are no tables but hand their columns down: mapped superclasses, embeddables and traits. */
function abstractOf(cls: ClassOutline): readonly [string, AbstractModel][] {
  const isTrait =
    attribute(cls, 'Entity') === undefined && cls.fields.some((field) => attribute(field, 'Column') !== undefined);
  if (attribute(cls, 'MappedSuperclass', 'Embeddable') === undefined && !isTrait) return [];
  const { columns, constraints, fields, bases } = membersOf(cls, '');
  return [[cls.name, { columns, constraints, fields, bases }]];
}

function statementsOf({ cls, table, members }: Entity): readonly SchemaStatement[] {
  const place = { at: cls.at, end: cls.end };
  return [
    {
      kind: 'create-table',
      table,
      ifNotExists: false,
      columns: members.columns,
      constraints: [...members.constraints, ...uniquesOf(cls, members)],
      partitioned: false,
      ...place,
    },
    ...members.indexes,
    ...indexesOf(cls, table, members),
  ];
}

function membersOf(cls: ClassOutline, table: string): Members {
  const members: Members = { columns: [], constraints: [], indexes: [], fields: {}, joins: [], bases: [] };
  members.bases.push(...cls.bases.map((base) => base.replace(/^.*\\/, '')));
  const keys: string[] = [];
  for (const field of cls.fields) {
    if (attribute(field, 'Embedded') !== undefined && field.type !== undefined)
      members.bases.push(field.type.replace(/^.*\\/, ''));
    const name = addColumn(field, members) ?? addRelation(cls.name, table, field, members);
    if (name !== undefined && attribute(field, 'Id') !== undefined) keys.push(name);
  }
  const place = { at: cls.at, end: cls.at };
  if (keys.length > 0) members.constraints.push({ constraint: 'primary-key', columns: keys, ...place });
  return members;
}

function addColumn(field: FieldOutline, members: Members): string | undefined {
  const column = attribute(field, 'Column');
  if (column === undefined) return undefined;
  const name = (text(argument(column, 'name')) ?? underscored(field.name)).replaceAll('`', '');
  const place = { at: field.at, end: field.end };
  const nullable = says(argument(column, 'nullable'), 'true');
  const generated = attribute(field, 'GeneratedValue') !== undefined;
  members.columns.push({ name, type: typeOf(field), nullable, generated, ...place });
  members.fields[field.name] = { column: name };
  if (says(argument(column, 'unique'), 'true'))
    members.constraints.push({ constraint: 'unique', columns: [name], ...place });
  return name;
}

function typeOf(field: FieldOutline): string {
  const column = attribute(field, 'Column');
  const written = argument(column, 'type', 0);
  const named = written?.kind === 'name' ? written.name.split('.').at(-1)?.toLowerCase() : text(written);
  const declared = field.type?.replace(/\|null|null\|/g, '').replace(/^.*\\/, '') ?? 'string';
  const type = named ?? (Object.hasOwn(phpTypes, declared) ? phpTypes[declared] : 'string') ?? 'string';
  const number = (key: string, otherwise: string): string => {
    const value = argument(column, key);
    return value?.kind === 'literal' ? value.text : otherwise;
  };
  if (type === 'decimal') return `numeric(${number('precision', '10')},${number('scale', '0')})`;
  if (type === 'string' || type === 'ascii_string') return `varchar(${number('length', '255')})`;
  return Object.hasOwn(types, type) ? (types[type] ?? type) : 'varchar(255)';
}

const phpTypes: Readonly<Record<string, string>> = {
  int: 'integer',
  float: 'float',
  bool: 'boolean',
  array: 'json',
  DateTime: 'datetime',
  DateTimeInterface: 'datetime',
  DateTimeImmutable: 'datetime',
  DateInterval: 'string',
  Uuid: 'uuid',
  Ulid: 'uuid',
};

const types: Readonly<Record<string, string>> = {
  integer: 'integer',
  smallint: 'smallint',
  bigint: 'bigint',
  boolean: 'boolean',
  float: 'double precision',
  text: 'text',
  json: 'json',
  simple_array: 'text',
  datetime: 'timestamp',
  datetime_immutable: 'timestamp',
  datetime_mutable: 'timestamp',
  datetimetz: 'timestamptz',
  datetimetz_immutable: 'timestamptz',
  date: 'date',
  date_immutable: 'date',
  date_mutable: 'date',
  time: 'time',
  time_immutable: 'time',
  uuid: 'uuid',
  ulid: 'uuid',
  guid: 'uuid',
  blob: 'bytea',
  binary: 'bytea',
};

/** Gives the column of the key, where this side has it. */
function addRelation(model: string, table: string, field: FieldOutline, members: Members): string | undefined {
  const relation = attribute(field, 'ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany');
  const kind = relation?.name.replace(/^.*\\/, '');
  const named = argument(relation, 'targetEntity', kind === 'OneToMany' ? undefined : 0);
  const target = (named?.kind === 'name' ? named.name : (text(named) ?? field.type))
    ?.replace(/^.*\\/, '')
    .replace(/\|null$/, '');
  if (relation === undefined || kind === undefined || target === undefined) return undefined;
  members.fields[field.name] = { relation: target, many: kind.endsWith('Many') };
  const isMapped = argument(relation, 'mappedBy') !== undefined;
  const place = { at: field.at, end: field.end };
  if (kind === 'OneToMany' || isMapped) return undefined;
  if (kind === 'ManyToMany') {
    const written = text(argument(attribute(field, 'JoinTable'), 'name', 0));
    members.joins.push({
      model,
      field: field.name,
      target,
      table: written ?? `${underscored(model)}_${underscored(target)}`,
      column: `${underscored(model)}_id`,
      targetColumn: `${underscored(target)}_id`,
      ...place,
    });
    return undefined;
  }
  return addKey(field, kind, target, table, members, place);
}

function addKey(
  field: FieldOutline,
  kind: string,
  target: string,
  table: string,
  members: Members,
  place: Place,
): string {
  const join = attribute(field, 'JoinColumn');
  const name = text(argument(join, 'name', 0)) ?? `${underscored(field.name)}_id`;
  const referenced = text(argument(join, 'referencedColumnName', 1));
  members.columns.push({
    name,
    type: '',
    nullable: !says(argument(join, 'nullable'), 'false'),
    generated: false,
    ...place,
  });
  members.constraints.push({
    constraint: 'foreign-key',
    columns: [name],
    table: target,
    referenced: referenced === undefined ? [] : [referenced],
    ofModel: true,
    onDelete: text(argument(join, 'onDelete'))?.toLowerCase(),
    ...place,
  });
  if (kind === 'OneToOne') members.constraints.push({ constraint: 'unique', columns: [name], ...place });
  // Doctrine indexes every key that leads to another table.
  else if (table !== '')
    members.indexes.push({
      kind: 'create-index',
      table,
      columns: [name],
      unique: false,
      concurrently: false,
      ...place,
    });
  return name;
}

/** `#[ORM\Index(columns: ['title'])]`; fields may stand in place of columns. */
function columnsIn({ fields }: Members, decorator: ClassOutline['decorators'][number]): readonly string[] {
  const named = texts(argument(decorator, 'fields'));
  const columns = named.map((name) => {
    const field = fields[name];
    return field !== undefined && 'column' in field ? field.column : `${underscored(name)}_id`;
  });
  return columns.length > 0 ? columns : texts(argument(decorator, 'columns') ?? argument(decorator, 'columns', 1));
}

/** Those of the class, and those within `Table` as annotations write them. */
function declaredOn(cls: ClassOutline): ClassOutline['decorators'] {
  const table = attribute(cls, 'Table');
  const within = ['indexes', 'uniqueConstraints'].flatMap((key) => {
    const list = argument(table, key);
    return list?.kind === 'list' ? list.items : [];
  });
  const nested = within.flatMap((value) =>
    value.kind === 'object' && value.type !== undefined && table !== undefined
      ? [{ name: value.type, args: [{ ...value, keywords: true as const }], at: table.at, end: table.end }]
      : [],
  );
  return [...cls.decorators, ...nested];
}

function indexesOf(cls: ClassOutline, table: string, members: Members): readonly SchemaStatement[] {
  return declaredOn(cls).flatMap((decorator): readonly SchemaStatement[] => {
    const columns = /(?:^|\\)Index$/.test(decorator.name) ? columnsIn(members, decorator) : [];
    if (columns.length === 0) return [];
    const name = text(argument(decorator, 'name', 0));
    const place = { at: decorator.at, end: decorator.end };
    return [{ kind: 'create-index', table, name, columns, unique: false, concurrently: false, ...place }];
  });
}

function uniquesOf(cls: ClassOutline, members: Members): readonly ConstraintDefinition[] {
  return declaredOn(cls).flatMap((decorator): readonly ConstraintDefinition[] => {
    const columns = /(?:^|\\)UniqueConstraint$/.test(decorator.name) ? columnsIn(members, decorator) : [];
    const name = text(argument(decorator, 'name', 0));
    return columns.length === 0 ? [] : [{ constraint: 'unique', columns, name, at: decorator.at, end: decorator.end }];
  });
}
