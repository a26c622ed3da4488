import { rails } from '../../extractors/http/rails.ts';
import { pluralOf, singularOf } from '../../extractors/shapes/inflections.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { argumentsOf, isTrue, type Reading, textIn, textsIn, wordsIn } from './route-arguments.ts';
import type { RouteLine } from './route-line.ts';
import { type Block, basePath, type ResourceScope, type RouteScope } from './route-scope.ts';

/** A resource with the lines that it makes, and the scope of what is nested in it. */
export interface OpenedResource {
  readonly lines: readonly RouteLine[];
  readonly inner: RouteScope;
  readonly concerns: readonly string[];
}

/** `resources :orders, :lines` and `resource :profile` */
export function openResources(scope: RouteScope, block: Block, call: CallOutline): readonly OpenedResource[] {
  const reading: Reading = { resolver: scope.resolver, ...block };
  return argumentsOf(call).positional.flatMap((value) =>
    (textsIn(reading, value) ?? []).map((name) => openResource(scope, block, call, name)),
  );
}

function openResource(scope: RouteScope, block: Block, call: CallOutline, name: string): OpenedResource {
  const reading: Reading = { resolver: scope.resolver, ...block };
  const { options } = argumentsOf(call);
  const single = call.name === 'resource';
  const option = (key: string): string | undefined => textIn(reading, options.get(key));
  const shallow = options.has('shallow') ? isTrue(options.get('shallow')) : scope.shallow;
  const last = name.split('/').at(-1) ?? name;
  const segment = option('path') ?? name;
  const collection = `${basePath(scope)}/${segment}`;
  const start = shallow && scope.resource !== undefined ? `${scope.outer}/${segment}` : collection;
  const key = option('param') ?? 'id';
  const module = joined(scope.module, option('module'));
  const controller = joined(module, option('controller') ?? (single ? pluralOf(last) : name));
  const resource: ResourceScope = {
    controller,
    collection,
    member: single ? collection : `${start}/:${key}`,
    nested: single ? collection : `${start}/:${singularOf(last)}_${key}`,
  };
  const pathNames = { ...scope.pathNames, ...wordsIn(reading, options.get('path_names')) };
  const { resolver, outer, concerns, guards, passed } = scope;
  const inner: RouteScope = {
    ...{ resolver, outer, concerns, guards, passed, module, shallow, pathNames, controller, resource },
    path: resource.nested,
    level: 'nested',
  };
  const chosen = chosenActions(scope, reading, call);
  const actions = rails.actions.filter(({ name: action }) => chosen(action) && !(single && action === 'index'));
  const lines = actions.map((action): RouteLine => {
    const { methods, name: answering, at } = action;
    const path = pathOf(resource, at, pathNames);
    return { scope: inner, methods, path, controller, action: answering, implied: true, call, ...block };
  });
  return { lines, inner, concerns: textsIn(reading, options.get('concerns')) ?? [] };
}

function pathOf(resource: ResourceScope, at: string, names: RouteScope['pathNames']): string {
  if (at === 'collection') return resource.collection;
  if (at === 'new') return `${resource.collection}/${names['new'] ?? 'new'}`;
  return at === 'edit' ? `${resource.member}/${names['edit'] ?? 'edit'}` : resource.member;
}

/** What a scope around allows holds for resources that say nothing themselves. */
function chosenActions(scope: RouteScope, reading: Reading, call: CallOutline): (action: string) => boolean {
  const { options } = argumentsOf(call);
  const only = textsIn(reading, options.get('only'));
  const except = textsIn(reading, options.get('except'));
  if (only !== undefined) return (action) => only.includes(action);
  if (except !== undefined) return (action) => !except.includes(action);
  return (action) => (scope.only?.includes(action) ?? true) && scope.except?.includes(action) !== true;
}

/** `/orders` starts at the top, whatever module is around. */
export function joined(module: string, name: string | undefined): string {
  if (name === undefined) return module;
  if (name.startsWith('/')) return name.slice(1);
  return module === '' ? name : `${module}/${name}`;
}
