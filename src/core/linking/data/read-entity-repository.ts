import { repositoryMappers } from '../../extractors/data/repositories.ts';
import type { RepositoryMethod, RepositoryVocabulary } from '../../extractors/shapes/repository-vocabulary.ts';
import type { DataAccess, Filter, FilterOperator, Limit } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { entityName, repositoryOf } from './entity-repository.ts';
import { grownEntries } from './grown-entries.ts';
import { limitOf } from './read-chain-steps.ts';
import { readTypeormBuilder } from './read-typeorm-builder.ts';
import { savedInLoop } from './saved-in-loop.ts';
import { type CatalogTable, columnOf, relationOf } from './schema-catalog.ts';

/** `repository.find({ where, order, take })`, `manager.save(User, …)`, and query builders. */
export function readEntityRepository(spot: CallSpot, facts: OperationFacts): boolean {
  if (readTypeormBuilder(spot, facts)) return true;
  if (spot.call.on === undefined || !methodNames.has(spot.call.name)) return false;
  const use = repositoryOf(spot, spot.context, spot.call.on);
  const methods = use?.vocabulary.methods;
  const method = methods !== undefined && Object.hasOwn(methods, spot.call.name) ? methods[spot.call.name] : undefined;
  if (use === undefined || method === undefined) return false;
  const args = use.kind === 'manager' ? spot.call.args.slice(1) : spot.call.args;
  const entity = use.kind === 'manager' ? managedEntity(spot) : use.entity;
  if (entity === undefined) return false;
  facts.accesses.push(...accessesOf(spot, use.vocabulary, entity, method, args));
  return true;
}

/** A cheap look before values are followed. */
const methodNames: ReadonlySet<string> = new Set(repositoryMappers.flatMap(({ methods }) => Object.keys(methods)));

/** `manager.find(User, …)` names the class; `manager.save(user)` only what the object was made as. */
function managedEntity(spot: CallSpot): string | undefined {
  const [first] = spot.call.args;
  if (first === undefined) return undefined;
  for (const definition of spot.resolver.value(spot.context, first))
    if (definition.kind === 'instance')
      return spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
  const names = [madeEntity(spot, first), entityName(spot, spot.context, first)].filter((name) => name !== undefined);
  return (
    names.find((name) => spot.schema.model(spot.operation.service, name) !== undefined) ??
    names.find((name) => /^[A-Z]/.test(name))
  );
}

/** `const order = manager.create(Order, { … }); manager.persist(order)` */
function madeEntity(spot: CallSpot, value: Value): string | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const [binding] = value.kind === 'name' ? (scope?.bindings(spot.context.fn, value.name) ?? []) : [];
  const made = binding?.value ?? value;
  const call = made.kind === 'call' ? scope?.outline.calls[made.call] : undefined;
  const [entity] = call?.args ?? [];
  return entity?.kind === 'name' ? entityName(spot, spot.context, entity) : undefined;
}

function accessesOf(
  spot: CallSpot,
  vocabulary: RepositoryVocabulary,
  entity: string,
  method: RepositoryMethod,
  args: readonly Value[],
): readonly AccessFact[] {
  const entry = spot.schema.model(spot.operation.service, entity);
  const placed = (value: Value | undefined): PlacedValue | undefined => value && { context: spot.context, value };
  const [first, second] = args;
  const options = method.where !== true ? placed(first) : vocabulary.optionsBehind ? placed(second) : undefined;
  const where = method.where === true ? placed(first) : optionOf(spot, options, 'where');
  const conditions = conditionsOf(spot, vocabulary, entry, where);
  const take = optionOf(spot, options, vocabulary.limit);
  const main: AccessFact = {
    ...plainAccess,
    spot,
    library: vocabulary.id,
    table: { name: entry?.table.name ?? entity, entry },
    verb: method.verb,
    many: method.many,
    filters: conditions.filters,
    filtersKnown: conditions.known,
    ...(conditions.optional?.length && { optionalFilters: conditions.optional }),
    sorts: sortsOf(spot, entry, optionOf(spot, options, vocabulary.sort)),
    ...(isGathered(spot, vocabulary) && { gathered: true as const }),
    limit: take === undefined ? (method.many || method.verb !== 'select' ? undefined : one) : limitOf(take.value),
  };
  return [main, ...relationsOf(spot, vocabulary, entry, optionOf(spot, options, vocabulary.relations))];
}

/** `em.persist(order)` waits for `em.flush()`. */
function isGathered(spot: CallSpot, { id }: RepositoryVocabulary): boolean {
  const waits = id === 'mikro-orm' && (spot.call.name === 'persist' || spot.call.name === 'remove');
  return waits && !savedInLoop(spot, /^flush$/);
}

const one: Limit = { kind: 'constant', value: 1 };

function optionOf(spot: CallSpot, options: PlacedValue | undefined, key: string): PlacedValue | undefined {
  return options === undefined ? undefined : entryOf(spot.resolver, options.context, options.value, key);
}

interface Conditions {
  readonly filters: readonly Filter[];
  /** Those that only some runs have. */
  readonly optional?: readonly Filter[];
  readonly known: boolean;
}

function conditionsOf(
  spot: CallSpot,
  vocabulary: RepositoryVocabulary,
  entry: CatalogTable | undefined,
  where: PlacedValue | undefined,
): Conditions {
  if (where === undefined) return { filters: [], known: true };
  const items = itemsOf(spot.resolver, where.context, where.value);
  const objects = items.flatMap((item) => objectsOf(spot.resolver, item.context, item.value));
  if (objects.length === 0) return keyOf(entry, where);
  const filterOf = (key: string, { context, value }: PlacedValue): readonly Filter[] => {
    const column = columnOf(entry, key) ?? foreignKeyOf(entry, key);
    return column === undefined ? [] : [{ column, operator: operatorOf(spot, vocabulary, context, value) }];
  };
  const filters = objects.flatMap(({ context, value }) =>
    value.kind === 'object'
      ? value.entries.flatMap((field) => filterOf(field.key, { context, value: field.value }))
      : [],
  );
  const grown = grownEntries(spot.resolver, where.context, where.value);
  const added = (isSure: boolean): readonly Filter[] =>
    grown.flatMap((each) => ((each.branch === undefined) === isSure ? filterOf(each.key, each) : []));
  return {
    filters: [...filters, ...added(true)],
    optional: added(false),
    known:
      // Of several objects one is enough.
      objects.length === 1 &&
      grown.every(({ branch }) => branch === undefined || branch >= 0) &&
      objects.every((object) => object.value.kind === 'object' && object.value.spreads.length === 0),
  };
}

/** `delete(id)` and `update(id, …)` take the primary key itself. */
function keyOf(entry: CatalogTable | undefined, where: PlacedValue): Conditions {
  if (where.value.kind === 'name' || where.value.kind === 'literal' || where.value.kind === 'text')
    return { filters: (entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' })), known: true };
  return { filters: [], known: false };
}

/** `where: { customer: { id } }` filters by the relation's own column. */
function foreignKeyOf(entry: CatalogTable | undefined, field: string): string | undefined {
  if (relationOf(entry, field) === undefined) return undefined;
  const prefix = field.toLowerCase();
  return entry?.table.foreignKeys
    .map((key) => key.columns[0])
    .find((column) => column?.toLowerCase().replace(/_/g, '').startsWith(prefix) === true);
}

const operators: Readonly<Record<string, FilterOperator>> = {
  In: 'in',
  Like: 'like',
  ILike: 'like',
  LessThan: 'range',
  LessThanOrEqual: 'range',
  MoreThan: 'range',
  MoreThanOrEqual: 'range',
  Between: 'range',
  Not: 'other',
};

function operatorOf(spot: CallSpot, vocabulary: RepositoryVocabulary, { file }: Context, value: Value): FilterOperator {
  const keyed = value.kind === 'object' ? value.entries[0]?.key : undefined;
  if (keyed !== undefined) return vocabulary.operators?.[keyed] ?? 'equal';
  if (value.kind !== 'call') return 'equal';
  const name = spot.resolver.scopes.get(file)?.outline.calls[value.call]?.name ?? '';
  return operators[name] ?? 'equal';
}

function sortsOf(spot: CallSpot, entry: CatalogTable | undefined, order: PlacedValue | undefined): DataAccess['sorts'] {
  if (order === undefined) return [];
  return objectsOf(spot.resolver, order.context, order.value).flatMap((object) => {
    if (object.value.kind !== 'object') return [];
    return object.value.entries.flatMap((field) => {
      const column = columnOf(entry, field.key);
      const direction = resolveText(spot.resolver, object.context, field.value)?.text ?? '';
      return column === undefined ? [] : [{ column, descending: /desc/i.test(direction) || direction === '-1' }];
    });
  });
}

/** `relations: ['lines']` and `relations: { lines: true }` read the related tables too. */
function relationsOf(
  spot: CallSpot,
  vocabulary: RepositoryVocabulary,
  entry: CatalogTable | undefined,
  relations: PlacedValue | undefined,
): readonly AccessFact[] {
  if (relations === undefined) return [];
  const names = itemsOf(spot.resolver, relations.context, relations.value).flatMap((item) => {
    const text = resolveText(spot.resolver, item.context, item.value)?.text;
    if (text !== undefined) return [text.split('.')[0] ?? text];
    return item.value.kind === 'object' ? item.value.entries.map((field) => field.key) : [];
  });
  return names.flatMap((name) => {
    const model = relationOf(entry, name);
    if (model === undefined) return [];
    const related = spot.schema.model(spot.operation.service, model);
    const table = { name: related?.table.name ?? model, entry: related };
    return [{ ...plainAccess, spot, library: vocabulary.id, table, filtersKnown: false }];
  });
}
