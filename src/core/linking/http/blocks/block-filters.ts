import { blockRouters } from '../../../extractors/http/block-routers.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse } from '../route.ts';
import { blockCallAt } from './block-call.ts';
import { blockContexts } from './block-contexts.ts';

/** What runs before the routes of a program, by their paths. */
export interface BlockFilters {
  before(file: string, path: string): readonly GuardUse[];
}

interface Filter {
  readonly program: string;
  readonly below: string;
  readonly use: GuardUse;
}

const names: ReadonlySet<string> = new Set(blockRouters.flatMap(({ before = [] }) => before));

/** `before("/orders/*", (request, response) -> …)`, at the root of a program or within the blocks of paths. */
export function blockFilters(resolver: Resolver): BlockFilters {
  const filters: Filter[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!blockRouters.some(({ languages }) => languages.includes(scope.outline.language))) continue;
    scope.outline.calls.forEach((call, index) => {
      const found = names.has(call.name) ? blockCallAt(resolver, scope, index) : undefined;
      if (found?.vocabulary.before?.includes(call.name) !== true) return;
      const context = { file, fn: call.fn };
      const [path] = found.before;
      const text = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
      const use: GuardUse = { context, value: found.block, level: 'router', file, at: call.at, end: call.end };
      for (const { paths } of blockContexts(resolver, scope, call.fn))
        filters.push({ program: programOf(file), below: joinPaths([...paths, text.replace(/\*.*$/, '')]), use });
    });
  }
  return {
    before: (file, path) =>
      filters
        .filter(
          ({ program, below }) =>
            program === programOf(file) && (path === below || path.startsWith(`${below === '/' ? '' : below}/`)),
        )
        .map(({ use }) => use),
  };
}

/** Files of one program stand below one folder of sources. */
function programOf(file: string): string {
  return file.split('/src/')[0] ?? file;
}
