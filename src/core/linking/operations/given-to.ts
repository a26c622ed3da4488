import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import { broughtAlong } from '../active-record/brought-along.ts';
import type { Definition } from '../definition.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { takenParameters } from '../taken-parameters.ts';
import type { FunctionPlace } from './handler-of.ts';
import { isKindOf } from './is-kind-of.ts';

export interface Given {
  readonly off?: readonly string[];
  readonly steady?: readonly string[];
}

/** What a call says of the parameters of the function that it reaches: which are off, and which stay the same in a loop. */
export function givenTo(
  resolver: Resolver,
  scope: Scope,
  call: CallOutline,
  root: number,
  target: FunctionPlace,
): Given {
  const callee = resolver.scopes.get(target.file)?.outline.functions[target.fn];
  if (callee === undefined) return {};
  const brought = broughtAlong(resolver, scope, call, callee.name);
  const args = argumentsByName(call, callee);
  if (args === undefined) return { ...(brought.length > 0 && { steady: brought }) };
  const untrue = callee.parameters.filter((each) => isFalse(args.get(each.name) ?? each.default));
  const off = [...untrue.map(({ name }) => name), ...failedTests(resolver, scope, call, target, args)];
  const same = [...args].filter(([, value]) => isSteady(scope, call, root, value)).map(([name]) => name);
  const steady = [...same, ...brought];
  return { ...(off.length > 0 && { off }), ...(steady.length > 0 && { steady }) };
}

/** Tests of the type of a parameter that the callee makes before it goes on, and that what is given cannot pass. */
function failedTests(
  resolver: Resolver,
  scope: Scope,
  call: CallOutline,
  target: FunctionPlace,
  args: ReadonlyMap<string, Value>,
): readonly string[] {
  const outline = resolver.scopes.get(target.file)?.outline;
  const testing = outline === undefined ? [] : testsIn(outline);
  const tests = new Set(testing.flatMap(({ fn, test }) => (fn === target.fn ? [test] : [])));
  return [...tests].filter((test) => {
    const [name = '', , type = ''] = test.split(' ');
    const value = args.get(name);
    if (value?.kind !== 'name') return false;
    const given = resolver.value({ file: scope.file, fn: call.fn }, value);
    const wanted = resolver.type(target, type);
    return given.length > 0 && wanted.length > 0 && given.every((each) => wanted.every((other) => differ(each, other)));
  });

  function differ(one: Definition, other: Definition): boolean {
    if (one.kind !== 'instance' || other.kind !== 'instance') return false;
    return !isKindOf(resolver, one, other) && !isKindOf(resolver, other, one);
  }
}

const testsIn = oncePerOutline(({ calls }) =>
  calls.flatMap(({ fn, asked }) => (asked?.includes(' ') ? [{ fn, test: asked }] : [])),
);

/** Undefined where a spread may hold any of them. */
function argumentsByName(call: CallOutline, fn: FunctionOutline): Map<string, Value> | undefined {
  const own = takenParameters(fn);
  const byName = new Map<string, Value>();
  for (const [index, value] of call.args.entries()) {
    if (value.kind === 'spread') return undefined;
    if (value.kind === 'object' && value.keywords === true) {
      if (value.spreads.length > 0) return undefined;
      for (const { key, value: given } of value.entries) byName.set(key, given);
    } else {
      const name = own[index]?.name;
      if (name !== undefined) byName.set(name, value);
    }
  }
  return byName;
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'literal' && /^(?:false|none|null|nil)$/i.test(value.text);
}

/** A name that neither a block around the call nor a loop binds: it was there before the first turn. */
export function isSteady(scope: Scope, call: CallOutline, root: number, value: Value): boolean {
  if (value.kind !== 'name') return false;
  const { outline } = scope;
  for (let fn = call.fn; fn !== root && fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    const takes = outline.functions[fn]?.parameters.some(
      ({ name, keys }) => name === value.name || keys?.includes(value.name) === true,
    );
    if (takes || scope.bindings(fn, value.name).length > 0) return false;
  }
  const bindings = scope.bindings(root, value.name);
  const isParameter = outline.functions[root]?.parameters.some(({ name }) => name === value.name) === true;
  if (bindings.length === 0) return isParameter || value.name.startsWith('@');
  // What a loop statement binds has no mark of its own, so that only what blocks repeat is told.
  return call.loop !== true && !isParameter && bindings.every((binding) => binding.value.kind !== 'each');
}
