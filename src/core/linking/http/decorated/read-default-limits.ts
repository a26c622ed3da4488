import type { CallOutline } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf, itemsOf } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { addUse } from '../add-use.ts';
import type { GuardUse } from '../route.ts';
import type { RouterGraph } from '../router-graph.ts';
import { decoratedRoutersOf } from './decorated-router.ts';

/** `Limiter(key, app=app, default_limits=['50 per hour'])`, or the application that it is handed later. */
export function readDefaultLimits(resolver: Resolver, graph: RouterGraph): void {
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'python') continue;
    for (const call of scope.outline.calls) {
      const context = { file: scope.file, fn: call.fn };
      if (call.name === 'Limiter') limit(resolver, graph, context, call, call.args, usesOf(resolver, scope, call));
      if (call.name !== 'init_app' || call.on === undefined) continue;
      for (const { limiter, at } of limitersBehind(resolver, context, call))
        limit(resolver, graph, context, call, call.args, usesOf(resolver, at, limiter));
    }
  }
}

function limit(
  resolver: Resolver,
  graph: RouterGraph,
  context: Context,
  { args }: CallOutline,
  given: CallOutline['args'],
  uses: readonly GuardUse[],
): void {
  if (uses.length === 0) return;
  const named = entryOf(resolver, context, args.at(-1), 'app');
  const values = [
    ...given.filter(({ kind }) => kind === 'name').map((value) => ({ context, value })),
    ...(named ? [named] : []),
  ];
  for (const placed of values)
    for (const router of decoratedRoutersOf(resolver, placed.context, placed.value))
      for (const use of uses) addUse(graph, router.id, use);
}

function limitersBehind(resolver: Resolver, context: Context, call: CallOutline) {
  return (call.on === undefined ? [] : resolver.value(context, call.on)).flatMap((definition) => {
    const made = definition.kind === 'made' && definition.module === 'flask_limiter' ? definition.call : undefined;
    const at = made && resolver.scopes.get(made.file);
    const limiter = made && at?.outline.calls[made.call];
    return at === undefined || limiter === undefined ? [] : [{ at, limiter }];
  });
}

function usesOf(resolver: Resolver, { file }: Scope, { fn, args, at, end }: CallOutline): readonly GuardUse[] {
  const context = { file, fn };
  const listed = ['default_limits', 'application_limits'].flatMap((key) => {
    const entry = entryOf(resolver, context, args.at(-1), key);
    return entry === undefined ? [] : itemsOf(resolver, entry.context, entry.value);
  });
  if (listed.length === 0) return [];
  const value = { kind: 'name', name: 'Limiter' } as const;
  return [
    { context, value, name: 'Limiter', kind: 'rate-limit', level: 'application', everywhere: true, file, at, end },
  ];
}
