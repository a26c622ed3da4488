import type { CallOutline } from '../../syntax/outline.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import type { Definition } from '../definition.ts';
import { surroundingsOf } from '../operations/call-context.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { itemOf } from './handed-rows.ts';
import { modelOf, relationOf } from './model.ts';
import { namesIn } from './names-in.ts';
import { queryOn, relationQuery } from './query.ts';
import { queryBehind } from './query-behind.ts';

/** What Laravel reads without being called: models that fill parameters of a handler, and relations read as properties. */
export function readBoundModels(visit: OperationVisit, facts: OperationFacts): void {
  if (visit.scope.outline.language !== 'php') return;
  if (visit.isEntrance) readParameters(visit, facts);
  readProperties(visit, facts);
}

/** `show(Concert $concert)` of a route `/concerts/{concert}`. */
function readParameters(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope, place } = visit;
  const fn = scope.outline.functions[place.fn];
  if (fn === undefined || fn.name === 'handle') return;
  for (const { type, decorators } of fn.parameters) {
    // Whoever is signed in was found by the token, before the handler.
    if (decorators?.some(({ name }) => /(?:^|\\)CurrentUser$/.test(name)) === true) continue;
    const context = { file: scope.file, fn: place.fn };
    const definitions = type === undefined ? [] : resolver.type(context, type);
    const model = definitions.map((definition) => boundTable(visit, definition)).find((found) => found !== undefined);
    if (model === undefined) continue;
    const { reading } = queryOn(model.table, 'query');
    reading.filters.push({ qualifier: undefined, column: model.key, operator: 'equal' });
    reading.many = false;
    reading.limit = { kind: 'constant', value: 1 };
    const spot = spotAt(visit, { fn: place.fn, at: fn.at, start: fn.at, end: fn.at, name: '', args: [] });
    facts.accesses.push(...chainAccesses(spot, model.library, reading));
  }
}

/** Laravel fills in models, Symfony entities. */
function boundTable({ resolver }: OperationVisit, definition: Definition) {
  const model = modelOf(resolver, definition);
  if (model !== undefined) return { table: model.table, key: model.key, library: 'eloquent' };
  const cls =
    definition.kind === 'instance' ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls] : undefined;
  const isEntity = cls?.decorators.some(({ name }) => /(?:^|\\)Entity$/.test(name)) === true;
  return isEntity ? { table: cls.name, key: 'id', library: 'doctrine' } : undefined;
}

/** `$concert->pieces->map(…)`, `foreach ($concert->pieces as $piece)`: read unless it was loaded along before. */
function readProperties(visit: OperationVisit, facts: OperationFacts): void {
  const { scope } = visit;
  const seen = new Set<string>();
  const read = (name: string, call: CallOutline): void => {
    const dot = name.lastIndexOf('.');
    const owner = name.slice(0, dot);
    if (dot < 0 || owner.includes('.') || owner === 'this' || seen.has(name)) return;
    const spot = spotAt(visit, call);
    const query = queryBehind(spot, spot.context, { kind: 'name', name: owner });
    if (query?.state !== 'row' || query.model === undefined) return;
    const relation = relationOf(visit.resolver, query.model, name.slice(dot + 1));
    const found = relation && relationQuery(relation);
    if (found === undefined || query.along.some(({ table }) => table === found.table)) return;
    if (!visit.isEntrance && isParameter(spot, visit, owner)) return;
    seen.add(name);
    for (const { reading } of [found, ...found.along]) facts.accesses.push(...chainAccesses(spot, 'eloquent', reading));
  };
  for (const call of scope.outline.calls)
    if (visit.belongs(call.fn) && call.on?.kind === 'name') read(call.on.name, call);
  for (const { fn, value, at, end } of scope.outline.bindings) {
    if (!visit.belongs(fn)) continue;
    if (value.kind === 'each' && value.of.kind === 'name')
      read(value.of.name, { fn, at, start: at, end, name: '', args: [] });
    for (const name of namesIn(value)) read(...asRead(visit, name, { fn, at, start: at, end, name: '', args: [] }));
  }
  for (const call of scope.outline.calls)
    if (visit.belongs(call.fn))
      for (const name of call.args.flatMap(namesIn)) read(...asRead(visit, name, { ...call, name: '', args: [] }));
}

/** `$order->shop->name`: what is read is the shop. What goes through the rows of a loop is read for each of them. */
function asRead({ scope }: OperationVisit, name: string, call: CallOutline): readonly [string, CallOutline] {
  const parts = name.split('.');
  const [row = ''] = parts;
  const relation = parts.length === 3 && row !== 'this' ? parts.slice(0, 2).join('.') : '';
  const isEach = scope.bindings(call.fn, row).some(({ value }) => value.kind === 'each');
  return [relation, isEach ? { ...call, loop: true } : call];
}

/** Whoever calls may have loaded the relation of what it passes. */
function isParameter(spot: CallSpot, { scope }: OperationVisit, name: string): boolean {
  for (let fn = spot.call.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0)
    if (scope.outline.functions[fn]?.parameters.some((parameter) => parameter.name === name))
      // Of rows that were asked for here it is known what came along.
      return itemOf(scope, fn, (value, context) => queryBehind({ ...spot, context }, context, value)) === undefined;
  return false;
}

function spotAt(visit: OperationVisit, call: CallOutline): CallSpot {
  const { resolver, schema, operation, scope, place } = visit;
  return {
    resolver,
    schema,
    operation,
    context: { file: scope.file, fn: call.fn },
    index: -1,
    call,
    root: place.fn,
    ...surroundingsOf(scope, call, place.fn),
    evidence: () => visit.evidence(call.start, call.end),
    quote: (_, at, end) => visit.evidence(at, end),
  };
}
