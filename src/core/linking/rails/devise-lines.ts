import { deviseModules, deviseRoutes } from '../../extractors/http/rails.ts';
import { camelized, singularOf } from '../../extractors/shapes/inflections.ts';
import type { CallOutline, ObjectValue } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';
import { nearest, rubyConstants } from '../ruby/ruby-constants.ts';
import { joined } from './resource-lines.ts';
import { type Reading, textIn, textsIn, wordsIn } from './route-arguments.ts';
import type { RouteLine } from './route-line.ts';
import { type Block, basePath, type RouteScope } from './route-scope.ts';

/** Routes of `devise_for :users`: those of the modules that the model asks for. */
export function deviseLines(scope: RouteScope, block: Block, call: CallOutline): readonly RouteLine[] {
  const reading: Reading = { resolver: scope.resolver, ...block };
  const entries = call.args.flatMap((argument) => (argument.kind === 'object' ? argument.entries : []));
  const option = (key: string): ObjectValue['entries'][number]['value'] | undefined =>
    entries.find((entry) => entry.key === key)?.value;
  const skipped = textsIn(reading, option('skip')) ?? [];
  const only = textsIn(reading, option('only'));
  const controllers = wordsIn(reading, option('controllers'));
  const words = wordsIn(reading, option('path_names'));
  const names = call.args.filter(({ kind }) => kind !== 'object').flatMap((value) => textsIn(reading, value) ?? []);
  return names.flatMap((name) => {
    const modules = modulesOf(scope.resolver, textIn(reading, option('class_name')) ?? name, block.file);
    const wanted = (controller: string): boolean =>
      modules.has(controller) &&
      !skipped.includes(controller) &&
      !skipped.includes('all') &&
      only?.includes(controller) !== false;
    const prefix = `${basePath(scope)}/${textIn(reading, option('path')) ?? name}`;
    return deviseRoutes.flatMap((route): readonly RouteLine[] => {
      if (!wanted(route.controller)) return [];
      const { methods, action, word } = route;
      const path = word === undefined ? route.path : route.path.replace(word, words[word] ?? word);
      const own = controllers[route.controller];
      const controller = own === undefined ? `devise/${route.controller}` : joined(scope.module, own);
      return [{ scope, methods, path: `${prefix}/${path}`, controller, action, implied: false, call, ...block }];
    });
  });
}

const usual: ReadonlySet<string> = new Set(['sessions', 'passwords', 'registrations']);

/** `devise :database_authenticatable, :recoverable` of the model; what most models ask for where it is not known. */
function modulesOf(resolver: Resolver, name: string, from: string): ReadonlySet<string> {
  const path = camelized(name.includes('::') ? name : singularOf(name));
  const model = nearest(rubyConstants(resolver).get(path) ?? [], path, from);
  const cls = model?.kind === 'class' ? resolver.scopes.get(model.file)?.outline.classes[model.cls] : undefined;
  const asked = (cls?.decorators ?? [])
    .filter((decorator) => decorator.name === 'devise')
    .flatMap(({ args = [] }) => args.flatMap((value) => (value.kind === 'text' ? [value.text] : [])));
  if (asked.length === 0) return usual;
  return new Set(asked.flatMap((word) => deviseModules[word] ?? []));
}
