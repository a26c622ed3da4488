import { graphqlBuilders } from '../../extractors/http/graphql-builders.ts';
import type { GraphqlBuilderVocabulary } from '../../extractors/shapes/graphql-builder-vocabulary.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import type { AnsweredField } from './graphql-route.ts';

/** A call that says something of a type. */
interface Building {
  readonly resolver: Resolver;
  readonly vocabulary: GraphqlBuilderVocabulary;
  readonly file: string;
  readonly call: CallOutline;
}

/** Fields that builders of schemas are given functions for: `builder.queryField('orders', (t) => t.field({ resolve }))`. */
export const builtFields = oncePerResolver((resolver: Resolver): readonly AnsweredField[] => {
  const scripts = [...resolver.scopes].filter(([, { outline }]) => isScript(outline.language));
  const known = graphqlBuilders.filter(({ modules }) =>
    scripts.some(([, { outline }]) => outline.imports.some(({ from }) => modules.includes(from))),
  );
  if (known.length === 0) return [];
  const names = new Set(known.flatMap(({ types, fields }) => [...Object.keys(types), ...Object.keys(fields)]));
  return scripts.flatMap(([file, { outline }]) =>
    outline.calls.flatMap((call, index) => {
      if (!names.has(call.name)) return [];
      const callees = calleesOf(resolver, file, index);
      const vocabulary = known.find(({ modules }) => callees.some((callee) => isMadeBy(callee, modules)));
      return vocabulary === undefined ? [] : fieldsOf({ resolver, vocabulary, file, call });
    }),
  );
});

function isMadeBy(callee: Definition, modules: readonly string[]): boolean {
  return (callee.kind === 'external' || callee.kind === 'made') && modules.includes(callee.module);
}

function fieldsOf(building: Building): readonly AnsweredField[] {
  const { resolver, vocabulary, file, call } = building;
  const context = { file, fn: call.fn };
  const [first, second] = call.args;
  const root = Object.hasOwn(vocabulary.fields, call.name) ? vocabulary.fields[call.name] : undefined;
  if (root !== undefined) {
    const field = first && resolveText(resolver, context, first)?.text;
    const place = { file, at: call.at, end: call.end };
    return field === undefined || second === undefined
      ? []
      : fieldOf(building, root, field, { context, value: second }, place);
  }
  const built = Object.hasOwn(vocabulary.types, call.name) ? vocabulary.types[call.name] : undefined;
  const options = call.args.at(-1);
  if (built === undefined || options === undefined) return [];
  const name =
    built.name === undefined ? first && { context, value: first } : entryOf(resolver, context, options, built.name);
  const type = built.type ?? (name && nameIn(resolver, name));
  const fields =
    built.fields === undefined ? { context, value: options } : entryOf(resolver, context, options, built.fields);
  return type === undefined || fields === undefined ? [] : fieldsIn(building, type, fields);
}

/** `'Order'`, or the class or reference that the type is made for. */
function nameIn(resolver: Resolver, { context, value }: PlacedValue): string | undefined {
  const text = resolveText(resolver, context, value)?.text;
  if (text !== undefined) return text;
  return value.kind === 'name' && /^[A-Z]\w*$/.test(value.name) ? value.name : undefined;
}

/** An object of fields, a function that gives one, or a function that calls for each: `definition(t) { t.field('orders', …) }`. */
function fieldsIn(building: Building, type: string, placed: PlacedValue): readonly AnsweredField[] {
  const { resolver } = building;
  const place = placed.value.kind === 'function' ? { file: placed.context.file, fn: placed.value.fn } : undefined;
  const outline = place && resolver.scopes.get(place.file)?.outline;
  const objects = (place === undefined ? [placed] : returnedBy(resolver, place)).flatMap(({ context, value }) =>
    objectsOf(resolver, context, value),
  );
  const listed = objects.flatMap(({ context, value }) =>
    value.kind !== 'object'
      ? []
      : value.entries.flatMap((entry) => {
          const at = { file: context.file, at: entry.at, end: entry.at + entry.key.length };
          return fieldOf(building, type, entry.key, { context, value: entry.value }, at);
        }),
  );
  const called = (outline?.calls ?? []).flatMap((call) => {
    const [name] = call.args;
    if (place === undefined || call.fn !== place.fn || name?.kind !== 'text') return [];
    const options = call.args.at(-1) ?? name;
    const at = { file: place.file, at: call.at, end: call.end };
    return fieldOf(building, type, name.text, { context: place, value: options }, at);
  });
  return [...listed, ...called];
}

function returnedBy(resolver: Resolver, place: { readonly file: string; readonly fn: number }): readonly PlacedValue[] {
  const returns = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.returns ?? [];
  return returns.map((value) => ({ context: place, value }));
}

type Place = { readonly file: string; readonly at: number; readonly end: number };

function fieldOf(
  building: Building,
  type: string,
  field: string,
  placed: PlacedValue,
  place: Place,
): readonly AnsweredField[] {
  const { resolver, vocabulary } = building;
  for (const { context, value } of optionsOf(resolver, placed)) {
    const answering = ['resolve', 'subscribe'].flatMap((key) => entryOf(resolver, context, value, key) ?? [])[0];
    const handler = answering && functionBehind(resolver, answering);
    if (handler === undefined) continue;
    const guards = guardsOf(building, { context, value }, place);
    return [{ framework: vocabulary.id, type, field, handler, guards, ...place }];
  }
  return [];
}

/** What a field is told: an object, the last argument of a call such as `t.field({ … })`, or what a function gives. */
function optionsOf(resolver: Resolver, { context, value }: PlacedValue): readonly PlacedValue[] {
  if (value.kind === 'function')
    return returnedBy(resolver, { file: context.file, fn: value.fn }).flatMap((each) =>
      each.value.kind === 'function' ? [] : optionsOf(resolver, each),
    );
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const options: Value | undefined = call === undefined ? value : call.args.at(-1);
  if (options === undefined) return [];
  return objectsOf(resolver, call === undefined ? context : { file: context.file, fn: call.fn }, options);
}

/** `authScopes: { member: true }` names who may ask, `authorize: (root, args, context) => …` finds it out. */
function guardsOf({ resolver, vocabulary }: Building, options: PlacedValue, place: Place): readonly GuardUse[] {
  return vocabulary.guards.flatMap((key): readonly GuardUse[] => {
    const entry = entryOf(resolver, options.context, options.value, key);
    if (entry === undefined) return [];
    const scopes = objectsOf(resolver, entry.context, entry.value).flatMap(({ value }) =>
      value.kind === 'object' ? value.entries.map((each) => each.key) : [],
    );
    const names = (scopes.length === 0 ? [key] : scopes).filter((name) => !/^(?:public|\$any|\$all)$/.test(name));
    return names.map((name) => {
      const kind = kindByWords(wordsOf(name)) ?? 'authorization';
      return { ...entry, name, kind, level: 'inline', ...place };
    });
  });
}
