import { drizzle } from '../../extractors/data/drizzle.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { addCondition, addSorts, columnMention, tableNamed } from './drizzle-values.ts';
import { furtherSteps, readFurther } from './further-steps.ts';
import { type ChainReading, limitOf, newReading } from './read-chain-steps.ts';
import { readRelationalQuery } from './read-drizzle-relations.ts';

/** `db.select().from(visits).where(eq(visits.day, day)).limit(20)`, `tx.insert(guests).values(…)`, `db.query.visits.findMany(…)`. */
export function readDrizzle(spot: CallSpot, facts: OperationFacts): boolean {
  const [query, prepared] = preparedQuery(spot);
  if (query !== undefined && readRelationalQuery(query, facts)) return true;
  if (prepared !== undefined) return readChain(prepared, facts);
  return readRelationalQuery(spot, facts) || readChain(spot, facts);
}

/**
 * `byId.execute({ id })`, where `const byId = db.select()….prepare('by_id')` stands outside of the operation: the query, and
 * the call that prepares it.
 */
function preparedQuery(spot: CallSpot): readonly CallSpot[] {
  const { resolver, context, call, root } = spot;
  if (call.on?.kind !== 'name' || !/^(?:execute|all|get|values)$/.test(call.name)) return [];
  for (const definition of resolver.value(context, call.on)) {
    if (definition.kind !== 'made' || definition.members.at(-1) !== 'prepare()' || !definition.call) continue;
    const scope = resolver.scopes.get(definition.call.file);
    const prepared = scope?.outline.calls[definition.call.call];
    const before = prepared?.on?.kind === 'call' ? prepared.on.call : undefined;
    const query = before === undefined ? undefined : scope?.outline.calls[before];
    if (scope === undefined || prepared === undefined || before === undefined || query === undefined) continue;
    if (scope.file === context.file && isInside(scope, query.fn, root)) continue;
    const inside = { ...spot, context: { file: scope.file, fn: query.fn } };
    return [
      { ...inside, index: before, call: query },
      { ...inside, index: definition.call.call, call: prepared },
    ];
  }
  return [];
}

function readChain(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined) return false;
  const reading = newReading();
  for (const { call } of chain.links) readStep(spot, { file: spot.context.file, fn: call.fn }, call, reading);
  if (reading.tables.length === 0) return false;
  for (const step of furtherSteps(spot)) {
    const { file } = step.at.context;
    const { call } = step.link;
    readFurther(reading, step, () => readStep(step.at, { file, fn: call.fn }, call, reading));
  }
  facts.accesses.push(...chainAccesses(spot, drizzle.id, reading));
  return true;
}

type Step = CallSpot['call'];

function readStep(spot: CallSpot, context: CallSpot['context'], call: Step, reading: ChainReading): void {
  const [first, second] = call.args;
  const verb = Object.hasOwn(drizzle.verbs, call.name)
    ? drizzle.verbs[call.name as keyof typeof drizzle.verbs]
    : undefined;
  if (verb !== undefined || drizzle.joins.some((join) => join === call.name)) {
    const table = first === undefined || call.on === undefined ? undefined : tableNamed(spot, context, first);
    if (table === undefined) return;
    if (verb !== undefined) reading.verb = verb === 'select' ? reading.verb : verb;
    if (!reading.tables.some(({ name }) => name === table)) reading.tables.push({ name: table, alias: undefined });
    if (call.name === '$count' && second !== undefined) addCondition(spot, context, second, reading);
    return;
  }
  switch (call.name) {
    case 'select':
    case 'selectDistinct':
      addSelected(spot, context, call, reading);
      return;
    case 'where':
    case 'having':
      if (first !== undefined) addCondition(spot, context, first, reading);
      return;
    case 'orderBy':
      for (const argument of call.args) addSorts(spot, context, argument, reading);
      return;
    case 'limit':
      reading.limit = limitOf(first);
      return;
    case 'onConflictDoUpdate':
    case 'onDuplicateKeyUpdate':
      reading.verb = 'upsert';
      return;
  }
}

/** `select({ id: visits.id, total: count() })` */
function addSelected(spot: CallSpot, context: CallSpot['context'], call: Step, reading: ChainReading): void {
  const [fields] = call.args;
  if (fields?.kind !== 'object') return;
  const calls = spot.resolver.scopes.get(context.file)?.outline.calls;
  const counts = fields.entries.every(
    ({ value }) => value.kind === 'call' && aggregates.has(calls?.[value.call]?.name ?? ''),
  );
  if (counts && fields.entries.length > 0) reading.verb = 'count';
  for (const { value } of fields.entries) {
    const mention = columnMention(spot, context, value);
    if (mention !== undefined) reading.columns.push(mention.column);
  }
}

const aggregates = new Set(['count', 'countDistinct', 'sum', 'avg', 'max', 'min']);
