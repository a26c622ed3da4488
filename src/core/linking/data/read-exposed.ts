import { exposed, exposedOperators, exposedQueries } from '../../extractors/data/exposed.ts';
import type { Filter, Limit, Sort } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { limitOf } from './read-chain-steps.ts';
import { type CatalogTable, columnOf } from './schema-catalog.ts';

/** `Pears.selectAll().where { Pears.name eq name }.orderBy(Pears.id).limit(5)`, `Pears.deleteWhere { id eq 7 }` */
export function readExposed(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const [first] = chain?.links ?? [];
  if (chain?.root?.kind !== 'name' || first === undefined) return false;
  const query = Object.hasOwn(exposedQueries, first.call.name) ? exposedQueries[first.call.name] : undefined;
  const entry = query && tableNamed(spot, chain.root.name);
  if (query === undefined || entry === undefined) return false;
  const filters: Filter[] = [];
  const sorts: Sort[] = [];
  let limit: Limit | undefined;
  let known = true;
  let verb = query.verb;
  for (const { call } of chain.links) {
    const chooses = /^(?:where|andWhere|select|update|delete\w*Where|adjustWhere)$/.test(call.name);
    // What an update sets stands in its last function, and what it chooses in the one before.
    const lambdas = call.args.filter((each) => each.kind === 'function');
    const conditions = call.name === 'update' ? lambdas.slice(0, -1) : lambdas;
    if (chooses) for (const each of conditions) known = addConditions(spot, entry, each, filters) && known;
    if (call.name === 'orWhere') known = false;
    if (call.name === 'orderBy') sorts.push(...sortsIn(entry, call.args));
    if (call.name === 'limit') limit = limitOf(call.args[0]);
    if (call.name === 'count' && verb === 'select') verb = 'count';
  }
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: exposed.id,
    table: { name: entry.table.name, entry },
    verb,
    many: query.one !== true,
    filters,
    filtersKnown: known,
    sorts,
    limit,
  });
  return true;
}

function tableNamed({ resolver, context, schema, operation }: CallSpot, name: string): CatalogTable | undefined {
  const declared = resolver.name(context, name).some((found) => found.kind === 'class' || found.kind === 'instance');
  const last = name.split('.').at(-1) ?? name;
  const entry = declared ? schema.model(operation.service, last) : undefined;
  return entry?.table.model === last ? entry : undefined;
}

/** Comparisons in the function; false where they are no plain conjunction. */
function addConditions(spot: CallSpot, entry: CatalogTable, lambda: Value, filters: Filter[]): boolean {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  if (lambda.kind !== 'function' || outline === undefined) return true;
  const inside = outline.calls.filter(({ fn }) => fn === lambda.fn);
  for (const { name, on } of inside) {
    const operator = Object.hasOwn(exposedOperators, name) ? exposedOperators[name] : undefined;
    const column = operator === undefined ? undefined : columnIn(entry, on);
    if (operator !== undefined && column !== undefined) filters.push({ column, operator });
  }
  return !inside.some(({ name }) => name === 'or');
}

/** `Pears.name`, and `name` alone where the table is the receiver. */
function columnIn(entry: CatalogTable, value: Value | undefined): string | undefined {
  return value?.kind === 'name' ? columnOf(entry, value.name.split('.').at(-1) ?? value.name) : undefined;
}

/** `orderBy(Pears.won, SortOrder.DESC)`, `orderBy(Pears.won to SortOrder.DESC)` */
function sortsIn(entry: CatalogTable, args: readonly Value[]): readonly Sort[] {
  const [first, order] = args;
  const column = columnIn(entry, first);
  const descending = order?.kind === 'name' && /\.DESC/.test(order.name);
  return column === undefined ? [] : [{ column, descending }];
}
