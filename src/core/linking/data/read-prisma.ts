import { prismaMethods } from '../../extractors/data/prisma-client.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type FieldConditions, readConditions } from './prisma-conditions.ts';
import { nestedAccesses } from './prisma-nested.ts';
import { type CatalogTable, columnOf } from './schema-catalog.ts';
import { transactionOwner } from './transaction-owner.ts';

/** `prisma.article.findMany({ where, orderBy, take })`, on the client, on a transaction's client, on a service that wraps it. */
export function readPrisma(spot: CallSpot, facts: OperationFacts): boolean {
  if (!Object.hasOwn(prismaMethods, spot.call.name) || spot.call.on === undefined) return false;
  const model = modelOf(spot, spot.call.on);
  return model !== undefined && readMethod(spot, facts, model);
}

/** What a call of one of Prisma's methods asks of a model, whatever it is called on. */
export function readMethod(spot: CallSpot, facts: OperationFacts, model: string): boolean {
  const method = Object.hasOwn(prismaMethods, spot.call.name) ? prismaMethods[spot.call.name] : undefined;
  if (method === undefined) return false;
  const entry = spot.schema.model(spot.operation.service, model);
  const options = {
    context: spot.context,
    value: spot.call.args[0] ?? { kind: 'object', entries: [], spreads: [] },
  } as const;
  const conditions = conditionsOf(spot, entry, options);
  const sorts = sortsOf(spot, entry, options);
  const limit = limitOf(spot, options, spot.call.name);
  const main: AccessFact = {
    ...plainAccess,
    spot,
    library: 'prisma',
    table: { name: model, entry },
    verb: method.verb,
    many: method.many,
    filters: conditions.filters,
    filtersKnown: conditions.known,
    ...(conditions.optional?.length && { optionalFilters: conditions.optional }),
    sorts,
    ...columnsOf(spot, entry, options),
    limit,
  };
  facts.accesses.push(main, ...conditions.related, ...nestedAccesses(spot, entry, options));
  return true;
}

/** The model's name as the client spells it: the member read before the method. */
function modelOf(spot: CallSpot, on: Value): string | undefined {
  const definitions = spot.resolver.value(spot.context, on);
  for (const definition of definitions) {
    const name = clientMember(definition);
    if (
      name !== undefined &&
      (isClient(definition) ||
        isTransactionClient(spot, definition) ||
        spot.schema.model(spot.operation.service, name) !== undefined)
    )
      return name;
  }
  return undefined;
}

function clientMember(definition: Definition): string | undefined {
  if (definition.kind === 'made' || definition.kind === 'parameter') {
    const last = definition.members.at(-1);
    return last !== undefined && /^\w+$/.test(last) ? last : undefined;
  }
  return definition.kind === 'external' && definition.module === 'global' ? definition.path.at(-1) : undefined;
}

function isTransactionClient(spot: CallSpot, definition: Definition): boolean {
  return transactionOwner(spot.resolver, definition).some(isClient);
}

function isClient(definition: Definition): boolean {
  return definition.kind === 'made' && /prisma/i.test(`${definition.module} ${definition.maker.join(' ')}`);
}

function conditionsOf(spot: CallSpot, entry: CatalogTable | undefined, options: PlacedValue): FieldConditions {
  const where = entryOf(spot.resolver, options.context, options.value, 'where');
  if (where !== undefined) return readConditions(spot, entry, where);
  const known = objectsOf(spot.resolver, options.context, options.value).length > 0;
  return { filters: [], known, related: [] };
}

function sortsOf(spot: CallSpot, entry: CatalogTable | undefined, options: PlacedValue): AccessFact['sorts'] {
  const order = entryOf(spot.resolver, options.context, options.value, 'orderBy');
  if (order === undefined) return [];
  return itemsOf(spot.resolver, order.context, order.value).flatMap((item) =>
    objectsOf(spot.resolver, item.context, item.value).flatMap((object) => {
      if (object.value.kind !== 'object') return [];
      return object.value.entries.flatMap((field) => {
        const column = columnOf(entry, field.key);
        const descending = field.value.kind === 'text' && field.value.text === 'desc';
        return column === undefined ? [] : [{ column, descending }];
      });
    }),
  );
}

function limitOf(spot: CallSpot, options: PlacedValue, method: string): AccessFact['limit'] {
  if (method.startsWith('findFirst') || method.startsWith('findUnique')) return { kind: 'constant', value: 1 };
  const take = entryOf(spot.resolver, options.context, options.value, 'take');
  if (take === undefined) return undefined;
  const constant = take.value.kind === 'literal' ? Number(take.value.text) : Number.NaN;
  return Number.isFinite(constant) ? { kind: 'constant', value: Math.abs(constant) } : { kind: 'parameter' };
}

/** `groupBy({ by: ['status'] })` answers one row for each value, whatever else it counts there. */
function columnsOf(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  options: PlacedValue,
): Pick<AccessFact, 'columns' | 'grouped'> {
  if (spot.call.name !== 'groupBy') return { columns: selected(spot, entry, options) };
  const by = entryOf(spot.resolver, options.context, options.value, 'by');
  const fields = by === undefined ? [] : itemsOf(spot.resolver, by.context, by.value);
  const grouped = [by, ...fields].flatMap((field) =>
    field?.value.kind === 'text' ? (columnOf(entry, field.value.text) ?? []) : [],
  );
  return { columns: grouped, grouped };
}

/** Columns that `select` names, or that `data` writes. */
function selected(spot: CallSpot, entry: CatalogTable | undefined, options: PlacedValue): readonly string[] {
  const named = ['select', 'data', 'create', 'update'].flatMap((key) => {
    const value = entryOf(spot.resolver, options.context, options.value, key);
    if (value === undefined) return [];
    return objectsOf(spot.resolver, value.context, value.value).flatMap((object) =>
      object.value.kind === 'object' ? object.value.entries.map((field) => field.key) : [],
    );
  });
  return [...new Set(named.map((field) => columnOf(entry, field)).filter((column) => column !== undefined))];
}
