import type { ModelField, SchemaFact } from '../../extractors/fact.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { argumentOf, textOf, textsOf } from '../aspnet/attributes.ts';
import type { DotnetProjects } from '../aspnet/projects.ts';
import type { Resolver } from '../resolver.ts';
import type { FluentLink } from './ef-configuration.ts';
import { placeKey } from './ef-configuration.ts';
import { type Entity, type EntityProperty, named } from './ef-entity.ts';
import { type EfModel, efModel } from './ef-model.ts';
import { type EntityRelation, foreignKey, isJoined, relationsOf } from './ef-relations.ts';

/** A schema that several files say together, with the file that its places are in. */
export interface LinkedSchemaFact {
  readonly file: string;
  readonly fact: SchemaFact;
}

/** Tables of the entities that contexts keep. */
export function efSchemas(resolver: Resolver, projects: DotnetProjects): readonly LinkedSchemaFact[] {
  const model = efModel(resolver, projects);
  return model.entities.flatMap((entity) => {
    if (model.rootOf(entity) !== entity) return [];
    const family = model.entities.filter((each) => model.rootOf(each) === entity);
    const whole = withDescendants(entity, family);
    const relations = relationsOf(resolver, model, whole);
    const { table } = model.tableOf(entity);
    return [
      {
        file: entity.file,
        fact: {
          kind: 'schema',
          dialect: 'generic',
          origin: 'model',
          statements: [
            createTable(model, whole, relations),
            ...indexesOf(resolver, model, whole, relations),
            ...joinTables(model, entity),
          ],
          models: Object.fromEntries(family.map(({ name }) => [name, table])),
          fields: Object.fromEntries(family.map((each) => [each.name, fieldsOf(model, each)])),
        },
      },
    ];
  });
}

/** Classes that extend an entity are kept in its table, where their own columns may be empty. */
function withDescendants(entity: Entity, family: readonly Entity[]): Entity {
  if (family.length < 2) return entity;
  const names = new Set(entity.properties.map(({ field }) => field.name));
  const added = family
    .flatMap(({ properties }) => properties)
    .filter(({ field }) => !names.has(field.name))
    .map((property) => ({ ...property, field: { ...property.field, optional: true as const } }));
  return { ...entity, properties: [...entity.properties, ...added], chains: family.flatMap(({ chains }) => chains) };
}

function createTable(model: EfModel, entity: Entity, relations: readonly EntityRelation[]): SchemaStatement {
  const place = { at: entity.at, end: entity.at };
  const key = model.keyOf(entity);
  const columns = entity.properties.flatMap((property) => columnFor(model, entity, property, key));
  const held = model
    .heldIn(entity)
    .flatMap(({ property, value }) =>
      value.properties.flatMap((inner) => columnFor(model, value, inner, [], property)),
    );
  const known = new Set(columns.map(({ name }) => name));
  const shadow = relations.flatMap((relation) => shadowColumns(model, entity, relation));
  const constraints: ConstraintDefinition[] = relations.map((relation) => foreignKey(model, entity, relation));
  if (key.length > 0)
    constraints.push({ constraint: 'primary-key', columns: key.map((name) => model.columnOf(entity, name)), ...place });
  return {
    kind: 'create-table',
    ...model.tableOf(entity),
    ifNotExists: false,
    columns: [...columns, ...held, ...shadow.filter(({ name }) => !known.has(name))],
    constraints,
    partitioned: false,
    at: entity.at,
    end: entity.end,
  };
}

function columnFor(
  model: EfModel,
  entity: Entity,
  { field, file, type, attributes }: EntityProperty,
  key: readonly string[],
  /** What leads to the value from the entity in whose row it is kept. */
  within?: EntityProperty,
): readonly ColumnDefinition[] {
  if (type === undefined) return [];
  const said = fluentOf(entity, field.name);
  const own =
    within !== undefined
      ? { at: within.field.at, end: within.field.end }
      : file === entity.file
        ? { at: field.at, end: field.end }
        : { at: entity.at, end: entity.at };
  const isKey = key.includes(field.name);
  const required = said.find(({ name }) => name === 'IsRequired');
  const marked = attributes.some(({ name }) => name === 'Required');
  const optional = required === undefined ? field.optional === true && !marked : required.texts[0] === 'false';
  const generated = isKey && key.length === 1 && /^(?:integer|bigint|smallint|uuid)$/.test(type);
  return [
    {
      name: model.columnOf(entity, field.name, within?.field.name),
      type: fluentType(said) ?? type,
      nullable: (optional && !isKey) || within?.field.optional === true,
      default: said.some(({ name }) => /^HasDefaultValue/.test(name)) ? 'set' : undefined,
      generated,
      ...own,
    },
  ];
}

function fluentOf(entity: Entity, property: string): readonly FluentLink[] {
  return entity.chains.flatMap(({ links }) => {
    const [first] = links;
    return first?.name === 'Property' && named(first)[0] === property ? links.slice(1) : [];
  });
}

function fluentType(links: readonly FluentLink[]): string | undefined {
  const text = (method: string): string | undefined => links.find(({ name }) => name === method)?.texts[0];
  const length = text('HasMaxLength');
  const precision = links.find(({ name }) => name === 'HasPrecision')?.texts;
  if (precision !== undefined && precision.length > 0) return `numeric(${precision.join(',')})`;
  const converted = links.some(({ name, typeArgument }) => name === 'HasConversion' && typeArgument === 'string');
  return (
    text('HasColumnType')?.toLowerCase() ??
    (length === undefined ? (converted ? 'text' : undefined) : `varchar(${length})`)
  );
}

/** A key that no property holds. */
function shadowColumns(
  model: EfModel,
  entity: Entity,
  { principal, properties, required, at, end }: EntityRelation,
): readonly ColumnDefinition[] {
  const key = model.keyOf(principal);
  return properties.flatMap((name, index): ColumnDefinition[] => {
    if (entity.properties.some(({ field, type }) => field.name === name && type !== undefined)) return [];
    const type = principal.properties.find(({ field }) => field.name === key[index])?.type ?? 'integer';
    return [{ name: model.columnOf(entity, name), type, nullable: !required, generated: false, at, end }];
  });
}

interface IndexSaid {
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly name?: string | undefined;
  readonly where?: string | undefined;
  readonly at: number;
  readonly end: number;
}

/** Indexes that are asked for, and the one that every foreign key gets by itself. */
function indexesOf(
  resolver: Resolver,
  model: EfModel,
  entity: Entity,
  relations: readonly EntityRelation[],
): readonly SchemaStatement[] {
  const columns = (names: readonly string[]): readonly string[] => names.map((name) => model.columnOf(entity, name));
  const place = { at: entity.at, end: entity.at };
  const asked: IndexSaid[] = [];
  for (const attribute of entity.attributes) {
    if (attribute.name !== 'Index') continue;
    const unique = textOf(resolver, argumentOf(attribute, 'IsUnique')) === 'true';
    const name = textOf(resolver, argumentOf(attribute, 'Name'));
    asked.push({ columns: columns(textsOf(resolver, attribute)), unique, name, at: attribute.at, end: attribute.end });
  }
  for (const { file, links, at, end } of entity.chains) {
    const [first] = links;
    if (first === undefined || !/^Has(?:Index|AlternateKey)$/.test(first.name)) continue;
    const said = links.find(({ name }) => name === 'IsUnique');
    const unique = first.name === 'HasAlternateKey' || (said !== undefined && said.texts[0] !== 'false');
    const name = links.find((link) => link.name === 'HasDatabaseName' || link.name === 'HasName')?.texts[0];
    const where = links.find((link) => link.name === 'HasFilter')?.texts[0];
    const own = file === entity.file ? { at, end } : place;
    asked.push({ columns: columns(named(first)), unique, name, where, ...own });
  }
  const key = columns(model.keyOf(entity));
  const byKeys = relations.flatMap(({ properties, unique, at, end }): IndexSaid[] => {
    const wanted = columns(properties);
    const served = [key, ...asked.filter(({ where }) => where === undefined).map((index) => index.columns)].some(
      (index) => wanted.every((column, position) => index[position] === column),
    );
    return served ? [] : [{ columns: wanted, unique, at, end }];
  });
  return [...asked, ...byKeys]
    .filter(({ columns: own }) => own.length > 0)
    .map(({ columns: own, ...index }) => ({
      kind: 'create-index' as const,
      ...model.tableOf(entity),
      ...index,
      columns: own,
      concurrently: false,
    }));
}

/** The table between two entities that hold many of each other, told once. */
function joinTables(model: EfModel, entity: Entity): readonly SchemaStatement[] {
  return entity.properties.flatMap((property): readonly SchemaStatement[] => {
    const [target] = property.targets;
    const other = target && model.entity(target);
    if (!property.many || other === undefined || other === entity || !isJoined(entity, other)) return [];
    if (entity.name > other.name) return [];
    const back = other.properties.find(
      ({ many, targets }) => many && targets.some((each) => placeKey(each) === placeKey(entity)),
    );
    const said = [...entity.chains, ...other.chains].flatMap(({ links }) => links);
    const table = said.find(({ name }) => name === 'UsingEntity')?.texts[0] ?? `${entity.name}${other.name}`;
    const place = { at: property.field.at, end: property.field.end };
    const sides = [
      { of: entity, column: `${back?.field.name ?? entity.name}Id` },
      { of: other, column: `${property.field.name}Id` },
    ];
    const names = sides.map(({ column }) => column);
    return [
      {
        kind: 'create-table',
        table,
        ifNotExists: false,
        columns: sides.map(({ of, column }) => ({
          name: column,
          type: of.properties.find(({ field }) => field.name === model.keyOf(of)[0])?.type ?? 'integer',
          nullable: false,
          generated: false,
          ...place,
        })),
        constraints: [
          { constraint: 'primary-key', columns: names, ...place },
          ...sides.map(({ of, column }) => ({
            constraint: 'foreign-key' as const,
            columns: [column],
            table: model.tableOf(of).table,
            referenced: model.keyOf(of).map((name) => model.columnOf(of, name)),
            onDelete: 'cascade',
            ...place,
          })),
        ],
        partitioned: false,
        ...place,
      },
      { kind: 'create-index', table, columns: names.slice(1), unique: false, concurrently: false, ...place },
    ];
  });
}

function fieldsOf(model: EfModel, entity: Entity): Readonly<Record<string, ModelField>> {
  return Object.fromEntries(
    entity.properties.flatMap(({ field, type, targets, many }): [string, ModelField][] => {
      if (type !== undefined) return [[field.name, { column: model.columnOf(entity, field.name) }]];
      const [target] = targets;
      const other = target && model.entity(target);
      return other === undefined ? [] : [[field.name, { relation: other.name, many }]];
    }),
  );
}
