import { blockRouters } from '../../../extractors/http/block-routers.ts';
import { javalin } from '../../../extractors/http/javalin.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { functionBehind } from '../../operations/handler-of.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse } from '../route.ts';
import { blockCallAt } from './block-call.ts';
import { blockContexts } from './block-contexts.ts';

/** What runs before the routes of a program, by their paths. */
export interface BlockFilters {
  before(file: string, path: string, isOpen: boolean): readonly GuardUse[];
}

interface Filter {
  readonly program: string;
  readonly below: string;
  readonly use: GuardUse;
  /** It looks at the roles that a route names. */
  readonly asksRoles: boolean;
}

const names: ReadonlySet<string> = new Set(blockRouters.flatMap(({ before = [] }) => before));

/** `before("/orders/*", (request, response) -> …)`, at the root of a program or within the blocks of paths. */
export function blockFilters(resolver: Resolver): BlockFilters {
  const filters: Filter[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!blockRouters.some(({ languages }) => languages.includes(scope.outline.language))) continue;
    scope.outline.calls.forEach((call, index) => {
      const found = names.has(call.name) ? blockCallAt(resolver, scope, index) : undefined;
      if (found === undefined && names.has(call.name)) filters.push(...onApplication(resolver, scope, call));
      if (found?.vocabulary.before?.includes(call.name) !== true) return;
      const context = { file, fn: call.fn };
      const [path] = found.before;
      const text = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
      const use: GuardUse = { context, value: found.block, level: 'router', file, at: call.at, end: call.end };
      for (const { paths } of blockContexts(resolver, scope, call.fn))
        filters.push({ ...filterOf(file, joinPaths([...paths, text.replace(/\*.*$/, '')])), use, asksRoles: false });
    });
  }
  return {
    before: (file, path, isOpen) =>
      filters
        .filter(
          ({ program, below, asksRoles }) =>
            program === programOf(file) &&
            !(asksRoles && isOpen) &&
            (path === below || path.startsWith(`${below === '/' ? '' : below}/`)),
        )
        .map(({ use }) => use),
  };
}

/** `app.beforeMatched(Access::check)` on the application whose routes stand in blocks. */
function onApplication(resolver: Resolver, { file }: Scope, call: CallOutline): readonly Filter[] {
  const value = call.args.at(-1);
  const context = { file, fn: call.fn };
  if (call.on === undefined || value === undefined) return [];
  const isApplication = resolver
    .value(context, call.on)
    .some((each) => each.kind === 'made' && javalin.modules.includes(each.module));
  if (!isApplication) return [];
  const [path] = call.args.slice(0, -1);
  const text = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
  const use: GuardUse = { context, value, level: 'application', file, at: call.at, end: call.end };
  return [{ ...filterOf(file, joinPaths([text.replace(/\*.*$/, '')])), use, asksRoles: asksRoles(resolver, use) }];
}

function asksRoles(resolver: Resolver, use: GuardUse): boolean {
  const place = functionBehind(resolver, use);
  const scope = place && resolver.scopes.get(place.file);
  if (place === undefined || scope === undefined) return false;
  return scope.callsWithin(place.fn).some((index) => scope.outline.calls[index]?.name === 'routeRoles');
}

function filterOf(file: string, below: string): Pick<Filter, 'program' | 'below'> {
  return { program: programOf(file), below };
}

/** Files of one program stand below one folder of sources. */
function programOf(file: string): string {
  return file.split('/src/')[0] ?? file;
}
