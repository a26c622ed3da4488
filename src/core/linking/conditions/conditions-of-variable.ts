import type { Binding, CallOutline, Value } from '../../syntax/outline.ts';
import { rootName } from '../data/chain.ts';
import type { Scope } from '../scope.ts';
import type { ConditionReader } from './condition-words.ts';
import { allOf, anyOf, atTimes, type Conditions, noConditions, unknownConditions } from './conditions.ts';
import { argumentOf, givenFor, inside, type Place } from './place.ts';

/** What a variable holds when it is used: what it was begun with, what it was given since, and what was put into it. */
export function conditionsOfVariable(reader: ConditionReader, place: Place, name: string): Conditions {
  if (name === place.own) return noConditions;
  const scope = reader.resolver.scopes.get(place.file);
  const functions = scope?.outline.functions ?? [];
  for (let fn = place.fn; scope !== undefined && fn >= 0; fn = functions[fn]?.parent ?? -1) {
    const before = fn === place.fn ? (place.before ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const bindings = scope.bindings(fn, name).filter(({ at }) => at <= before);
    const parameter = functions[fn]?.parameters.findIndex((each) => each.name === name) ?? -1;
    if (parameter >= 0) {
      const given = conditionsOfParameter(reader, place, fn, name, parameter);
      return added(reader, { ...inside(place, fn), before }, scope, name, undefined, given);
    }
    if (bindings.length > 0) return assigned(reader, { ...inside(place, fn), before }, scope, name, bindings);
  }
  return conditionsOfField(reader, place, name);
}

const mostCallers = 6;

function conditionsOfParameter(
  reader: ConditionReader,
  place: Place,
  fn: number,
  name: string,
  index: number,
): Conditions {
  const { resolver } = reader;
  const given = givenFor(resolver, place, name);
  if (given !== undefined) return reader.read(reader, given.place, given.value);
  const outline = resolver.scopes.get(place.file)?.outline.functions[fn];
  const sites = resolver.callSites({ kind: 'function', file: place.file, fn });
  if (sites.length === 0 || sites.length > mostCallers) return unknownConditions;
  const [first = unknownConditions, ...others] = sites.map((site) => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call && argumentOf(call, outline, index);
    return argument === undefined
      ? unknownConditions
      : reader.read(reader, { file: site.file, fn: call?.fn ?? 0, before: call?.start }, argument);
  });
  const isSame = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return isSame ? first : unknownConditions;
}

function assigned(
  reader: ConditionReader,
  place: Place,
  scope: Scope,
  name: string,
  bindings: readonly Binding[],
): Conditions {
  let current: Conditions = noConditions;
  const [begun] = bindings;
  for (const binding of bindings) {
    const goesOn = mentions(scope, binding.value, name, 0);
    const part = reader.read(reader, { ...place, own: name, before: binding.at }, binding.value);
    const isSure = binding.branch === undefined || binding.branch === begun?.branch;
    if (goesOn && joinsByOr(reader, scope, binding.value)) current = anyOf([current, isSure ? part : atTimes(part)]);
    else if (goesOn) current = allOf([current, isSure ? part : atTimes(part)]);
    else if (isSure) current = part;
    else current = replaced(current, part, binding.branch ?? 0);
  }
  return added(reader, place, scope, name, begun, current);
}

/** An arm of an `if` puts something else into the variable. */
function replaced(current: Conditions, part: Conditions, branch: number): Conditions {
  const both = atTimes(allOf([current, part]));
  const isFirst = current.filters.length === 0 && current.known;
  return isFirst && (branch >= 0 || current.optional.length === 0) ? both : { ...both, known: false };
}

function joinsByOr({ words }: ConditionReader, scope: Scope, value: Value): boolean {
  return value.kind === 'call' && words.any.has(scope.outline.calls[value.call]?.name ?? '');
}

const deepestMention = 6;

/** Whether the value goes on with what the variable held before. */
function mentions(scope: Scope, value: Value, name: string, depth: number): boolean {
  if (depth > deepestMention) return false;
  const further = (each: Value): boolean => mentions(scope, each, name, depth + 1);
  if (value.kind === 'name') return value.name === name;
  if (value.kind === 'template') return value.parts.some(further);
  if (value.kind === 'either') return value.options.some(further);
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return call !== undefined && ((call.on !== undefined && further(call.on)) || call.args.some(further));
}

const adding: ReadonlySet<string> = new Set(['add', 'addAll', 'plusAssign']);

/** `conditions.add(…)`, `builder.and(…)`, also where a block does it. */
function added(
  reader: ConditionReader,
  place: Place,
  scope: Scope,
  name: string,
  begun: Binding | undefined,
  start: Conditions,
): Conditions {
  const adds = addersOf(reader, scope, begun);
  let current = allOf([start, ...blocksOf(reader, place, scope, begun)]);
  for (const index of scope.callsWithin(place.fn)) {
    const call = scope.outline.calls[index];
    const isAdded = call !== undefined && adds.has(call.name) && call.at <= (place.before ?? Number.POSITIVE_INFINITY);
    if (!isAdded || rootName(scope, call) !== name) continue;
    current = withAdded(reader, place, call, isCertain(call, place, begun), current);
  }
  return assignedInBlocks(reader, place, scope, name, current);
}

function addersOf({ words }: ConditionReader, scope: Scope, begun: Binding | undefined): ReadonlySet<string> {
  let maker = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  while (maker?.on?.kind === 'call' && !words.builders.has(maker.name)) maker = scope.outline.calls[maker.on.call];
  const isBuilder = words.builders.has(maker?.name ?? '') || words.builders.has(begun?.type ?? '');
  return isBuilder ? new Set([...words.all, ...words.any, 'addAll']) : adding;
}

function isCertain(call: CallOutline, place: Place, begun: Binding | undefined): boolean {
  return call.fn === place.fn && (call.branch === undefined || call.branch === begun?.branch) && call.loop !== true;
}

function withAdded(
  reader: ConditionReader,
  place: Place,
  call: CallOutline,
  isSure: boolean,
  current: Conditions,
): Conditions {
  const here = { ...inside(place, call.fn), before: call.start };
  const part = allOf(call.args.map((value) => reader.read(reader, here, value)));
  const added = isSure ? part : atTimes(part);
  return reader.words.any.has(call.name) ? anyOf([current, added]) : allOf([current, added]);
}

/** `BooleanBuilder().apply { and(…) }`, `buildList { add(…) }` */
function blocksOf(
  reader: ConditionReader,
  place: Place,
  scope: Scope,
  begun: Binding | undefined,
): readonly Conditions[] {
  const call = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  const block = call?.args.findLast(({ kind }) => kind === 'function');
  if (call === undefined || block?.kind !== 'function' || !/^(?:apply|also|run|buildList|with)$/.test(call.name))
    return [];
  const adds = new Set([...addersOf(reader, scope, begun), ...adding]);
  const found = scope.callsWithin(block.fn).flatMap((index) => scope.outline.calls[index] ?? []);
  const own = found.filter(({ name, on }) => {
    const isOwn = on === undefined || (on.kind === 'name' && /^(?:it|this)$/.test(on.name));
    return adds.has(name) && isOwn;
  });
  const inBlock = inside(place, block.fn);
  return own.map((each) => {
    const isSure = each.fn === block.fn && each.branch === undefined && each.loop !== true;
    return withAdded(reader, inBlock, each, isSure, noConditions);
  });
}

/** `name?.let { conditions += … }` */
function assignedInBlocks(
  reader: ConditionReader,
  place: Place,
  scope: Scope,
  name: string,
  current: Conditions,
): Conditions {
  const others = scope.assigned(place.fn, name).filter(({ at }) => at <= (place.before ?? Number.POSITIVE_INFINITY));
  const parts = others.map((binding) => {
    const part = reader.read(reader, { ...inside(place, binding.fn), own: name }, binding.value);
    return atTimes(mentions(scope, binding.value, name, 0) ? part : { ...part, known: false });
  });
  return allOf([current, ...parts]);
}

/** A constant of a class: `private static final BooleanExpression VISIBLE = post.hidden.isFalse()` */
function conditionsOfField(reader: ConditionReader, place: Place, name: string): Conditions {
  for (const found of reader.resolver.name(place, name)) {
    if (found.kind === 'value') return reader.read(reader, found.context, found.value);
    if (found.kind === 'made' && found.call !== undefined && found.origin?.call === found.call.call) {
      const call = reader.resolver.scopes.get(found.call.file)?.outline.calls[found.call.call];
      return reader.read(reader, { file: found.call.file, fn: call?.fn ?? 0 }, { kind: 'call', call: found.call.call });
    }
  }
  return unknownConditions;
}
