import { graphqlResolvers } from '../../extractors/http/graphql-resolvers.ts';
import { nest } from '../../extractors/http/nest.ts';
import type { GraphqlResolverVocabulary } from '../../extractors/shapes/graphql-resolver-vocabulary.ts';
import type { GuardLevel } from '../../model/endpoint.ts';
import type { FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { inPhases } from '../http/join-routes.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { applicationGuardsOf } from '../nest/application-guards.ts';
import { expandDecorators, type ResolvedDecorator } from '../nest/expand-decorators.ts';
import { isOptedOut } from '../nest/opt-out.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { graphqlRoute } from './graphql-route.ts';
import { servedAt } from './served-at.ts';

/** A class of resolvers, with what it says for all of its methods. */
interface ResolverClass {
  readonly vocabulary: GraphqlResolverVocabulary;
  readonly type: string | undefined;
  readonly decorators: readonly ResolvedDecorator[];
  readonly guards: readonly GuardUse[];
}

/** `@Resolver(() => Order) class … { @Query(() => [Order]) orders() … }` */
export function resolverClassRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!isScript(scope.outline.language)) continue;
    scope.outline.functions.forEach((fn, index) => {
      if (fn.cls === undefined || fn.decorators === undefined) return;
      const owner = resolverClass(resolver, file, fn.cls);
      if (owner !== undefined) routes.push(...methodRoutes(resolver, owner, { file, fn: index }, fn));
    });
  }
  return routes;
}

function resolverClass(resolver: Resolver, file: string, cls: number): ResolverClass | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || outline.decorators.length === 0) return undefined;
  const decorators = expandDecorators(resolver, { file, fn: outline.fn }, outline.decorators, nest.compose);
  for (const vocabulary of graphqlResolvers) {
    const own = decorators.find((each) => each.name === vocabulary.resolver && isOf(vocabulary, each));
    if (own === undefined) continue;
    const around = vocabulary.modules.includes('@nestjs/graphql') ? applicationGuardsOf(resolver, file) : [];
    const guards = [...around, ...guardsIn(resolver, vocabulary, decorators, 'class')];
    return { vocabulary, decorators, guards, type: typeIn(resolver, own.context, own.args[0]) };
  }
  return undefined;
}

function isOf({ modules }: GraphqlResolverVocabulary, { module }: ResolvedDecorator): boolean {
  return module !== undefined && modules.includes(module);
}

/** `() => Order`, `Order` or `'Order'` */
function typeIn(resolver: Resolver, context: Context, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  const said =
    value?.kind === 'function'
      ? resolver.scopes.get(context.file)?.outline.functions[value.fn]?.returns[0]
      : value?.kind === 'name'
        ? value
        : undefined;
  return said?.kind === 'name' ? said.name.split('.').at(-1) : undefined;
}

function methodRoutes(
  resolver: Resolver,
  owner: ResolverClass,
  handler: { readonly file: string; readonly fn: number },
  fn: FunctionOutline,
): readonly Route[] {
  const { vocabulary } = owner;
  const decorators = expandDecorators(
    resolver,
    { file: handler.file, fn: fn.parent },
    fn.decorators ?? [],
    nest.compose,
  );
  return decorators.flatMap((decorator): readonly Route[] => {
    if (!isOf(vocabulary, decorator) || !Object.hasOwn(vocabulary.fields, decorator.name)) return [];
    const told = vocabulary.fields[decorator.name];
    const type = told === 'told' ? owner.type : told;
    if (type === undefined) return [];
    const all = [...owner.decorators, ...decorators];
    const guards = [...owner.guards, ...guardsIn(resolver, vocabulary, decorators, 'decorator')];
    const kept = guards.filter((guard) => !isOptedOut(resolver, guard, all));
    const { at, end } = decorator;
    const field = fieldName(resolver, decorator) ?? fn.name;
    const base = servedAt(resolver, handler.file);
    const route = {
      framework: vocabulary.id,
      type,
      field,
      handler,
      guards: inPhases(kept),
      file: handler.file,
      at,
      end,
    };
    return [graphqlRoute({ ...route, base })];
  });
}

/** `@Query('orders')`, `@Query(() => [Order], { name: 'orders' })` */
function fieldName(resolver: Resolver, { args, context }: ResolvedDecorator): string | undefined {
  const [first] = args;
  if (first?.kind === 'text') return first.text;
  const named = args
    .map((argument) => entryOf(resolver, context, argument, 'name'))
    .find((entry) => entry !== undefined);
  return named === undefined ? undefined : resolveText(resolver, named.context, named.value)?.text;
}

function guardsIn(
  resolver: Resolver,
  { guards, authorized, modules }: GraphqlResolverVocabulary,
  decorators: readonly ResolvedDecorator[],
  level: GuardLevel,
): readonly GuardUse[] {
  return decorators.flatMap((decorator): readonly GuardUse[] => {
    const { name, args, context, at, end } = decorator;
    const place = { level, file: context.file, at, end };
    if (name === authorized && modules.includes(decorator.module ?? '')) {
      const kind = args.length === 0 ? 'authentication' : 'authorization';
      return [{ context, value: { kind: 'text', text: name }, name, kind, ...place }];
    }
    if (!guards.includes(name) || decorator.module === undefined) return [];
    return args.flatMap((argument) =>
      itemsOf(resolver, context, argument).map((item) => ({ ...item, ...place, phase: 1 })),
    );
  });
}
