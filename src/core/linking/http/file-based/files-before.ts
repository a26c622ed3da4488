import type { FileRouteVocabulary } from '../../../extractors/shapes/file-route-vocabulary.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { bodyPasses, refusesAt } from '../../guards/passed-by.ts';
import { type FunctionPlace, functionBehind } from '../../operations/handler-of.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse, Route } from '../route.ts';

/** A file that stands before routes, and those that it has something to do with. */
export interface FileBefore {
  readonly use: GuardUse;
  concerns(route: Route): boolean;
}

/** Guards in files of middleware and hooks: `server/middleware/auth.ts` of Nuxt, `src/hooks.server.ts` of SvelteKit. */
export function filesBefore(resolver: Resolver, { before }: FileRouteVocabulary, root: string): readonly FileBefore[] {
  if (before === undefined) return [];
  return [...resolver.scopes].flatMap(([file, scope]) => {
    if (!isBelow(file, root) || !before.pattern.test(root === '' ? file : file.slice(root.length + 1))) return [];
    const value = scope.exports.get(before.exports)?.value;
    if (value === undefined) return [];
    return stepsIn(resolver, { context: { file, fn: 0 }, value }).flatMap((place) => stepBefore(resolver, place));
  });
}

/** `sequence(authenticate, log)` of SvelteKit runs one after the other. */
function stepsIn(resolver: Resolver, placed: PlacedValue): readonly FunctionPlace[] {
  for (const definition of resolver.value(placed.context, placed.value)) {
    const site = definition.kind === 'made' && definition.maker.at(-1) === 'sequence' ? definition.call : undefined;
    const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
    if (site === undefined || call === undefined) continue;
    const context = { file: site.file, fn: call.fn };
    return call.args.flatMap((value) => functionBehind(resolver, { context, value }) ?? []);
  }
  const place = functionBehind(resolver, placed);
  return place === undefined ? [] : [place];
}

function stepBefore(resolver: Resolver, place: FunctionPlace): readonly FileBefore[] {
  const definition = { kind: 'function', ...place } as const;
  const kind = guardByBody(resolver, [definition]);
  if (kind !== 'authentication' && kind !== 'authorization' && kind !== 'rate-limit') return [];
  const { file, fn } = place;
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const name = outline?.name || file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const at = outline?.at ?? 0;
  const value = { kind: 'function', fn } as const;
  const use: GuardUse = { context: { file, fn: 0 }, value, name, kind, level: 'application', file, at, end: at };
  const concerns = ({ path, method }: Route): boolean => {
    const passing = { path, handler: '', method };
    return refusesAt(resolver, place, passing) !== false && !bodyPasses(resolver, definition, passing);
  };
  return [{ use, concerns }];
}
