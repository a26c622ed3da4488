import type { RouteTableFact, TabledRoute } from '../../../extractors/fact.ts';
import type { LinkInput } from '../../link-input.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';

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
  { method, path, action, guard, at, end }: TabledRoute,
  prefix: string,
): Route {
  // Without a class before it, nobody knows whose method it is.
  const split = action.lastIndexOf('.');
  const owner = split < 0 ? undefined : classes.get(action.slice(0, split));
  const php = phpMethod(resolver, action);
  const context = { file, fn: 0 };
  return {
    framework: table.framework,
    method,
    path: joinPaths([prefix, path]),
    file,
    at,
    end,
    context,
    handlerFunction: php ?? (owner && methodOf(resolver, owner, action.slice(split + 1))),
    guards:
      guard === undefined
        ? []
        : [{ ...guard, context, value: { kind: 'text', text: guard.name }, level: 'inline', file, at, end }],
    passed: [],
  };
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
