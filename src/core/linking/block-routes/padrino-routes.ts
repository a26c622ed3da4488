import { padrino } from '../../extractors/http/padrino.ts';
import { singularOf } from '../../extractors/shapes/inflections.ts';
import { verbMethods } from '../../extractors/shapes/verb-methods.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Route } from '../http/route.ts';
import { routePath } from '../rails/route-path.ts';
import type { Resolver } from '../resolver.ts';
import { basesWithin } from './bases-within.ts';
import { mountsOf } from './mounts.ts';

const verbs: Readonly<Record<string, HttpMethod>> = verbMethods;

/** `Zoo::App.controllers :apes, parent: :cages do get :show, with: :id do … end end` of Padrino. */
export function padrinoRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const block = call.args.at(-1);
      if (!padrino.controllers.some((name) => name === call.name) || block?.kind !== 'function') continue;
      const app = applicationOf(resolver, file, call);
      if (app === undefined) continue;
      for (const mount of mountsOf(resolver, app))
        for (const action of scope.outline.calls)
          if (action.fn === block.fn && action.on === undefined)
            routes.push(...actionRoutes(file, block.fn, `${mount}/`, call, action));
    }
  }
  return routes;
}

function applicationOf(resolver: Resolver, file: string, call: CallOutline): ClassPlace | undefined {
  if (call.on === undefined) return undefined;
  for (const found of resolver.value({ file, fn: call.fn }, call.on))
    if (found.kind === 'class' && basesWithin(resolver, found).includes(padrino.base))
      return { file: found.file, cls: found.cls };
  return undefined;
}

function actionRoutes(
  file: string,
  fn: number,
  mount: string,
  controller: CallOutline,
  action: CallOutline,
): readonly Route[] {
  const method = Object.hasOwn(verbs, action.name) ? verbs[action.name] : undefined;
  const block = action.args.at(-1);
  if (method === undefined || block?.kind !== 'function') return [];
  return [
    {
      framework: padrino.id,
      method,
      path: routePath(mount, pathOf(controller, action)),
      file,
      at: action.start,
      end: action.start,
      context: { file, fn },
      handlerFunction: { file, fn: block.fn },
      guards: [],
      passed: [],
    },
  ];
}

/** `map` says a whole path; else the controller stands before the action, and after both what it is asked with. */
function pathOf(controller: CallOutline, action: CallOutline): string {
  const given = optionOf(controller, padrino.path);
  const names = controller.args.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  const parents = [...wordsOf(optionOf(controller, padrino.parent)), ...wordsOf(optionOf(action, padrino.parent))];
  const base = [
    ...parents.flatMap((parent) => [parent, `:${singularOf(parent)}_id`]),
    ...(given?.kind === 'text' ? [given.text] : names),
  ];
  const [first] = action.args;
  const own = first?.kind === 'text' ? (first.symbol === true && first.text === 'index' ? '' : first.text) : '';
  const mapped = optionOf(action, padrino.path);
  const withParts = wordsOf(optionOf(action, padrino.parts)).map((word) => `:${word}`);
  if (mapped?.kind === 'text' && mapped.text.startsWith('/')) return [mapped.text, ...withParts].join('/');
  return [...base, mapped?.kind === 'text' ? mapped.text : own, ...withParts].join('/');
}

function optionOf({ args }: CallOutline, key: string): Value | undefined {
  return args.flatMap((value) => (value.kind === 'object' ? value.entries : [])).find((entry) => entry.key === key)
    ?.value;
}

function wordsOf(value: Value | undefined): readonly string[] {
  const listed = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return listed.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
}
