import { negroni } from '../../extractors/http/negroni.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** The handlers of `negroni.New(negroni.HandlerFunc(auth), negroni.Wrap(api))`, and the one that answers. */
export interface StackedHandlers {
  readonly before: readonly PlacedValue[];
  readonly handler: PlacedValue;
}

/** Undefined for what is no stack, or has nothing that answers. */
export function stackedHandlers(resolver: Resolver, { context, value }: PlacedValue): StackedHandlers | undefined {
  const listed = handlersOf(resolver, context, value, 0);
  const handler = listed?.findLast(({ answers }) => answers)?.placed;
  if (listed === undefined || handler === undefined) return undefined;
  return { handler, before: listed.filter(({ answers }) => !answers).map(({ placed }) => placed) };
}

/** Whether a method is called on a stack: `n.Run(":8080")`. */
export function isStack(resolver: Resolver, context: Context, value: Value): boolean {
  return originOf(resolver, context, value) !== undefined;
}

interface Stacked {
  readonly placed: PlacedValue;
  readonly answers: boolean;
}

const deepest = 4;

function handlersOf(resolver: Resolver, context: Context, value: Value, depth: number): readonly Stacked[] | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (depth > deepest) return undefined;
  if (call?.name === negroni.more && call.on !== undefined) {
    const first = handlersOf(resolver, context, call.on, depth + 1);
    return first && [...first, ...given(resolver, context, call)];
  }
  const origin = originOf(resolver, context, value);
  const making = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  if (origin === undefined || making === undefined) return undefined;
  const own = given(resolver, { file: origin.file, fn: making.fn }, making);
  return value.kind === 'name' ? [...own, ...added(resolver, context, value.name)] : own;
}

function originOf(resolver: Resolver, context: Context, value: Value): { file: string; call: number } | undefined {
  for (const definition of resolver.value(context, value))
    if (
      definition.kind === 'made' &&
      negroni.modules.includes(definition.module) &&
      negroni.makers.includes(definition.maker.at(-1) ?? '') &&
      definition.members.length === 0
    )
      return definition.origin;
  return undefined;
}

function given(resolver: Resolver, context: Context, { args }: CallOutline): readonly Stacked[] {
  return args.map((value) => {
    const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
    const [inner] = call?.args ?? [];
    if (call === undefined || inner === undefined) return { placed: { context, value }, answers: false };
    const answers = negroni.wrappers.includes(call.name);
    const plain = answers || negroni.adapters.includes(call.name);
    return { placed: { context, value: plain ? inner : value }, answers };
  });
}

/** `n.Use(auth)` and `n.UseHandler(router)` of the function around. */
function added(resolver: Resolver, context: Context, name: string): readonly Stacked[] {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return calls.flatMap((call) => {
    if (call.on?.kind !== 'name' || call.on.name !== name || call.fn !== context.fn) return [];
    if (negroni.adding.includes(call.name)) return given(resolver, context, call);
    const [value] = call.args;
    return negroni.ending.includes(call.name) && value ? [{ placed: { context, value }, answers: true }] : [];
  });
}
