import type { FileRouteVocabulary } from '../../../extractors/shapes/file-route-vocabulary.ts';
import { folderOf } from '../../../model/workspace-path.ts';
import { functionBehind } from '../../operations/handler-of.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';
import { sessionsAskedFor } from './asked-sessions.ts';

/**
 * What the layouts around a page ask for before they load: `routes/(app)/+layout.server.ts`. Forms are answered without
 * them.
 */
export function layoutGuards(
  resolver: Resolver,
  { layouts }: FileRouteVocabulary,
  file: string,
  path: string,
): readonly GuardUse[] {
  if (layouts === undefined) return [];
  const found: GuardUse[] = [];
  for (let folder = folderOf(file); layouts.within.test(`${folder}/`); folder = folderOf(folder))
    for (const name of layouts.files) found.unshift(...loadedBy(resolver, `${folder}/${name}`, layouts.exports, path));
  return found;
}

/** What an export asks for that runs before pages below it are shown. */
export function loadedBy(resolver: Resolver, file: string, name: string, path: string): readonly GuardUse[] {
  const value = resolver.scopes.get(file)?.exports.get(name)?.value;
  const place = value && functionBehind(resolver, { context: { file, fn: 0 }, value });
  if (place === undefined) return [];
  return sessionsAskedFor(resolver, place, path).map((use) => ({ ...use, level: 'parent' }));
}
