import type { ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import { argumentOf, textOf } from '../aspnet/attributes.ts';
import type { Resolver } from '../resolver.ts';
import { type FluentChain, type FluentLink, placeKey } from './ef-configuration.ts';
import { type Entity, type EntityProperty, named } from './ef-entity.ts';
import type { EfModel } from './ef-model.ts';

/** A key that one entity holds of another. */
export interface EntityRelation {
  readonly principal: Entity;
  /** Properties of the dependent; those that no property is written for get one made up. */
  readonly properties: readonly string[];
  readonly required: boolean;
  readonly unique: boolean;
  readonly onDelete: string | undefined;
  readonly at: number;
  readonly end: number;
}

/** Keys that an entity holds: of its own references, and of collections of others that hold it. */
export function relationsOf(resolver: Resolver, model: EfModel, entity: Entity): readonly EntityRelation[] {
  const own = entity.properties.flatMap((property) => referenceOf(resolver, model, entity, property) ?? []);
  const held = model.entities.flatMap((principal) => heldBy(entity, principal, model.rootOf(principal), own));
  return [...own, ...held];
}

function referenceOf(
  resolver: Resolver,
  model: EfModel,
  entity: Entity,
  property: EntityProperty,
): EntityRelation | undefined {
  const [target] = property.targets;
  const principal = target && model.entity(target);
  if (principal === undefined || property.many) return undefined;
  const chain = chainFor(model, entity, principal, property.field.name);
  const inverse = principal.properties.filter(({ targets }) => targets.some((each) => isSame(each, entity)));
  const properties = toldKey(chain) ?? keyProperties(resolver, model, entity, property, principal);
  const single = inverse.length > 0 && inverse.every(({ many }) => !many);
  // Of two that refer to each other once, only the one that holds the key is bound.
  if (single && properties.every((name) => !has(entity, name))) return undefined;
  return relation(principal, properties, chain, {
    required: isRequired(entity, property, properties, chain),
    unique: single || links(chain).some(({ name }) => name === 'WithOne' && startsWith(chain, 'HasOne')),
    at: property.file === entity.file ? property.field.at : entity.at,
    end: property.file === entity.file ? property.field.end : entity.at,
  });
}

/** `Customer.Orders` without `Order.Customer` still puts a key into the orders. */
function heldBy(
  entity: Entity,
  principal: Entity,
  root: Entity,
  own: readonly EntityRelation[],
): readonly EntityRelation[] {
  return principal.properties.flatMap((property): readonly EntityRelation[] => {
    const holds = property.many && property.targets.some((each) => isSame(each, entity));
    const inherited = root !== principal && root.properties.some(({ field }) => field.name === property.field.name);
    if (!holds || inherited || isJoined(entity, principal) || own.some((each) => each.principal === principal))
      return [];
    const chain = principal.chains.find((each) => startsWith(each, 'HasMany', property.field.name));
    const usual = `${principal.name}Id`;
    const properties = toldKey(chain) ?? [usual];
    const required = has(entity, properties[0] ?? '') && !isOptional(entity, properties[0] ?? '');
    return [relation(principal, properties, chain, { required, unique: false, at: entity.at, end: entity.at })];
  });
}

/** Both hold many of the other: a table of its own lies between. */
export function isJoined(a: Entity, b: Entity): boolean {
  const holds = (one: Entity, other: Entity): boolean =>
    one.properties.some(({ many, targets }) => many && targets.some((each) => isSame(each, other)));
  return holds(a, b) && holds(b, a);
}

function relation(
  principal: Entity,
  properties: readonly string[],
  chain: FluentChain | undefined,
  more: Pick<EntityRelation, 'required' | 'unique' | 'at' | 'end'>,
): EntityRelation {
  const told = links(chain).find(({ name }) => name === 'OnDelete')?.texts[0];
  const usual = more.required ? 'cascade' : undefined;
  return { principal, properties, onDelete: told === undefined ? usual : actions[told], ...more };
}

const actions: Readonly<Record<string, string | undefined>> = {
  Cascade: 'cascade',
  Restrict: 'restrict',
  SetNull: 'set null',
  NoAction: 'no action',
  ClientCascade: undefined,
  ClientSetNull: undefined,
  ClientNoAction: undefined,
};

/** The chain that configures a reference, from either side. */
function chainFor(model: EfModel, entity: Entity, principal: Entity, property: string): FluentChain | undefined {
  const own = entity.chains.find((chain) => startsWith(chain, 'HasOne', property));
  if (own !== undefined) return own;
  return principal.chains.find(
    (chain) =>
      /^Has(?:Many|One)$/.test(chain.links[0]?.name ?? '') &&
      chain.links.some((link) => link.name === 'WithOne' && named(link)[0] === property) &&
      model.entity(entity) === entity,
  );
}

function startsWith(chain: FluentChain | undefined, name: string, property?: string): boolean {
  const [first] = links(chain);
  return first?.name === name && (property === undefined || named(first)[0] === property);
}

function links(chain: FluentChain | undefined): readonly FluentLink[] {
  return chain?.links ?? [];
}

function toldKey(chain: FluentChain | undefined): readonly string[] | undefined {
  const link = links(chain).find(({ name }) => name === 'HasForeignKey');
  const names = link && named(link);
  return names === undefined || names.length === 0 ? undefined : names;
}

/** `[ForeignKey("CustomerId")]` on either of the two, else `CustomerId`, or the key of the other by its class. */
function keyProperties(
  resolver: Resolver,
  model: EfModel,
  entity: Entity,
  property: EntityProperty,
  principal: Entity,
): readonly string[] {
  const attribute = property.attributes.find(({ name }) => name === 'ForeignKey');
  const told = attribute && textOf(resolver, argumentOf(attribute, ''));
  if (told !== undefined) return told.split(',').map((name) => name.trim());
  const pointing = entity.properties.find(({ attributes }) =>
    attributes.some(
      (each) => each.name === 'ForeignKey' && textOf(resolver, argumentOf(each, '')) === property.field.name,
    ),
  );
  if (pointing !== undefined) return [pointing.field.name];
  const [key = 'Id'] = model.keyOf(principal);
  const nav = property.field.name;
  const candidates = [`${nav}${key}`, `${nav}Id`, `${principal.name}${key}`, `${principal.name}Id`, key];
  const found = candidates.slice(0, 4).find((name) => has(entity, name));
  return [found ?? `${nav}${key === `${principal.name}Id` ? 'Id' : key}`];
}

function isRequired(
  entity: Entity,
  property: EntityProperty,
  keys: readonly string[],
  chain: FluentChain | undefined,
): boolean {
  const told = links(chain).find(({ name }) => name === 'IsRequired');
  if (told !== undefined) return told.texts[0] !== 'false';
  const [key = ''] = keys;
  if (has(entity, key)) return !isOptional(entity, key);
  return property.field.optional !== true;
}

function has(entity: Entity, name: string): boolean {
  return entity.properties.some(({ field, type }) => field.name === name && type !== undefined);
}

function isOptional(entity: Entity, name: string): boolean {
  return entity.properties.find(({ field }) => field.name === name)?.field.optional === true;
}

function isSame(a: { file: string; cls: number }, b: { file: string; cls: number }): boolean {
  return placeKey(a) === placeKey(b);
}

/** The constraint in the words of the database. */
export function foreignKey(model: EfModel, entity: Entity, relation: EntityRelation): ConstraintDefinition {
  const { principal, properties, onDelete, at, end } = relation;
  return {
    constraint: 'foreign-key',
    columns: properties.map((name) => model.columnOf(entity, name)),
    table: model.tableOf(principal).table,
    referenced: model.keyOf(principal).map((name) => model.columnOf(principal, name)),
    onDelete,
    at,
    end,
  };
}
