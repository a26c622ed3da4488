import { graphqlMaps } from '../../extractors/http/graphql-maps.ts';
import type { GraphqlMapVocabulary } from '../../extractors/shapes/graphql-map-vocabulary.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isScript } from '../script-languages.ts';
import type { AnsweredField } from './graphql-route.ts';
import { shieldedFields } from './shielded-fields.ts';

/** Maps stand in each other; deeper than this none does. */
const deepest = 8;

/** Fields of types that functions answer: `resolvers: { Query: { orders: () => … } }`, wherever the map is put together. */
export const mappedFields = oncePerResolver((resolver: Resolver): readonly AnsweredField[] => {
  const fields = new Map<string, AnsweredField>();
  for (const scope of resolver.scopes.values()) {
    if (!isScript(scope.outline.language)) continue;
    const known = graphqlMaps.filter(({ modules }) => scope.outline.imports.some(({ from }) => isOf(modules, from)));
    if (known.length === 0) continue;
    scope.outline.calls.forEach((call, index) => {
      // A schema is put together by one library and served by another: both are handed the map.
      for (const field of fieldsGiven(resolver, scope, known, call, index))
        fields.set(`${field.file}#${field.at}#${field.type}.${field.field}`, field);
    });
  }
  return shieldedFields(resolver, [...fields.values()]);
});

/** Whether a package is one of these; a name that ends in a separator stands for all that go on. */
export function isOf(modules: readonly string[], module: string): boolean {
  return modules.some((each) => (/[-/]$/.test(each) ? module.startsWith(each) : module === each));
}

function fieldsGiven(
  resolver: Resolver,
  scope: Scope,
  known: readonly GraphqlMapVocabulary[],
  call: CallOutline,
  index: number,
): readonly AnsweredField[] {
  const context = { file: scope.file, fn: call.fn };
  const taking = known.find(({ takers }) => takers.includes(call.name));
  if (taking !== undefined) return fieldsOf(resolver, taking, context, call);
  const names = [...new Set(known.flatMap(({ maps }) => maps))];
  const given = call.args.flatMap((argument) =>
    argument.kind === 'text' || argument.kind === 'function'
      ? []
      : itemsOf(resolver, context, argument).flatMap((item) =>
          names.flatMap((key) => entryOf(resolver, item.context, item.value, key) ?? []),
        ),
  );
  if (given.length === 0) return [];
  const makers = [...calleesOf(resolver, scope.file, index), ...pluginOf(resolver, context, call)];
  const maker = known.find(({ modules }) => makers.some((each) => moduleOf(each, modules)));
  return maker === undefined ? [] : given.flatMap((map) => typesIn(resolver, maker, map, 0));
}

/** `app.register(mercurius, { resolvers })` */
function pluginOf(resolver: Resolver, context: Context, { args }: CallOutline): readonly Definition[] {
  const [first] = args;
  return first?.kind === 'name' || first?.kind === 'require' ? resolver.value(context, first) : [];
}

function moduleOf(definition: Definition, modules: readonly string[]): boolean {
  return (definition.kind === 'external' || definition.kind === 'made') && isOf(modules, definition.module);
}

function fieldsOf(
  resolver: Resolver,
  vocabulary: GraphqlMapVocabulary,
  context: Context,
  { args }: CallOutline,
): readonly AnsweredField[] {
  return args.slice(0, 1).flatMap((value) => typesIn(resolver, vocabulary, { context, value }, 0));
}

/** Maps that lists, spreads and functions such as `mergeResolvers` put together. */
function typesIn(
  resolver: Resolver,
  vocabulary: GraphqlMapVocabulary,
  { context, value }: PlacedValue,
  depth: number,
): readonly AnsweredField[] {
  if (depth > deepest) return [];
  return itemsOf(resolver, context, value).flatMap((item): readonly AnsweredField[] => {
    const maps = objectsOf(resolver, item.context, item.value);
    if (maps.length === 0)
      return mergedIn(resolver, item).flatMap((part) => typesIn(resolver, vocabulary, part, depth + 1));
    return maps.flatMap((map) => {
      if (map.value.kind !== 'object') return [];
      const inside = map.context;
      const own = map.value.entries.flatMap((entry) =>
        isName(entry.key)
          ? fieldsIn(resolver, vocabulary, entry.key, { context: inside, value: entry.value }, depth)
          : [],
      );
      const spread = map.value.spreads.flatMap((each) =>
        typesIn(resolver, vocabulary, { context: inside, value: each }, depth + 1),
      );
      return [...own, ...spread];
    });
  });
}

/** The maps that a call puts together: `mergeResolvers([orders, users])`, `merge({}, orders, users)`. */
function mergedIn(resolver: Resolver, { context, value }: PlacedValue): readonly PlacedValue[] {
  const sites =
    value.kind === 'call'
      ? [{ file: context.file, call: value.call }]
      : resolver
          .value(context, value)
          .flatMap((found) => (found.kind === 'made' && found.call !== undefined ? [found.call] : []));
  return sites.flatMap(({ file, call }) => {
    const outline = resolver.scopes.get(file)?.outline.calls[call];
    if (outline === undefined || !/^(?:merge|assign|compose)/i.test(outline.name)) return [];
    return outline.args.map((argument) => ({ context: { file, fn: outline.fn }, value: argument }));
  });
}

/** Introspection such as `__resolveType` answers no field. */
function isName(key: string): boolean {
  return /^(?!__)\w+$/.test(key);
}

function fieldsIn(
  resolver: Resolver,
  vocabulary: GraphqlMapVocabulary,
  type: string,
  placed: PlacedValue,
  depth: number,
): readonly AnsweredField[] {
  if (depth > deepest) return [];
  return objectsOf(resolver, placed.context, placed.value).flatMap(({ context, value }): readonly AnsweredField[] => {
    if (value.kind !== 'object') return [];
    const own = value.entries.flatMap((entry): readonly AnsweredField[] => {
      const answering = answeringOf(resolver, { context, value: entry.value });
      const handler = functionBehind(resolver, answering);
      if (handler === undefined || !isName(entry.key)) return [];
      const place = { file: context.file, at: entry.at, end: entry.at + entry.key.length };
      const guards = guardsAround(resolver, answering, place);
      return [{ framework: vocabulary.id, type, field: entry.key, handler, guards, ...place }];
    });
    const spread = value.spreads.flatMap((each) =>
      fieldsIn(resolver, vocabulary, type, { context, value: each }, depth + 1),
    );
    return [...own, ...spread];
  });
}

/** A subscription is an object with the function that subscribes; any field may be one with `resolve`. */
function answeringOf(resolver: Resolver, placed: PlacedValue): PlacedValue {
  if (placed.value.kind === 'function') return placed;
  const inner = ['subscribe', 'resolve'].flatMap((key) => entryOf(resolver, placed.context, placed.value, key) ?? []);
  return inner[0] ?? placed;
}

type Place = { readonly file: string; readonly at: number; readonly end: number };

/** `authenticated(function)` and `combineResolvers(isMember, function)`: only what is known to guard counts. */
function guardsAround(resolver: Resolver, { context, value }: PlacedValue, place: Place): readonly GuardUse[] {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  const named = call.on === undefined ? [{ kind: 'name', name: call.name } as const] : [];
  return [...named, ...call.args.slice(0, -1)].flatMap((each): readonly GuardUse[] => {
    const kind = classifyGuard(resolver, context, each)?.kind;
    return kind === undefined || kind === 'other' ? [] : [{ context, value: each, level: 'inline', ...place }];
  });
}
