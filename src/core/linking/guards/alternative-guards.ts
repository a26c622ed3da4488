import type { GuardKind } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { type ClassifiedGuard, classifyGuard } from './classify-guard.ts';

/** `[IsSigned & IsCook]` and `auth([isSigned, isCook], { relation: 'and' })` are as many guards as they name. */
export function apartFrom(resolver: Resolver, use: GuardUse): readonly GuardUse[] {
  const { value } = use;
  if (use.kind !== undefined) return [use];
  if (value.kind === 'either' && value.all === true && isPython(resolver, use))
    return value.options.map((option) => ({ ...use, value: option }));
  const call = callOf(resolver, use);
  // `every(jwt(…), captains)` of Hono
  if (call?.name === 'every' && call.on === undefined)
    return (namedIn(resolver, use, call) ?? []).map((each) => ({ ...use, ...each }));
  if (call === undefined || !isAsking(resolver, use, call) || relationOf(resolver, use, call) !== 'and') return [use];
  return (namedIn(resolver, use, call) ?? []).map((each) => ({ ...use, ...each }));
}

/** `A | B`, `or(requireKey, requireRole)`, `OrGuard([A, B])`: one guard, that asks no more than the weakest of them. */
export function alternativesIn(resolver: Resolver, use: GuardUse): ClassifiedGuard | 'none' | undefined {
  const named = use.kind === undefined ? alternativesOf(resolver, use) : undefined;
  if (named === undefined || named.length < 2) return undefined;
  const found = named.map(({ context, value }) => classifyGuard(resolver, context, value));
  const known = found.filter((each) => each !== undefined);
  // One that lets everybody pass is enough, and so are all of them.
  if (known.length < found.length) return 'none';
  return {
    kind: weakest(known.map(({ kind }) => kind)),
    // `A & (B | C)`
    name: [...new Set(known.map(({ name }) => name))].join(isMixed(use.value) ? ', ' : ' or '),
    optional: known.some(({ optional }) => optional),
  };
}

function isMixed(value: Value): boolean {
  return value.kind === 'either' && value.all === false;
}

/** What stands beside a permission is one, whatever it looks at. */
function weakest(kinds: readonly GuardKind[]): GuardKind {
  const told = kinds.filter((kind) => kind !== 'other');
  const [first = 'other', ...others] = told;
  if (others.every((kind) => kind === first)) return first;
  return told.every((kind) => kind === 'authentication' || kind === 'authorization') ? 'authentication' : 'other';
}

function alternativesOf(resolver: Resolver, use: GuardUse): readonly PlacedValue[] | undefined {
  const { context, value } = use;
  if (value.kind === 'either')
    return isPython(resolver, use) ? value.options.map((option) => ({ context, value: option })) : undefined;
  const call = callOf(resolver, use);
  if (call === undefined) return undefined;
  const joined = joining.test(call.name) || (isAsking(resolver, use, call) && relationOf(resolver, use, call) === 'or');
  return joined ? namedIn(resolver, use, call) : undefined;
}

const joining = /^(?:or|any|some|anyOf|any_of|oneOf|either|OrGuard)$/;

function isPython(resolver: Resolver, { context }: GuardUse): boolean {
  return resolver.scopes.get(context.file)?.outline.language === 'python';
}

function callOf(resolver: Resolver, { context, value }: GuardUse): CallOutline | undefined {
  return value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
}

/** `fastify.auth([verifyKey, verifyWord])` of @fastify/auth. */
function isAsking(resolver: Resolver, { context }: GuardUse, { name, on, args: [first] }: CallOutline): boolean {
  const isCode = isScript(resolver.scopes.get(context.file)?.outline.language);
  return isCode && name === 'auth' && on !== undefined && first?.kind === 'list' && first.items.length > 1;
}

function relationOf(resolver: Resolver, { context }: GuardUse, { args: [, options], fn }: CallOutline): 'and' | 'or' {
  const said = entryOf(resolver, { file: context.file, fn }, options, 'relation')?.value;
  return said?.kind === 'text' && said.text === 'and' ? 'and' : 'or';
}

/** What it is handed, by name; undefined where something else than guards stands among it. */
function namedIn(resolver: Resolver, { context }: GuardUse, call: CallOutline): readonly PlacedValue[] | undefined {
  const inside = { file: context.file, fn: call.fn };
  const given = call.args.filter(({ kind }) => kind !== 'object').flatMap((each) => itemsOf(resolver, inside, each));
  return given.every(({ value }) => isNamed(value)) ? given : undefined;
}

function isNamed({ kind }: Value): boolean {
  return kind === 'name' || kind === 'member' || kind === 'call' || kind === 'class';
}
