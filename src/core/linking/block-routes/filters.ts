import type { BlockRouteVocabulary } from '../../extractors/http/block-route-frameworks.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { GuardUse } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { halting } from '../rails/halting.ts';
import { handlerGuards } from '../rails/handler-guards.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { patternPath } from './pattern-path.ts';

function askedByServer(file: string, { name, start }: CallOutline): GuardUse {
  const context = { file, fn: 0 };
  return {
    context,
    value: { kind: 'name', name },
    name,
    kind: 'authentication',
    level: 'router',
    file,
    at: start,
    end: start,
  };
}

/** `before do … end` and `before '/admin/*' do … end` that keep requests away. */
export function filtersOf(
  resolver: Resolver,
  { before }: BlockRouteVocabulary,
  { file, fn }: FunctionPlace,
  hierarchy: readonly ClassPlace[],
): readonly GuardUse[] {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  return calls.flatMap((call): readonly GuardUse[] => {
    const block = call.args.at(-1);
    // `http_basic do |name, word| … end` of Grape
    if (call.fn === fn && call.on === undefined && /^http_(?:basic|digest)$/.test(call.name))
      return [askedByServer(file, call)];
    if (call.fn !== fn || call.on !== undefined || !before.has(call.name) || block?.kind !== 'function') return [];
    const [first] = call.args;
    const below =
      first === undefined || first === block
        ? undefined
        : (resolveText(resolver, { file, fn }, first)?.text ?? patternPath(first));
    const place = { file, fn: block.fn };
    const called = handlerGuards(resolver, hierarchy, place);
    const level = 'router' as const;
    if (called.length > 0) return called.map((guard) => ({ ...guard, level, below }));
    const found = halting(resolver, hierarchy, '', place);
    if (found === undefined || found.kind === 'other') return [];
    const value = { kind: 'name', name: found.name } as const;
    return [
      {
        context: { file, fn: 0 },
        value,
        name: found.name,
        kind: found.kind,
        level,
        below,
        file,
        at: call.start,
        end: call.start,
      },
    ];
  });
}
