import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { Route } from '../http/route.ts';
import { referencedCall } from '../method-reference.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

export interface FunctionPlace {
  readonly file: string;
  readonly fn: number;
}

const maxWrappers = 5;

/** The function that answers a route, through wrappers such as `asyncHandler(fn)` and `controller.create.bind(controller)`. */
export function handlerOf(resolver: Resolver, route: Route): FunctionPlace | undefined {
  if (route.handlerFunction !== undefined) return route.handlerFunction;
  if (route.handler === undefined) return undefined;
  return functionIn(route.resolver ?? resolver, route.handler.context, route.handler.value, 0);
}

export function functionBehind(resolver: Resolver, placed: PlacedValue): FunctionPlace | undefined {
  return functionIn(resolver, placed.context, placed.value, 0);
}

function functionIn(resolver: Resolver, context: Context, value: Value, depth: number): FunctionPlace | undefined {
  if (depth > maxWrappers) return undefined;
  if (value.kind === 'function')
    return referenced(resolver, context.file, value.fn) ?? { file: context.file, fn: value.fn };
  if (value.kind === 'call') {
    const wrapped = wrappedFunction(resolver, context, value.call, depth);
    if (wrapped !== undefined) return wrapped;
  }
  const definitions = resolver.value(context, value);
  const found =
    definitions.find((definition) => definition.kind === 'function') ?? servingMethod(resolver, definitions);
  return found === undefined ? keptWrapper(resolver, definitions, depth) : { file: found.file, fn: found.fn };
}

/** `OrderController::list` is a function of its own that calls it, and stands where the call does. */
function referenced(resolver: Resolver, file: string, fn: number): FunctionPlace | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const call = outline && referencedCall(outline, fn);
  if (call === undefined) return undefined;
  const callee = calleesOf(resolver, file, call).find(({ kind }) => kind === 'function');
  return callee?.kind === 'function' ? { file: callee.file, fn: callee.fn } : undefined;
}

/** Methods by which libraries call what is handed to them as an object. */
const serving = ['ServeHTTP', 'ConsumeClaim', 'ProcessTask'];

/** An object that serves by itself: `mux.Handle("/orders", &Orders{})`. */
function servingMethod(
  resolver: Resolver,
  definitions: readonly Definition[],
): (Definition & { kind: 'function' }) | undefined {
  return definitions
    .filter(({ kind }) => kind === 'instance')
    .flatMap((definition) => serving.flatMap((name) => resolver.member(definition, name)))
    .find((definition) => definition.kind === 'function');
}

/** `const list = asyncHandler(async (req, res) => …)`: what the wrapper of a package was given. */
function keptWrapper(resolver: Resolver, definitions: readonly Definition[], depth: number): FunctionPlace | undefined {
  for (const definition of definitions) {
    if (definition.kind !== 'made' || definition.call === undefined) continue;
    // `middy(list).use(jsonBodyParser())` goes on with what it was given at first.
    const { origin, members } = definition;
    const first = members.every((member) => addsStep.test(member)) ? origin : undefined;
    for (const { file, call } of [definition.call, ...(first === undefined ? [] : [first])]) {
      const found = wrappedFunction(resolver, { file, fn: 0 }, call, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const addsStep = /^(?:use|before|after|onError|handler)\(\)$/;

function wrappedFunction(
  resolver: Resolver,
  context: Context,
  index: number,
  depth: number,
): FunctionPlace | undefined {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined || call.name === 'bind') return undefined;
  const inside = { file: context.file, fn: call.fn };
  for (const argument of call.args.toReversed()) {
    const found = functionIn(resolver, inside, argument, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
