import { peewee } from '../../extractors/data/peewee.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { chainAccesses } from './chain-accesses.ts';
import { extendsPackage } from './extends-package.ts';
import { cutBy, isHandedOn } from './handed-on.ts';
import { mergedSteps, waysByTable } from './merged-ways.ts';
import { type QueryWay, waysAt } from './query-ways.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';
import { addCondition, mentionOf, modelNamed } from './sqlalchemy-conditions.ts';
import { objectModel } from './sqlalchemy-object.ts';

/** `Order.select().where(Order.state == 'new').limit(10)`, `Order.get_by_id(3)`, `order.save()` of Peewee. */
export function readPeewee(spot: CallSpot, facts: OperationFacts): boolean {
  return readQuery(spot, facts) || readInstance(spot, facts);
}

function readQuery(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.resolver.scopes.get(spot.context.file)?.continued.has(spot.index) !== false) return false;
  const ways = waysAt(spot).filter(({ steps }) => !steps.some(({ isHeld, call }) => isHeld === true && isRun(call)));
  const readings = waysByTable(ways, (way) => modelOf(spot, way)).flatMap((group) => readingOf(spot, group));
  if (readings.length === 0) return false;
  if (isRun(spot.call) || !isHandedOn(spot))
    for (const reading of readings) {
      if (cutBy(spot) !== undefined) reading.filtersKnown = false;
      facts.accesses.push(...chainAccesses(spot, peewee.id, reading));
    }
  return !calleesOf(spot.resolver, spot.context.file, spot.index).some(({ kind }) => kind === 'function');
}

/** Sends the query and gives no query back. */
function isRun({ name }: CallOutline): boolean {
  const step = Object.hasOwn(peewee.steps, name) ? peewee.steps[name] : undefined;
  return step?.does === 'one' || step?.does === 'aggregate' || name === 'execute' || isSingle(name);
}

/** Of what begins a query with a model, that which asks for one row at once. */
function isSingle(name: string): boolean {
  return Object.hasOwn(peewee.starts, name) && !/^(?:select|filter|insert|replace|update|delete)$|many|bulk/.test(name);
}

function modelOf(spot: CallSpot, { root, steps }: QueryWay): string | undefined {
  const [first] = steps;
  if (root?.kind !== 'name' && root?.kind !== 'parameter') return undefined;
  if (first?.call.on?.kind !== 'name' || !Object.hasOwn(peewee.starts, first.call.name)) return undefined;
  return recordNamed({ ...spot, context: first.context }, first.call.on.name);
}

function readingOf(spot: CallSpot, ways: readonly QueryWay[]): readonly ChainReading[] {
  const [way] = ways;
  const model = way === undefined ? undefined : modelOf(spot, way);
  const first = way?.steps[0];
  if (model === undefined || first === undefined) return [];
  const reading = newReading();
  reading.tables.push({ name: model, alias: undefined });
  start({ ...spot, context: first.context }, model, first.call, reading);
  const begun = new Set(ways.map(({ steps }) => steps[0]?.call));
  for (const { context, call, branch, isUnread } of mergedSteps(ways, spot.call)) {
    if (isUnread) reading.filtersKnown = false;
    if (begun.has(call)) continue;
    readAtTimes(reading, branch, () => addStep({ ...spot, context }, call, reading));
  }
  return [reading];
}

function recordNamed(spot: CallSpot, name: string): string | undefined {
  const model = modelNamed(spot, spot.context, { kind: 'name', name });
  return model !== undefined && extendsPackage(spot.resolver, spot.context, name, peewee.modules) ? model : undefined;
}

function start(spot: CallSpot, model: string, call: CallOutline, reading: ChainReading): void {
  reading.verb = peewee.starts[call.name] ?? 'select';
  if (peewee.keyed.has(call.name)) {
    const [key, another] = spot.schema.model(spot.operation.service, model)?.table.primaryKey ?? [];
    if (key !== undefined && another === undefined)
      reading.filters.push({ qualifier: undefined, column: key, operator: 'equal' });
  }
  if (peewee.choosing.has(call.name)) for (const value of call.args) addCondition(spot, spot.context, value, reading);
  const single = call.name !== 'select' && call.name !== 'filter' && !/many|bulk|update$|delete$/.test(call.name);
  if (single || peewee.keyed.has(call.name)) takeOne(reading);
  if (call.name.startsWith('bulk_')) reading.filtersKnown = false;
}

function addStep(spot: CallSpot, call: CallOutline, reading: ChainReading): void {
  const step = Object.hasOwn(peewee.steps, call.name) ? peewee.steps[call.name] : undefined;
  const [first] = call.args;
  switch (step?.does) {
    case 'filter':
      for (const value of call.args) addCondition(spot, spot.context, value, reading);
      return;
    case 'raw-filter':
      reading.filtersKnown = false;
      return;
    case 'sort':
      for (const value of call.args) addSort(spot, value, reading);
      return;
    case 'limit':
      reading.limit = limitOf(call.args.at(-1));
      return;
    case 'join': {
      const model = modelNamed(spot, spot.context, first);
      if (model !== undefined && !reading.tables.some(({ name }) => name === model))
        reading.tables.push({ name: model, alias: undefined });
      return;
    }
    case 'one':
      for (const value of call.args) addCondition(spot, spot.context, value, reading);
      takeOne(reading);
      return;
    case 'aggregate':
      reading.verb = 'count';
      return;
    case 'verb':
      reading.verb = step.verb;
  }
}

function takeOne(reading: ChainReading): void {
  reading.many = false;
  if (reading.verb === 'select') reading.limit ??= { kind: 'constant', value: 1 };
}

/** `Order.created.desc()`, `Order.created` */
function addSort(spot: CallSpot, value: Value, reading: ChainReading): void {
  const call =
    value.kind === 'call' ? spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call] : undefined;
  const column = mentionOf(spot, spot.context, call?.on ?? value);
  if (column !== undefined) reading.sorts.push({ ...column, descending: call?.name === 'desc' });
}

function readInstance(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  const verb = Object.hasOwn(peewee.instance, call.name) ? peewee.instance[call.name] : undefined;
  if (verb === undefined || call.on?.kind !== 'name') return false;
  const found = objectModel(spot, call.on);
  if (found === undefined || !extendsPackage(spot.resolver, spot.context, found.model, peewee.modules)) return false;
  const reading = newReading();
  reading.tables.push({ name: found.model, alias: undefined });
  reading.verb = verb === 'update' && !found.loaded ? 'insert' : verb;
  reading.many = false;
  reading.filtersKnown = false;
  facts.accesses.push(...chainAccesses(spot, peewee.id, reading));
  return true;
}
