import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Resolver } from '../resolver.ts';
import type { ConditionReader, ConditionWords } from './condition-words.ts';
import {
  allOf,
  anyOf,
  atTimes,
  type Conditions,
  comparison,
  negated,
  noConditions,
  oneOf,
  unknownConditions,
} from './conditions.ts';
import { conditionsOfVariable } from './conditions-of-variable.ts';
import { inside, type Place } from './place.ts';

const deepest = 24;

/** What a value asks for that is a condition, however it was put together: by calls, functions, variables, lists, blocks. */
export function readConditions(resolver: Resolver, words: ConditionWords, place: Place, value: Value): Conditions {
  return conditionsOf({ resolver, words, depth: deepest, read: conditionsOf }, place, value);
}

function conditionsOf(reader: ConditionReader, place: Place, value: Value): Conditions {
  if (reader.depth <= 0) return unknownConditions;
  const deeper = { ...reader, depth: reader.depth - 1 };
  switch (value.kind) {
    case 'literal':
      return value.text === 'null' || value.text === 'true' ? noConditions : unknownConditions;
    case 'either':
      return oneOf(value.options.map((option) => conditionsOf(deeper, place, option)));
    case 'list':
      return allOf(value.items.map((item) => conditionsOf(deeper, place, item)));
    case 'template':
      // `conditions += condition`
      return allOf(value.parts.map((part) => conditionsOf(deeper, place, part)));
    case 'spread':
      return conditionsOf(deeper, place, value.of);
    case 'function':
      return conditionsOfReturns(deeper, inside(place, value.fn));
    case 'name':
      return conditionsOfName(deeper, place, value.name);
    case 'call':
      return conditionsOfCall(deeper, place, value.call);
    default:
      return unknownConditions;
  }
}

/** What a function gives back; where one of its ways gives nothing, it asks at times only. */
function conditionsOfReturns(reader: ConditionReader, place: Place): Conditions {
  const returns = reader.resolver.scopes.get(place.file)?.outline.functions[place.fn]?.returns ?? [];
  return returns.length === 0 ? unknownConditions : oneOf(returns.map((value) => conditionsOf(reader, place, value)));
}

function conditionsOfName(reader: ConditionReader, place: Place, name: string): Conditions {
  const last = name.split('.').at(-1) ?? name;
  if (reader.words.empty.has(last)) return noConditions;
  return conditionsOfVariable(reader, place, name);
}

function conditionsOfCall(reader: ConditionReader, place: Place, index: number): Conditions {
  const { resolver, words } = reader;
  const call = resolver.scopes.get(place.file)?.outline.calls[index];
  if (call === undefined) return unknownConditions;
  const here = { ...place, fn: call.fn };
  const function_ = workspaceFunction(reader, place.file, index);
  if (function_ !== undefined && !(call.on !== undefined && isCombining(words, call)))
    return conditionsOfReturns(reader, { ...function_, given: { ...function_, call, from: here } });
  const compared = words.comparisonOf(resolver, here, call);
  if (compared !== undefined) {
    const before = words.before?.(resolver, here, call);
    if (before === undefined) return comparison(compared);
    const parts = [conditionsOf({ ...reader, depth: reader.depth - 1 }, here, before.value), comparison(compared)];
    return before.any ? anyOf(parts) : allOf(parts);
  }
  return combined(reader, here, call) ?? held(reader, here, call, index) ?? unknownConditions;
}

function workspaceFunction({ resolver }: ConditionReader, file: string, index: number) {
  const [found, another] = calleesOf(resolver, file, index).filter(({ kind }) => kind === 'function');
  return found?.kind === 'function' && another === undefined ? { file: found.file, fn: found.fn } : undefined;
}

function isCombining({ all, any, not }: ConditionWords, { name }: CallOutline): boolean {
  return all.has(name) || any.has(name) || not.has(name);
}

/** `a.and(b)`, `cb.or(a, b)`, `not(a)` */
function combined(reader: ConditionReader, place: Place, call: CallOutline): Conditions | undefined {
  const { words } = reader;
  if (words.empty.has(call.name) && call.args.length === 0) return noConditions;
  if (!isCombining(words, call)) return undefined;
  const parts = partsOf(reader, place, call).map((part) => conditionsOf(reader, place, part));
  if (words.any.has(call.name)) return anyOf(parts);
  return words.not.has(call.name) ? negated(allOf(parts)) : allOf(parts);
}

function partsOf({ resolver, words }: ConditionReader, place: Place, { on, args }: CallOutline): readonly Value[] {
  const isPart = on !== undefined && !isStatic(on) && !words.isMaker(resolver, place, on);
  return isPart ? [on, ...args] : args;
}

/** The class in `Specification.where(…)`. */
function isStatic(on: Value): boolean {
  return on.kind === 'name' && /^(?:\w+\.)*[A-Z]\w*[a-z]\w*$/.test(on.name);
}

const gathering: ReadonlySet<string> = new Set([
  'of',
  'ofNullable',
  'asList',
  'listOf',
  'listOfNotNull',
  'mutableListOf',
  'arrayOf',
  'arrayListOf',
  'setOf',
  'concat',
  'ArrayList',
  'LinkedList',
]);
const passing: ReadonlySet<string> = new Set([
  'filter',
  'filterNotNull',
  'stream',
  'toArray',
  'toTypedArray',
  'toList',
  'collect',
  'orElse',
  'orElseGet',
  'orElseThrow',
  'build',
  'also',
  'apply',
]);

/** What stands in a list, an optional, a block or an object of a class: `Stream.of(a, b).reduce(Specification::and)`. */
function held(reader: ConditionReader, place: Place, call: CallOutline, index: number): Conditions | undefined {
  const { name, on, args } = call;
  const all = (values: readonly Value[]): Conditions =>
    allOf(values.map((value) => conditionsOf(reader, place, value)));
  if (reader.words.holding.has(name)) return args.length > 0 ? all(args) : anonymous(reader, place, call);
  if (reader.words.builders.has(name)) return all(args);
  if (on === undefined || isStatic(on)) {
    if (gathering.has(name)) return all(args.filter(({ kind }) => kind !== 'other'));
    return made(reader, place, index) ?? anonymous(reader, place, call);
  }
  if (/^reduce(?:OrNull)?$|^fold$/.test(name)) return reduced(reader, place, call);
  if (passing.has(name)) return conditionsOf(reader, place, on);
  if (name === 'takeIf' || name === 'takeUnless') return atTimes(conditionsOf(reader, place, on));
  const [block] = args;
  const isMapped = name === 'map' || name === 'flatMap' || name === 'let' || name === 'run';
  return isMapped && block?.kind === 'function' ? atTimes(conditionsOf(reader, place, block)) : undefined;
}

/** `list.reduce { a, b -> a.and(b) }`, `stream.reduce(BooleanExpression::or)` */
function reduced(reader: ConditionReader, place: Place, { on, args }: CallOutline): Conditions | undefined {
  const block = args.findLast(({ kind }) => kind === 'function');
  const outline = reader.resolver.scopes.get(place.file)?.outline;
  const [given] = block?.kind === 'function' ? (outline?.functions[block.fn]?.returns ?? []) : [];
  const name = given?.kind === 'call' ? (outline?.calls[given.call]?.name ?? '') : '';
  if (on === undefined || !isCombining(reader.words, { name } as CallOutline)) return undefined;
  const listed = on.kind === 'call' ? outline?.calls[on.call] : undefined;
  if (reader.words.all.has(name) || listed === undefined) {
    const all = conditionsOf(reader, place, on);
    return reader.words.all.has(name) ? all : anyOf(all.filters.map(comparison));
  }
  return anyOf(listed.args.map((value) => conditionsOf(reader, place, value)));
}

/** `new OverdueInvoices(today)`, a class of the workspace that says what it asks for. */
function made(reader: ConditionReader, place: Place, index: number): Conditions | undefined {
  const { resolver, words } = reader;
  for (const found of calleesOf(resolver, place.file, index)) {
    const scope = found.kind === 'class' ? resolver.scopes.get(found.file) : undefined;
    if (scope === undefined || found.kind !== 'class') continue;
    for (const method of words.methods) {
      const fn = scope.method(found.cls, method);
      if (fn !== undefined) return conditionsOfReturns(reader, { file: found.file, fn });
    }
  }
  return undefined;
}

/** `new Specification<Invoice>() { public Predicate toPredicate(…) { … } }` */
function anonymous(reader: ConditionReader, place: Place, call: CallOutline): Conditions | undefined {
  const scope = call.new === true ? reader.resolver.scopes.get(place.file) : undefined;
  const cls = scope?.outline.classes.findIndex(
    (each) => each.name === '' && each.fn === call.fn && each.at === call.start,
  );
  if (scope === undefined || cls === undefined || cls < 0) return undefined;
  for (const method of reader.words.methods) {
    const fn = scope.method(cls, method);
    if (fn !== undefined) return conditionsOfReturns(reader, inside(place, fn));
  }
  return undefined;
}
