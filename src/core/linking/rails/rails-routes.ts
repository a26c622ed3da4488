import { rails } from '../../extractors/http/rails.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { vocabularyOf } from '../block-routes/block-routes.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { apiOnlyRoots } from './api-only.ts';
import { callbacksOf } from './callbacks.ts';
import { actionOf, type Controller, controllerNamed } from './controllers.ts';
import { handlerGuards } from './handler-guards.ts';
import { throttles } from './rack-attack.ts';
import { readRouteBlock, type TableReading } from './read-route-block.ts';
import { argumentsOf, textIn } from './route-arguments.ts';
import type { RouteLine } from './route-line.ts';
import { routePath } from './route-path.ts';
import { type Block, basePath, type RouteScope, rootScope } from './route-scope.ts';
import { findRouteTables, type RouteTable } from './route-tables.ts';

/** Routes of Rails applications, each joined with the action that answers it and what runs before. */
export function railsRoutes(resolver: Resolver): readonly Route[] {
  const tables = findRouteTables(resolver);
  const mounted = new Set<RouteTable>();
  const lines = tables
    .filter(({ engine }) => engine === undefined)
    .flatMap((table) => linesOf(resolver, tables, mounted, table, rootScope(resolver, '', '')));
  // An engine that nothing here mounts is mounted by whoever installs it.
  const alone = tables.filter((table) => table.engine !== undefined && !mounted.has(table));
  const engines = alone.flatMap((table) =>
    linesOf(resolver, tables, mounted, table, rootScope(resolver, '', moduleOf(resolver, table))),
  );
  return [...lines, ...engines].flatMap((line) => routesOf(resolver, line));
}

function linesOf(
  resolver: Resolver,
  tables: readonly RouteTable[],
  mounted: Set<RouteTable>,
  table: RouteTable,
  scope: RouteScope,
): readonly RouteLine[] {
  const reading: TableReading = {
    root: table.root,
    mounted: (around, block, call) => {
      const target = mountOf(around, block, call);
      if (target === undefined) return [];
      const name = nameOf(resolver, block, target.value);
      const engine = tables.filter((each) => each.engine !== undefined && each.engine === name && each !== table);
      const passed = [...around.passed, { file: block.file, at: call.at, what: 'mounted here' }];
      if (engine.length === 0)
        return isRead(resolver, block, target.value) ? [] : [foreign(around, block, call, target)];
      return engine.flatMap((each) => {
        mounted.add(each);
        const inner = { ...rootScope(resolver, target.path, moduleOf(resolver, each)), guards: around.guards, passed };
        return linesOf(resolver, tables, mounted, each, inner);
      });
    },
  };
  return readRouteBlock(reading, scope, table.block);
}

interface Mount {
  readonly path: string;
  readonly value: Value;
}

/** `mount Sidekiq::Web => '/sidekiq'`, `mount Billing::Engine, at: '/billing'` */
function mountOf(scope: RouteScope, block: Block, call: CallOutline): Mount | undefined {
  const { positional, options, paths } = argumentsOf(call);
  const reading = { resolver: scope.resolver, ...block };
  const [first] = paths;
  const value = first?.computed ?? positional[0];
  const at = textIn(reading, options.get('at') ?? first?.value);
  return value === undefined || at === undefined ? undefined : { value, path: `${basePath(scope)}/${at}` };
}

function nameOf(resolver: Resolver, { file }: Block, value: Value): string {
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  if (value.kind === 'name') return value.name;
  return call?.new === true ? call.name : '';
}

/** An application of the workspace whose own routes are read. */
function isRead(resolver: Resolver, block: Block, value: Value): boolean {
  return resolver
    .name(block, nameOf(resolver, block, value))
    .some((found) => found.kind === 'class' && vocabularyOf(resolver, found) !== undefined);
}

/** What is mounted answers every method; of a page that a package brings nothing more is known. */
function foreign(scope: RouteScope, block: Block, call: CallOutline, { path, value }: Mount): RouteLine {
  return { scope, methods: ['ANY'], path, target: value, implied: false, call, ...block };
}

/** `isolate_namespace Billing` puts the controllers of an engine in its module. */
function moduleOf(resolver: Resolver, { engine, block }: RouteTable): string {
  for (const definition of resolver.name({ file: block.file, fn: 0 }, engine ?? '')) {
    if (definition.kind !== 'class') continue;
    const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const isolated = cls?.decorators.find(({ name }) => name === 'isolate_namespace')?.args?.[0];
    if (isolated?.kind === 'name') return underscored(isolated.name.replaceAll('.', '::'));
  }
  return '';
}

function routesOf(resolver: Resolver, line: RouteLine): readonly Route[] {
  const controller = line.controller === undefined ? undefined : controllerNamed(resolver, line.controller, line.file);
  const place = controller === undefined ? undefined : actionOf(resolver, controller, line.action ?? '');
  if (line.implied && isLeftOut(resolver, line, controller, place !== undefined)) return [];
  const run = controller === undefined ? undefined : callbacksOf(resolver, controller, line.action ?? '');
  const { file, fn, call, scope, target } = line;
  const handler = target?.kind === 'function' ? { context: { file, fn }, value: target } : undefined;
  const inline =
    controller === undefined || place === undefined ? [] : handlerGuards(resolver, controller.hierarchy, place);
  const path = routePath(line.path);
  const redirects = isRedirect(resolver, line) || undefined;
  const own = throttles(resolver).filter(({ root }) => root === '' || file.startsWith(root));
  const limits = (method: string): readonly GuardUse[] => {
    const applying = own.filter((each) => each.appliesTo(method, path));
    // Several windows over all requests are one limit.
    const [general] = applying.filter((each) => each.general);
    return applying.filter((each) => !each.general || each === general).map(({ guard }) => guard);
  };
  return line.methods.map(
    (method): Route => ({
      framework: rails.id,
      method,
      path,
      file,
      at: call.start,
      end: endOf(call),
      context: { file, fn },
      handler,
      ...(redirects && { redirects }),
      handlerFunction: place,
      guards: [...limits(method), ...scope.guards, ...(run?.guards ?? []), ...inline],
      before: run?.before,
      passed: scope.passed,
    }),
  );
}

/** `get '/old', to: redirect('/new')` */
function isRedirect(resolver: Resolver, { file, target }: RouteLine): boolean {
  const call = target?.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[target.call] : undefined;
  return call?.name === 'redirect' && call.on === undefined;
}

/** The line itself, without the block that it opens. */
function endOf(call: CallOutline): number {
  return call.args.at(-1)?.kind === 'function' ? call.start : call.end;
}

/** Forms of an application without pages, and actions that the controller does not have. */
function isLeftOut(
  resolver: Resolver,
  { file, action }: RouteLine,
  controller: Controller | undefined,
  found: boolean,
): boolean {
  const root = /^(?:(.*)\/)?config\/routes(?:\.rb|\/)/.exec(file)?.[1] ?? '';
  if ((action === 'new' || action === 'edit') && !found && apiOnlyRoots(resolver).has(root)) return true;
  return controller?.complete === true && !found;
}
