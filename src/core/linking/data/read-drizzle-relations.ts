import { drizzle } from '../../extractors/data/drizzle.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { plainAccess } from './access-fact.ts';
import { chainAccesses } from './chain-accesses.ts';
import { addCondition, addSorts } from './drizzle-values.ts';
import { limitOf, newReading } from './read-chain-steps.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

/** `db.query.visits.findMany({ where: eq(visits.day, day), with: { guest: true }, limit: 20 })` */
export function readRelationalQuery(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context } = spot;
  if (call.name !== 'findMany' && call.name !== 'findFirst') return false;
  const model = call.on?.kind === 'name' ? /\.query\.(\w+)$/.exec(call.on.name)?.[1] : undefined;
  const entry = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
  if (entry === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: entry.table.name, alias: undefined });
  const [options] = call.args;
  const given = (key: string): PlacedValue | undefined => entryOf(spot.resolver, context, options, key);
  const where = given('where');
  if (where !== undefined) addCondition(spot, where.context, where.value, reading);
  const sorts = given('orderBy');
  if (sorts !== undefined) addSorts(spot, sorts.context, sorts.value, reading);
  const limit = given('limit');
  if (limit !== undefined) reading.limit = limitOf(limit.value);
  if (call.name === 'findFirst') {
    reading.many = false;
    reading.limit = { kind: 'constant', value: 1 };
  }
  facts.accesses.push(...chainAccesses(spot, drizzle.id, reading));
  addRelated(spot, facts, entry, given('with'), 0);
  return true;
}

const deepest = 6;

/** Rows of other tables that are asked for along with each row. */
function addRelated(
  spot: CallSpot,
  facts: OperationFacts,
  owner: CatalogTable,
  asked: PlacedValue | undefined,
  depth: number,
): void {
  if (asked === undefined || depth > deepest) return;
  for (const { context, value } of objectsOf(spot.resolver, asked.context, asked.value)) {
    if (value.kind !== 'object') continue;
    for (const { key, value: inner } of value.entries) {
      const model = relationOf(owner, key);
      const entry = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
      if (entry === undefined) continue;
      const table = { name: entry.table.name, entry };
      facts.accesses.push({ ...plainAccess, spot, library: drizzle.id, table, filtersKnown: false });
      addRelated(spot, facts, entry, entryOf(spot.resolver, context, inner, 'with'), depth + 1);
    }
  }
}
