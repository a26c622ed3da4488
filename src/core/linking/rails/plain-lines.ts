import { rails } from '../../extractors/http/rails.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { joined } from './resource-lines.ts';
import { argumentsOf, type Reading, type RouteArguments, textIn, textsIn } from './route-arguments.ts';
import type { RouteLine } from './route-line.ts';
import { type Block, basePath, type RouteScope } from './route-scope.ts';

/** `get '/orders', to: 'orders#index'`, `post :approve, on: :member`, `match 'a', 'b', via: %i[get post]`, `root 'home#index'` */
export function plainLines(scope: RouteScope, block: Block, call: CallOutline): readonly RouteLine[] {
  const reading: Reading = { resolver: scope.resolver, ...block };
  const args = argumentsOf(call);
  const methods = methodsOf(reading, call.name, args);
  const place = placeOf(scope, textIn(reading, args.options.get('on')));
  const entries = call.name === 'root' ? rootEntries(args) : entriesOf(reading, args);
  return entries.map(({ path, value }): RouteLine => {
    const target = targetOf(place, reading, args, path, value);
    // An action by its own word lies below the resource, a path as it is written too.
    const full = `${basePath(place)}/${textIn(reading, args.options.get('path')) ?? path}`;
    return { scope: place, methods, path: full, ...target, implied: false, call, ...block };
  });
}

/** `on: :member` puts a single line where a block would put several. */
function placeOf(scope: RouteScope, on: string | undefined): RouteScope {
  return on === 'member' || on === 'collection' || on === 'new' ? { ...scope, level: on } : scope;
}

function methodsOf(reading: Reading, name: string, { options }: RouteArguments): readonly HttpMethod[] {
  if (name === 'root') return ['GET'];
  if (Object.hasOwn(rails.verbs, name)) return [rails.verbs[name as keyof typeof rails.verbs]];
  const via = textsIn(reading, options.get('via'));
  if (via === undefined || via.includes('all')) return ['ANY'];
  return via.flatMap((word) => httpMethods.find((method) => method === word.toUpperCase()) ?? []);
}

interface Entry {
  readonly path: string;
  readonly value: Value | undefined;
}

function rootEntries({ positional, options }: RouteArguments): readonly Entry[] {
  return [{ path: '', value: options.get('to') ?? positional[0] }];
}

function entriesOf(reading: Reading, { positional, options, paths }: RouteArguments): readonly Entry[] {
  const written = positional.flatMap((value) => textsIn(reading, value) ?? []);
  if (written.length > 0) return written.map((path) => ({ path, value: options.get('to') }));
  return paths.flatMap(({ key, computed, value }) => {
    const path = computed === undefined ? key : textIn(reading, computed);
    return path === undefined ? [] : [{ path, value }];
  });
}

/** `orders#index`; an action of the controller around; else what the path spells: `orders/index`. */
function targetOf(
  scope: RouteScope,
  reading: Reading,
  { options }: RouteArguments,
  path: string,
  value: Value | undefined,
): Pick<RouteLine, 'controller' | 'action' | 'target'> {
  const module = joined(scope.module, textIn(reading, options.get('module')));
  const said = textIn(reading, value);
  const named = textIn(reading, options.get('controller'));
  const around = named === undefined ? scope.controller : joined(module, named);
  const action = textIn(reading, options.get('action')) ?? scope.action;
  if (said?.includes('#') === true) {
    const [controller = '', answering = 'index'] = said.split('#');
    return { controller: controller === '' ? around : joined(module, controller), action: answering };
  }
  if (value !== undefined && said === undefined) return { target: value };
  const word = said ?? action ?? (around === undefined ? undefined : path.split('/').at(-1));
  if (around !== undefined && word !== undefined) return { controller: around, action: word.replaceAll('-', '_') };
  const [last, ...folders] = path
    .split('/')
    .filter((part) => part !== '')
    .reverse();
  if (folders.length === 0 || last === undefined) return {};
  return { controller: joined(module, folders.reverse().join('/')), action: last.replaceAll('-', '_') };
}
