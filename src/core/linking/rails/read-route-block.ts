import { joinPath } from '../../model/workspace-path.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import { constrained, demandOf } from './constraints.ts';
import { deviseLines } from './devise-lines.ts';
import { plainLines } from './plain-lines.ts';
import { joined, openResources } from './resource-lines.ts';
import { argumentsOf, isTrue, type Reading, textIn, textsIn, wordsIn } from './route-arguments.ts';
import type { RouteLine } from './route-line.ts';
import { isLoopOverList, turnsOf } from './route-loops.ts';
import { type Block, basePath, type RouteScope } from './route-scope.ts';

/** What stands outside of the lines themselves. */
export interface TableReading {
  /** Folder of the application. */
  readonly root: string;
  /** Lines of another application that is mounted here. */
  mounted(scope: RouteScope, block: Block, call: CallOutline): readonly RouteLine[];
}

const deepest = 24;

/** Every route of a block, in order; blocks within are read in the scope that their line opens. */
export function readRouteBlock(table: TableReading, scope: RouteScope, block: Block, depth = 0): readonly RouteLine[] {
  const outline = scope.resolver.scopes.get(block.file)?.outline;
  if (outline === undefined || depth > deepest) return [];
  return outline.calls
    .filter((call) => call.fn === block.fn)
    .flatMap((call) => readLine(table, scope, block, call, depth));
}

function readLine(
  table: TableReading,
  around: RouteScope,
  block: Block,
  call: CallOutline,
  depth: number,
): readonly RouteLine[] {
  const scope = constrained(around, block, call);
  const within = (inner: RouteScope): readonly RouteLine[] => {
    const { block: fn } = argumentsOf(call);
    return fn === undefined ? [] : readRouteBlock(table, inner, { file: block.file, fn }, depth + 1);
  };
  if (isLoopOverList(scope.resolver, block, call)) return turnsOf(scope, block, call).flatMap(within);
  if (call.on !== undefined && !isRouter(scope, block, call)) return [];
  switch (call.name) {
    case 'get':
    case 'post':
    case 'put':
    case 'patch':
    case 'delete':
    case 'options':
    case 'match':
    case 'root':
      return plainLines(scope, block, call);
    case 'resources':
    case 'resource':
      return openResources(scope, block, call).flatMap(({ lines, inner, concerns }) => [
        ...lines,
        ...concerns.flatMap((name) => readConcern(table, inner, name, depth)),
        ...within(inner),
      ]);
    case 'namespace':
    case 'scope':
    case 'constraints':
    case 'defaults':
    case 'controller':
    case 'with_options':
      return within(openScope(scope, block, call));
    case 'shallow':
      return within({ ...scope, shallow: true });
    case 'member':
    case 'collection':
    case 'new':
    case 'nested':
      return within({ ...scope, level: call.name });
    case 'concern': {
      const name = textIn({ resolver: scope.resolver, ...block }, call.args[0]);
      const { block: fn } = argumentsOf(call);
      if (name !== undefined && fn !== undefined) scope.concerns.set(name, { file: block.file, fn });
      return [];
    }
    case 'concerns':
      return call.args
        .flatMap((value) => textsIn({ resolver: scope.resolver, ...block }, value) ?? [])
        .flatMap((name) => readConcern(table, scope, name, depth));
    case 'draw':
      return drawnFrom(table, scope, block, call, depth);
    case 'mount':
      return table.mounted(scope, block, call);
    case 'devise_for':
      return deviseLines(scope, block, call);
    case 'authenticate':
    case 'authenticated':
      return within(signedIn(scope, block, call));
    default:
      return readCalled(table, scope, block, call, depth) ?? within(scope);
  }
}

/** `map.resources`, `r.get` of a block that is handed the mapper. */
function isRouter({ resolver }: RouteScope, block: Block, { on }: CallOutline): boolean {
  const parameters = resolver.scopes.get(block.file)?.outline.functions[block.fn]?.parameters ?? [];
  return on?.kind === 'name' && (on.name === 'this' || parameters.some(({ name }) => name === on.name));
}

function readConcern(table: TableReading, scope: RouteScope, name: string, depth: number): readonly RouteLine[] {
  const block = scope.concerns.get(name);
  return block === undefined ? [] : readRouteBlock(table, scope, block, depth + 1);
}

/** `namespace :admin`, `scope '/v1', module: 'api'`, `controller :orders` */
function openScope(scope: RouteScope, block: Block, call: CallOutline): RouteScope {
  const reading: Reading = { resolver: scope.resolver, ...block };
  const { positional, options } = argumentsOf(call);
  const words = positional.flatMap((value) => textsIn(reading, value) ?? []);
  const option = (key: string): string | undefined => textIn(reading, options.get(key));
  const isNamespace = call.name === 'namespace';
  const name = words.join('/');
  const segment = option('path') ?? (isNamespace || call.name === 'scope' ? name : '');
  const path = `${basePath(scope)}/${segment}`;
  const module = joined(scope.module, option('module') ?? (isNamespace ? name : undefined));
  const controller = call.name === 'controller' ? name : option('controller');
  const isInside = scope.resource !== undefined && !isNamespace && segment === '';
  return {
    ...scope,
    path,
    outer: scope.resource === undefined ? path : scope.outer,
    module,
    resource: isInside ? scope.resource : undefined,
    controller: controller === undefined ? (isNamespace ? undefined : scope.controller) : joined(module, controller),
    action: option('action') ?? scope.action,
    only: textsIn(reading, options.get('only')) ?? scope.only,
    except: textsIn(reading, options.get('except')) ?? scope.except,
    shallow: options.has('shallow') ? isTrue(options.get('shallow')) : scope.shallow,
    pathNames: { ...scope.pathNames, ...wordsIn(reading, options.get('path_names')) },
  };
}

/** `draw :admin` reads `config/routes/admin.rb` as if it stood here. */
function drawnFrom(
  table: TableReading,
  scope: RouteScope,
  block: Block,
  call: CallOutline,
  depth: number,
): readonly RouteLine[] {
  const name = textIn({ resolver: scope.resolver, ...block }, call.args[0]);
  const file = name === undefined ? undefined : joinPath(table.root, `config/routes/${name}.rb`);
  return file === undefined ? [] : readRouteBlock(table, scope, { file, fn: 0 }, depth + 1);
}

/** `authenticate :user, ->(user) { user.admin? } do`: Devise lets only those through who signed in, and may. */
function signedIn(scope: RouteScope, block: Block, call: CallOutline): RouteScope {
  const asking = call.args.slice(0, -1).find(({ kind }) => kind === 'function');
  const kind = asking === undefined ? undefined : demandOf(scope.resolver, block, asking);
  const guard = (made: GuardUse['kind']): GuardUse => ({
    context: block,
    value: { kind: 'name', name: call.name },
    name: call.name,
    kind: made,
    level: 'router',
    file: block.file,
    at: call.at,
    end: call.at,
  });
  const asked = kind === 'authorization' ? [guard('authentication'), guard(kind)] : [guard('authentication')];
  return { ...scope, guards: [...scope.guards, ...asked] };
}

/** A method of the route file that registers routes: `def api_routes … end`. */
function readCalled(
  table: TableReading,
  scope: RouteScope,
  block: Block,
  call: CallOutline,
  depth: number,
): readonly RouteLine[] | undefined {
  const outline = scope.resolver.scopes.get(block.file);
  for (let fn = block.fn; fn >= 0; fn = outline?.outline.functions[fn]?.parent ?? -1) {
    const called = outline?.functionNamed(fn, call.name);
    if (called !== undefined) return readRouteBlock(table, scope, { file: block.file, fn: called }, depth + 1);
  }
  return undefined;
}
