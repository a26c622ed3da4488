import type { RouteTableFact, TabledRoute } from '../../../extractors/fact.ts';
import { guardsOfClass, guardsOfMethod } from '../../annotated/guards-of-method.ts';
import { type ClassPlace, hierarchyOf } from '../../annotated/hierarchy.ts';
import type { LinkInput } from '../../link-input.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { GuardUse, Route } from '../route.ts';

/** Routes that a file of their own lists, with the method of a class behind each. */
export function readTabledRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  const tables = [...input.files].flatMap(([file, { facts }]) =>
    facts.flatMap((fact) => (fact.kind === 'route-table' ? [{ file, table: fact }] : [])),
  );
  if (tables.length === 0) return [];
  const classes = classesByPath(resolver);
  return tables.flatMap(({ file, table }) => {
    const prefix = prefixOf(tables, file, table);
    return table.routes.map((route) => routeOf(resolver, classes, file, table, route, prefix));
  });
}

/** Where another table of the same folder takes this one in. */
function prefixOf(
  tables: readonly { readonly file: string; readonly table: RouteTableFact }[],
  file: string,
  { name }: RouteTableFact,
): string {
  const folder = file.slice(0, file.length - name.length);
  for (const other of tables) {
    const found = other.table.included.find(({ table }) => table === name);
    if (found !== undefined && other.file.startsWith(folder)) return found.prefix;
  }
  return '';
}

function routeOf(
  resolver: Resolver,
  classes: ReadonlyMap<string, { readonly file: string; readonly cls: number }>,
  file: string,
  table: RouteTableFact,
  { method: verb, path, action, guard, at, end }: TabledRoute,
  prefix: string,
): Route {
  // Without a class before it, nobody knows whose method it is.
  const split = action.lastIndexOf('.');
  const owner = split < 0 ? undefined : classes.get(action.slice(0, split));
  const php = phpMethod(resolver, action);
  const method = owner && methodOf(resolver, owner, action.slice(split + 1));
  const context = { file, fn: 0 };
  return {
    framework: table.framework,
    method: verb,
    path: joinPaths([prefix, path]),
    file,
    at,
    end,
    context,
    handlerFunction: php ?? method,
    guards: [
      ...(guard === undefined
        ? []
        : [{ ...guard, context, value: { kind: 'text', text: guard.name }, level: 'inline', file, at, end } as const]),
      ...(owner === undefined || method === undefined ? [] : annotatedGuards(resolver, owner, method)),
    ],
    passed: [],
  };
}

/** `@Security.Authenticated(Members.class)` and `@With(OnlyBoss.class)` of Play, on the class or its method. */
function annotatedGuards(resolver: Resolver, owner: ClassPlace, method: FunctionPlace): readonly GuardUse[] {
  const hierarchy = hierarchyOf(resolver, owner);
  const outline = resolver.scopes.get(owner.file)?.outline;
  const composed = [...(outline?.classes[owner.cls]?.decorators ?? [])]
    .concat(resolver.scopes.get(method.file)?.outline.functions[method.fn]?.decorators ?? [])
    .filter(({ name }) => name.split('.').at(-1) === 'With')
    .flatMap(({ args, at, end }) =>
      (args ?? []).map(
        (value): GuardUse => ({
          context: { file: owner.file, fn: 0 },
          value,
          level: 'decorator',
          file: owner.file,
          at,
          end,
        }),
      ),
    );
  return [...guardsOfClass(resolver, hierarchy, [method]), ...guardsOfMethod(resolver, [method]), ...composed];
}

/** `Drupal\stalls\Controller\Stalls::show` */
function phpMethod(resolver: Resolver, action: string): FunctionPlace | undefined {
  const [owner = '', method] = action.split('::');
  if (method === undefined) return undefined;
  const [php] = [...resolver.scopes.values()].filter(({ outline }) => outline.language === 'php');
  const found = resolver
    .name({ file: php?.file ?? '', fn: 0 }, `\\${owner}`)
    .flatMap((cls) => resolver.member(cls, method))
    .find(({ kind }) => kind === 'function');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

function methodOf(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  name: string,
): FunctionPlace | undefined {
  const found = resolver.member({ kind: 'class', file, cls }, name).find(({ kind }) => kind === 'function');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

function classesByPath({ scopes }: Resolver): ReadonlyMap<string, { readonly file: string; readonly cls: number }> {
  const found = new Map<string, { readonly file: string; readonly cls: number }>();
  for (const [file, { outline }] of scopes) {
    if (outline.language !== 'java' && outline.language !== 'kotlin') continue;
    outline.classes.forEach(({ name }, cls) => {
      found.set(outline.package === undefined ? name : `${outline.package}.${name}`, { file, cls });
    });
  }
  return found;
}
