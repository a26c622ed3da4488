import { laravel } from '../../../extractors/http/laravel.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';

/** `->withRouting(health: '/up')`: the framework itself answers there. */
export function healthRoutes(resolver: Resolver, file: string, call: CallOutline): readonly Route[] {
  const context = { file, fn: call.fn };
  const entry = entryOf(resolver, context, call.args.at(-1), 'health');
  const path = entry && resolveText(resolver, entry.context, entry.value)?.text;
  if (path === undefined) return [];
  const { at, end } = call;
  return [
    { framework: laravel.id, method: 'GET', path: joinPaths([path]), file, at, end, context, guards: [], passed: [] },
  ];
}
