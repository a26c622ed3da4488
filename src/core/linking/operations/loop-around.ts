import type { Loop } from '../../model/loop.ts';
import type { Binding, CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** Methods of JavaScript's arrays wait for nothing: what their function begins is begun for all items at once. */
const atOnce = new Set(['map', 'forEach', 'flatMap', 'filter']);

/** What gives back the items that it was given, or fewer, or others made of them. */
const passing = new Set(
  [
    'all filter map sort sorted reverse reversed slice flat flatMap values keys entries from concat toList to_a',
    'uniq unique compact items list set enumerate stream parallelStream collect select reject toArray ToList AsEnumerable',
  ].flatMap((line) => line.split(' ')),
);

/** The innermost loop around a call that is known to stand in one. */
export function loopAround(scope: Scope, call: CallOutline, root: number, placeOf: (at: number) => string): Loop {
  const found = loopOf(scope, call, root);
  const source = found.list === undefined ? undefined : sourceOf(scope, found.list, found.fn, found.at);
  return {
    of: placeOf(found.at),
    ...(found.atOnce && { atOnce: true as const }),
    ...(found.list === undefined && call.loop === true && { counted: true as const }),
    ...(source !== undefined && { from: placeOf(source.start) }),
    ...(isSame(scope, call, found) && { same: true as const }),
    ...(isSingle(call) && { single: true as const }),
  };
}

interface FoundLoop {
  readonly at: number;
  /** The function in which the loop stands. */
  readonly fn: number;
  readonly list: Value | undefined;
  readonly atOnce: boolean;
  /** The function that runs for each item; absent for a statement. */
  readonly body?: number | undefined;
}

function loopOf(scope: Scope, call: CallOutline, root: number): FoundLoop {
  const statement = statementAround(scope, call);
  if (statement !== undefined) return statement;
  for (let fn = call.fn; fn !== root && fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const receiver = scope.outline.functions[fn]?.argumentOf;
    const around = receiver === undefined ? undefined : scope.outline.calls[receiver];
    if (around === undefined || transparent.has(around.name)) continue;
    const outer = statementAround(scope, around);
    if (outer !== undefined) return { ...outer, atOnce: outer.atOnce || around.name === 'Go' };
    return { at: around.at, fn: around.fn, list: around.on, atOnce: isAtOnce(scope, around), body: fn };
  }
  // Only the function itself is known: it is handed to what repeats it.
  return { at: call.start, fn: call.fn, list: undefined, atOnce: false };
}

/** Hand a function through that another call repeats. */
const transparent = new Set(['transaction', '$transaction', 'catch', 'finally', 'tap']);

function statementAround(scope: Scope, call: CallOutline): FoundLoop | undefined {
  if (call.loop !== true) return undefined;
  const binding = eachBefore(scope, call);
  const gathers = scope.outline.calls.some(
    (other) =>
      (other.name === 'push' || other.name === 'gather') &&
      other.fn === call.fn &&
      other.start < call.start &&
      call.end <= other.end,
  );
  const list = binding === undefined ? undefined : listIn(binding.value);
  const pushes = gathers && call.awaited !== true && waits.has(scope.outline.language);
  return { at: binding?.at ?? call.start, fn: call.fn, list, atOnce: pushes };
}

const waits = new Set(['javascript', 'typescript', 'tsx', 'python']);

function eachBefore(scope: Scope, call: CallOutline): Binding | undefined {
  return scope.outline.bindings.findLast(
    (binding) => binding.fn === call.fn && binding.at < call.at && listIn(binding.value) !== undefined,
  );
}

function listIn(value: Value): Value | undefined {
  if (value.kind === 'each') return value.of;
  return value.kind === 'member' ? listIn(value.of) : undefined;
}

function isAtOnce(scope: Scope, around: CallOutline): boolean {
  const { language } = scope.outline;
  if (language === 'csharp') return around.name === 'Select';
  return (language === 'javascript' || language === 'typescript' || language === 'tsx') && atOnce.has(around.name);
}

/** The call that gave a list, through names and what only passes its items on. */
function sourceOf(scope: Scope, value: Value, fn: number, before: number, depth = 0): CallOutline | undefined {
  if (depth > 8) return undefined;
  const next = (inner: Value): CallOutline | undefined => sourceOf(scope, inner, fn, before, depth + 1);
  switch (value.kind) {
    case 'call': {
      const call = scope.outline.calls[value.call];
      if (call === undefined || !passing.has(call.name)) return call;
      const [first] = call.args;
      const given = call.on === undefined || isPlainObject(call.on) ? first : call.on;
      return given === undefined ? call : (next(given) ?? call);
    }
    case 'name': {
      const name = value.name.split('.')[0] ?? '';
      const bound = boundIn(scope, fn, name, before);
      return bound === undefined ? undefined : sourceOf(scope, bound.value, bound.fn, bound.at, depth + 1);
    }
    case 'member':
    case 'spread':
      return next(value.of);
    case 'either':
      return value.options.map(next).find((call) => call !== undefined);
    default:
      return undefined;
  }
}

/** `Object.values(map)`, `Array.from(set)`. */
function isPlainObject(value: Value): boolean {
  return value.kind === 'name' && (value.name === 'Object' || value.name === 'Array' || value.name === 'Promise');
}

function boundIn(scope: Scope, from: number, name: string, before: number): Binding | undefined {
  for (let fn = from; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const bindings = scope.bindings(fn, name).filter(({ at }) => at < before);
    // What is bound again may be another list by then.
    if (bindings.length > 0) return bindings.length === 1 ? bindings[0] : undefined;
  }
  return undefined;
}

/** Whether neither the receiver nor an argument is named after anything that the loop binds. */
function isSame(scope: Scope, call: CallOutline, { at, fn, body, list }: FoundLoop): boolean {
  if (list === undefined || call.args.length === 0) return false;
  const names = [call.on, ...call.args].map((value) => (value === undefined ? [] : namesIn(scope, value)));
  return names.every((each) => each?.every((name) => !isBoundWithin(name)) === true);

  function isBoundWithin(name: string): boolean {
    for (let inner = call.fn; inner > 0; inner = scope.outline.functions[inner]?.parent ?? 0) {
      const outline = scope.outline.functions[inner];
      const isBody = body !== undefined && inner !== fn;
      const taken = outline?.parameters.some((one) => one.name === name || one.keys?.includes(name) === true);
      if (isBody && taken === true) return true;
      const bindings = scope.outline.bindings.filter(
        (binding) => binding.fn === inner && rootOf(binding.name) === name,
      );
      // What is assigned anywhere after the loop begins may change within it.
      if (bindings.some((binding) => isBody || binding.at >= at)) return true;
      if (inner === fn) return false;
    }
    return false;
  }
}

function isSingle({ args: [only, another] }: CallOutline): boolean {
  if (only === undefined || another !== undefined || only.kind === 'list' || only.kind === 'spread') return false;
  return only.kind !== 'object' || (only.entries.length === 1 && only.spreads.length === 0);
}

/** First parts of the names in a value; undefined where it holds something that is no name. */
function namesIn(scope: Scope, value: Value): readonly string[] | undefined {
  switch (value.kind) {
    case 'text':
    case 'literal':
      return [];
    case 'name':
      return value.name.includes('[]') ? undefined : [rootOf(value.name)];
    case 'list':
      return allOf(value.items.map((item) => namesIn(scope, item)));
    case 'object':
      return allOf(
        [...value.entries.map((entry) => entry.value), ...value.spreads].map((each) => namesIn(scope, each)),
      );
    case 'member':
      return value.name === '[]' ? undefined : namesIn(scope, value.of);
    default:
      return undefined;
  }
}

function allOf(names: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = names.flatMap((each) => each ?? []);
  return names.includes(undefined) ? undefined : known;
}

function rootOf(name: string): string {
  return name.split('.')[0] ?? name;
}
