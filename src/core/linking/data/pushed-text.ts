import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { BuiltText } from './built-text.ts';
import { rootName } from './chain.ts';

const building: ReadonlySet<string> = new Set(['build', 'build_query_as', 'build_query_scalar']);
const pushing: ReadonlySet<string> = new Set(['push', 'push_bind']);

/** `query.build_query_as()` of sqlx's `QueryBuilder::new("SELECT …")` with all that `query.push(…)` added before. */
export function pushedText(resolver: Resolver, context: Context, index: number): BuiltText | undefined {
  const scope = resolver.scopes.get(context.file);
  const finish = scope?.outline.calls[index];
  if (scope === undefined || finish?.on?.kind !== 'name' || !building.has(finish.name)) return undefined;
  const { name } = finish.on;
  const begun = scope.bindings(finish.fn, name)[0];
  const maker = begun?.value.kind === 'call' ? scope.outline.calls[begun.value.call] : undefined;
  if (maker === undefined || !begins(maker)) return undefined;
  const pushed = scope.outline.calls
    .filter((call) => call.fn === finish.fn && call.at < finish.at && rootName(scope, call) === name)
    .sort((a, b) => a.at - b.at);
  const isAlways = ({ branch, loop }: CallOutline): boolean => branch === undefined && loop !== true;
  const textOf = (calls: readonly CallOutline[]): string =>
    [maker, ...calls].map((call) => pieceOf(resolver, context, call)).join('');
  return {
    text: textOf(pushed.filter(isAlways)),
    most: textOf(pushed),
    whole: pushed.every((call) => pushing.has(call.name) && call.loop !== true && (call.branch ?? 0) >= 0),
  };
}

/** A statement that is run where all of it is known. */
export function isPushedTo(scope: Scope, index: number): boolean {
  const call = scope.outline.calls[index];
  if (call === undefined || !begins(call)) return false;
  const bound = scope.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  return scope.outline.calls.some(
    ({ name, on, fn }) => fn === bound?.fn && building.has(name) && on?.kind === 'name' && on.name === bound.name,
  );
}

function begins({ name, on }: CallOutline): boolean {
  return name === 'new' && on?.kind === 'name' && /(?:^|\.)QueryBuilder(?:\.|$)/.test(on.name);
}

function pieceOf(resolver: Resolver, context: Context, { name, args: [first] }: CallOutline): string {
  if (name === 'push_bind') return '?';
  return first === undefined ? '' : (resolveText(resolver, context, first)?.text ?? '{}');
}
