import { ef } from '../../extractors/data/ef.ts';
import { snakeCase } from '../../extractors/data/jpa-naming.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { argumentOf, textOf } from '../aspnet/attributes.ts';
import type { DotnetProjects } from '../aspnet/projects.ts';
import type { Resolver } from '../resolver.ts';
import { type Configurations, configurationsOf, type FluentLink, placeKey } from './ef-configuration.ts';
import { namedEntities } from './ef-contexts.ts';
import { type Entity, type EntityProperty, entityAt, named } from './ef-entity.ts';

/** All entities of a workspace, and how their classes and properties are named in the database. */
export interface EfModel {
  readonly entities: readonly Entity[];
  entity(place: ClassPlace): Entity | undefined;
  tableOf(entity: Entity): { readonly table: string; readonly schema?: string | undefined };
  /** `within` is the property of an owner by which values of the entity are kept in its row. */
  columnOf(entity: Entity, property: string, within?: string): string;
  /** Values that are kept in the row of their owner, by the property that leads to them. */
  heldIn(entity: Entity): readonly HeldValue[];
  keyOf(entity: Entity): readonly string[];
  /** The entity whose table it shares: the furthest that it extends, unless it says that it has its own. */
  rootOf(entity: Entity): Entity;
}

export interface HeldValue {
  readonly property: EntityProperty;
  readonly value: Entity;
}

export function efModel(resolver: Resolver, projects: DotnetProjects): EfModel {
  const configurations = configurationsOf(resolver);
  const byKey = reachable(resolver, configurations);
  const snakes = filesInSnakeCase(resolver);
  const styled = (entity: Entity, name: string): string =>
    snakes.some((file) => projects.isOneProgram(file, entity.file)) ? snakeCase(name) : name;
  const model: EfModel = {
    entities: [...byKey.values()],
    entity: (place) => byKey.get(placeKey(place)),
    tableOf: (entity) => tableOf(resolver, model.rootOf(entity), (name) => styled(entity, name)),
    columnOf: (entity, property, within) =>
      columnOf(resolver, entity, property, (name) => styled(entity, within === undefined ? name : `${within}_${name}`)),
    heldIn: (entity) => heldIn(resolver, configurations, entity),
    keyOf: (entity) => keyOf(resolver, entity),
    rootOf: (entity) => rootOf(resolver, byKey, entity),
  };
  return model;
}

/** What contexts name, and what their properties lead to. */
function reachable(resolver: Resolver, configurations: Configurations): ReadonlyMap<string, Entity> {
  const found = new Map<string, Entity>();
  const open = [...namedEntities(resolver)].sort((a, b) => Number(b.set !== undefined) - Number(a.set !== undefined));
  const owned = ownedTypes(resolver, configurations);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const key = placeKey(next.place);
    if (found.has(key) || owned.has(key)) continue;
    const entity = entityAt(resolver, configurations, next.place, next.set);
    if (
      entity === undefined ||
      entity.attributes.some(({ name }) => name === 'Owned' || name === 'NotMapped' || name === 'ComplexType')
    )
      continue;
    found.set(key, entity);
    for (const { targets } of entity.properties) open.push(...targets.map((place) => ({ place })));
  }
  return found;
}

/** Values that are kept in the row of their owner: `OwnsOne(o => o.Address)`. */
function ownedTypes(resolver: Resolver, configurations: Configurations): ReadonlySet<string> {
  const owned = new Set<string>();
  for (const [key, chains] of configurations) {
    const [file = '', cls = '0'] = key.split(/ (?=\d+$)/);
    const entity = entityAt(resolver, configurations, { file, cls: Number(cls) }, undefined);
    for (const { links } of chains)
      for (const link of links) {
        if (!/^(?:OwnsOne|OwnsMany|ComplexProperty|HasConversion|Property)$/.test(link.name)) continue;
        const names = named(link.name === 'HasConversion' ? (links[0] ?? link) : link);
        for (const property of entity?.properties ?? [])
          if (names.includes(property.field.name)) for (const target of property.targets) owned.add(placeKey(target));
      }
  }
  return owned;
}

/** `OwnsOne(a => a.Size)`, `ComplexProperty(a => a.Size)`, or a class that is marked so. */
function heldIn(resolver: Resolver, configurations: Configurations, entity: Entity): readonly HeldValue[] {
  const said = entity.chains.flatMap(({ links }) =>
    links.flatMap((link) => (/^(?:OwnsOne|ComplexProperty)$/.test(link.name) ? named(link) : [])),
  );
  return entity.properties.flatMap((property): readonly HeldValue[] => {
    const [target] = property.targets;
    if (target === undefined || property.many) return [];
    const value = entityAt(resolver, configurations, target, undefined);
    const isMarked = value?.attributes.some(({ name }) => name === 'Owned' || name === 'ComplexType') === true;
    return value !== undefined && (isMarked || said.includes(property.field.name)) ? [{ property, value }] : [];
  });
}

function rootOf(resolver: Resolver, byKey: ReadonlyMap<string, Entity>, entity: Entity): Entity {
  const own = entity.chains.some(({ links }) => links.some(({ name }) => name === 'ToTable'));
  if (own || entity.attributes.some(({ name }) => name === 'Table')) return entity;
  const ancestors = hierarchyOf(resolver, entity).slice(1);
  return ancestors.reduce<Entity>((root, place) => byKey.get(placeKey(place)) ?? root, entity);
}

/** Files that set up a context whose names are all in snake case. */
function filesInSnakeCase({ scopes }: Resolver): readonly string[] {
  return [...scopes].flatMap(([file, { outline }]) =>
    outline.calls.some(({ name }) => name === ef.snakeCase) ? [file] : [],
  );
}

function tableOf(resolver: Resolver, entity: Entity, styled: (name: string) => string): ReturnType<EfModel['tableOf']> {
  const fluent = entity.chains
    .flatMap(({ links }) => links)
    .find(({ name }) => name === 'ToTable' || name === 'ToView');
  const [name, schema] = fluent?.texts ?? [];
  if (name !== undefined) return { table: name, schema };
  const attribute = entity.attributes.find((each) => each.name === 'Table');
  const told = attribute && textOf(resolver, argumentOf(attribute, '', 'name'));
  if (attribute !== undefined && told !== undefined)
    return { table: told, schema: textOf(resolver, argumentOf(attribute, 'Schema')) };
  return { table: styled(entity.set ?? entity.name) };
}

function columnOf(resolver: Resolver, entity: Entity, property: string, styled: (name: string) => string): string {
  const fluent = entity.chains.find(({ links: [first] }) => first?.name === 'Property' && named(first)[0] === property);
  const [told] = fluent?.links.find(({ name }) => name === 'HasColumnName')?.texts ?? [];
  if (told !== undefined) return told;
  const found = entity.properties.find(({ field }) => field.name === property);
  const attribute = found?.attributes.find(({ name }) => name === 'Column');
  return (attribute && textOf(resolver, argumentOf(attribute, '', 'Name'))) ?? styled(property);
}

/** `HasKey(o => o.Number)`, `[PrimaryKey(nameof(A), nameof(B))]`, `[Key]`, else `Id` or `OrderId`. */
function keyOf(resolver: Resolver, entity: Entity): readonly string[] {
  const links = entity.chains.map(({ links: [first] }) => first);
  const fluent = links.find((link): link is FluentLink => link?.name === 'HasKey');
  if (links.some((link) => link?.name === 'HasNoKey')) return [];
  if (fluent !== undefined) return named(fluent);
  const attribute = entity.attributes.find(({ name }) => name === 'PrimaryKey');
  if (attribute !== undefined)
    return attribute.args.flatMap((value) => textOf(resolver, { context: attribute.context, value }) ?? []);
  const marked = entity.properties.filter(({ attributes }) => attributes.some(({ name }) => name === 'Key'));
  if (marked.length > 0) return marked.map(({ field }) => field.name);
  const usual = ['id', `${entity.name.toLowerCase()}id`];
  const found = entity.properties.find(({ field }) => usual.includes(field.name.toLowerCase()));
  return found === undefined ? [] : [found.field.name];
}
