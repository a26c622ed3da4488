import type { ListedRoute, ListedRoutesVocabulary } from '../../../extractors/shapes/listed-routes-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Decorator, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { entryOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { methodNames } from '../path-table/resource-routes.ts';
import { methodsOf, type ViewClass, type ViewMethod, viewClass } from '../path-table/view-class.ts';
import { decoratorGuards } from '../path-table/view-guards.ts';
import type { GuardUse } from '../route.ts';
import type { RouterGraph } from '../router-graph.ts';
import type { RoutePlace } from './read-listed-routes.ts';

interface Given {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly vocabulary: ListedRoutesVocabulary;
  readonly node: string;
  readonly item: ListedRoute;
  readonly args: readonly Value[];
  readonly context: Context;
  readonly options: Value | undefined;
}

/** One route for a function, one for each verb of a class. */
export function addListedRoute(given: Given, path: string, handler: PlacedValue, place: RoutePlace): void {
  const { resolver } = given;
  const definitions = resolver.value(handler.context, handler.value);
  const cls = definitions.find((definition) => definition.kind === 'class' || definition.kind === 'instance');
  if (cls?.kind === 'class' || cls?.kind === 'instance') {
    const view = viewClass(resolver, cls.file, cls.cls);
    const methods = methodsOf(resolver, view);
    const first = preparing(given, view);
    for (const method of httpMethods) {
      const found = methods.get(methodName(given, method));
      if (found !== undefined)
        add(given, path, [method], methodHandler(found), place, [...first, ...guardsOn(given, found)]);
    }
    const socket = given.vocabulary.socket === undefined ? undefined : methods.get(given.vocabulary.socket);
    if (socket !== undefined)
      add(given, path, ['GET'], methodHandler(socket), place, [...first, ...guardsOn(given, socket)]);
    return;
  }
  const fn = definitions.find((definition) => definition.kind === 'function');
  const outline = fn?.kind === 'function' ? resolver.scopes.get(fn.file)?.outline.functions[fn.fn] : undefined;
  const guards =
    fn?.kind === 'function' && outline !== undefined
      ? decoratorGuards(resolver, { file: fn.file, fn: outline.parent }, outline.decorators)
      : [];
  add(given, path, spokenMethods(given), handler, place, guards);
}

function methodName({ resolver, vocabulary, context, options }: Given, method: HttpMethod): string {
  const name = `${vocabulary.methodPrefix}${method.toLowerCase()}`;
  const suffix = vocabulary.suffix === undefined ? undefined : entryOf(resolver, context, options, vocabulary.suffix);
  const text = suffix === undefined ? undefined : resolveText(resolver, suffix.context, suffix.value)?.text;
  return text === undefined ? name : `${name}_${text}`;
}

function methodHandler({ file, fn, index }: ViewMethod): PlacedValue {
  return { context: { file, fn: fn.parent }, value: { kind: 'function', fn: index } };
}

/** `prepare` of a class and of those that it extends, as far as each calls the one above. */
function preparing({ resolver, vocabulary }: Given, { own }: ViewClass): readonly GuardUse[] {
  const uses: GuardUse[] = [];
  for (const { file, cls } of vocabulary.prepares === undefined ? [] : own) {
    const scope = resolver.scopes.get(file);
    const fn =
      scope?.outline.functions.findIndex((each) => each.cls === cls && each.name === vocabulary.prepares) ?? -1;
    const method = scope?.outline.functions[fn];
    if (scope === undefined || method === undefined) continue;
    const context = { file, fn: method.parent };
    const name = `${scope.outline.classes[cls]?.name}.${method.name}`;
    const value = { kind: 'function', fn } as const;
    if (guardByBody(resolver, [{ kind: 'function', file, fn }]) !== undefined)
      uses.unshift({ context, value, name, level: 'class', file, at: method.at, end: method.at });
    if (!scope.callsWithin(fn).some((index) => scope.outline.calls[index]?.name === vocabulary.prepares)) break;
  }
  return uses;
}

function guardsOn({ resolver, vocabulary }: Given, { file, fn }: ViewMethod): readonly GuardUse[] {
  const context = { file, fn: fn.parent };
  if (vocabulary.before === undefined) return decoratorGuards(resolver, context, fn.decorators);
  const cls = fn.cls === undefined ? undefined : resolver.scopes.get(file)?.outline.classes[fn.cls];
  const around = (cls?.decorators ?? []).flatMap((each) => beforeGuard(vocabulary, context, each, 'class'));
  const own = (fn.decorators ?? []).flatMap((each) => beforeGuard(vocabulary, context, each, 'decorator'));
  return [...around, ...own, ...decoratorGuards(resolver, context, fn.decorators)];
}

/** `@falcon.before(need_admin)` is what it is given. */
function beforeGuard(
  { before }: ListedRoutesVocabulary,
  context: Context,
  { name, args, at, end }: Decorator,
  level: GuardUse['level'],
): readonly GuardUse[] {
  const [value] = name.split('.').at(-1) === before ? (args ?? []) : [];
  return value === undefined ? [] : [{ context, value, level, file: context.file, at, end }];
}

/** What the item says itself, an argument of it, or the option `methods`; a function alone answers `GET`. */
function spokenMethods({ resolver, item, args, context, options }: Given): readonly HttpMethod[] {
  if (typeof item.method === 'string') return [item.method];
  if (item.method !== undefined) {
    const value = args[item.method.position];
    const text = value === undefined ? undefined : resolveText(resolver, context, value)?.text.toUpperCase();
    return text === '*' ? ['ANY'] : httpMethods.filter((method) => method === text);
  }
  const listed = entryOf(resolver, context, options, 'methods');
  return listed === undefined ? ['GET'] : methodNames(resolver, listed.context, listed.value);
}

function add(
  { graph, resolver, node, vocabulary, context }: Given,
  path: string,
  methods: readonly HttpMethod[],
  handler: PlacedValue,
  { file, at, end }: RoutePlace,
  guards: ReturnType<typeof decoratorGuards>,
): void {
  const framework = vocabulary.id;
  graph.registrations.push({ node, framework, methods, path, context, at, end, guards, handler, file, resolver });
}
