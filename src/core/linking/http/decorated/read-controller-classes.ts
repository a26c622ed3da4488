import { ninjaExtra } from '../../../extractors/http/ninja-extra.ts';
import type { GuardLevel } from '../../../model/endpoint.ts';
import { wordsOf } from '../../../model/words.ts';
import type { CallOutline, Decorator } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { kindByWords, nameOf } from '../../guards/classify-guard.ts';
import { entryOf, itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import { methodsOf, viewClass } from '../path-table/view-class.ts';
import type { GuardUse } from '../route.ts';
import type { RouterGraph } from '../router-graph.ts';
import { decoratedRoutersOf } from './decorated-router.ts';

/** `@api_controller('/hats') class Hats: @http_get('/{id}') …`, mounted by `api.register_controllers(Hats)`. */
export function readControllerClasses(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.classes.forEach(({ decorators, fn }, cls) => {
      const context = { file, fn };
      const own = decorators.find((each) => pathOf(resolver, context, each.name) === ninjaExtra.controller);
      if (own !== undefined) addController(resolver, graph, context, cls, own);
    });
    for (const call of scope.outline.calls)
      if (call.name === ninjaExtra.register && call.on !== undefined)
        mountControllers(resolver, graph, { file, fn: call.fn }, call);
  }
}

/** `http_get`, `route.get`: a name of the package by its path. */
function pathOf(resolver: Resolver, context: Context, name: string): string | undefined {
  for (const found of resolver.name(context, name))
    if (found.kind === 'external' && ninjaExtra.modules.some((each) => each === found.module))
      return found.path.join('.');
  return undefined;
}

function addController(resolver: Resolver, graph: RouterGraph, context: Context, cls: number, own: Decorator): void {
  const node = nodeOf(context.file, cls);
  const prefix = textIn(resolver, context, own) ?? '';
  for (const { file, index, fn } of methodsOf(resolver, viewClass(resolver, context.file, cls)).values()) {
    const inside = { file, fn: fn.parent };
    for (const decorator of fn.decorators ?? []) {
      const name = pathOf(resolver, inside, decorator.name);
      const verb = name !== undefined && Object.hasOwn(ninjaExtra.verbs, name) ? ninjaExtra.verbs[name] : undefined;
      if (verb === undefined) continue;
      const path = joinPaths([prefix, textIn(resolver, inside, decorator) ?? '']).replace(ninjaExtra.parameter, '{$1}');
      // What the method says of one thing replaces what its class says of it.
      const told = keysSaid(resolver, inside, decorator);
      const shared = guardsOf(resolver, context, own, 'class', told);
      const guards = guardsOf(resolver, inside, decorator, 'inline', []);
      graph.registrations.push({
        node,
        framework: ninjaExtra.id,
        methods: [verb],
        path,
        context: inside,
        file,
        at: decorator.at,
        end: fn.at,
        guards: [...shared, ...guards],
        handler: { context: inside, value: { kind: 'function', fn: index } },
        resolver,
      });
    }
  }
}

function nodeOf(file: string, cls: number): string {
  return `${file}#class${cls}`;
}

function textIn(resolver: Resolver, context: Context, { args = [] }: Decorator): string | undefined {
  const [first] = args;
  return first === undefined || first.kind === 'object' ? undefined : resolveText(resolver, context, first)?.text;
}

function keysSaid(resolver: Resolver, context: Context, { args = [] }: Decorator): readonly string[] {
  return Object.keys(ninjaExtra.guards).filter((key) => entryOf(resolver, context, args.at(-1), key) !== undefined);
}

/** `auth=JWTAuth()`, `permissions=[IsAuthenticated]`; nothing and an empty list let everybody pass. */
function guardsOf(
  resolver: Resolver,
  context: Context,
  { args = [], at, end }: Decorator,
  level: GuardLevel,
  replaced: readonly string[],
): readonly GuardUse[] {
  return Object.entries(ninjaExtra.guards).flatMap(([key, kind]) => {
    if (replaced.includes(key)) return [];
    const entry = entryOf(resolver, context, args.at(-1), key);
    const items = entry === undefined ? [] : itemsOf(resolver, entry.context, entry.value);
    return items.flatMap((item): readonly GuardUse[] => {
      if (item.value.kind === 'literal') return [];
      const name = nameOf(resolver, item.context, item.value);
      const told = key === 'permissions' ? (kindByWords(wordsOf(name)) ?? kind) : kind;
      return [{ ...item, name, kind: told, level, file: context.file, at, end }];
    });
  });
}

function mountControllers(resolver: Resolver, graph: RouterGraph, context: Context, call: CallOutline): void {
  const parents = call.on === undefined ? [] : decoratedRoutersOf(resolver, context, call.on);
  for (const argument of call.args)
    for (const found of resolver.value(context, argument))
      for (const parent of parents) {
        if (found.kind !== 'class') continue;
        const child = nodeOf(found.file, found.cls);
        graph.certain.add(child);
        graph.mountings.push({
          child,
          parent: parent.id,
          prefix: '',
          guards: [],
          file: context.file,
          fn: context.fn,
          at: call.at,
          transparent: false,
        });
      }
}
