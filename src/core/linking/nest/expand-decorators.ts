import type { Decorator, FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A decorator with the package it comes from; composed ones are taken apart. */
export interface ResolvedDecorator {
  /** Exported name in its package, or the name as written where it is the workspace's own. */
  readonly name: string;
  readonly module: string | undefined;
  readonly args: readonly Value[];
  readonly context: Context;
  readonly at: number;
  readonly end: number;
}

const maxNesting = 4;

/** `@Auth('admin')` that composes `UseGuards(…)` counts as both. */
export function expandDecorators(
  resolver: Resolver,
  context: Context,
  decorators: readonly Decorator[],
  compose: string,
): readonly ResolvedDecorator[] {
  return decorators.flatMap((decorator) => {
    const own = resolve(resolver, context, decorator.name, decorator.args ?? [], decorator);
    const given = givenTexts(resolver, context, decorator.args ?? []);
    return [own, ...composedBy(resolver, context, decorator.name, { decorator, given }, compose, 0)];
  });
}

type Place = Pick<Decorator, 'at' | 'end'>;

/** The decorator that is composed, with what it is given. */
interface Composed {
  readonly decorator: Place;
  readonly given: readonly GivenTexts[];
}

/** What an argument says: a text at the empty key, or texts at the keys of an object. */
type GivenTexts = ReadonlyMap<string, string>;

function givenTexts(resolver: Resolver, context: Context, args: readonly Value[]): readonly GivenTexts[] {
  return args.map((value) => {
    const object = value.kind === 'object' ? value.entries : [];
    const texts = [{ key: '', value }, ...object].flatMap((entry) => {
      const text = resolveText(resolver, context, entry.value)?.text;
      return text === undefined ? [] : [[entry.key, text] as const];
    });
    return new Map(texts);
  });
}

function resolve(
  resolver: Resolver,
  context: Context,
  name: string,
  args: readonly Value[],
  place: Place,
): ResolvedDecorator {
  const external = resolver.name(context, name).find((definition) => definition.kind === 'external');
  return {
    name: external?.path.at(-1) ?? name.split('.').at(-1) ?? name,
    module: external?.module,
    args,
    context,
    at: place.at,
    end: place.end,
  };
}

function composedBy(
  resolver: Resolver,
  context: Context,
  name: string,
  composed: Composed,
  compose: string,
  depth: number,
): readonly ResolvedDecorator[] {
  if (depth > maxNesting) return [];
  return resolver.name(context, name).flatMap((definition) => {
    if (definition.kind !== 'function') return [];
    const scope = resolver.scopes.get(definition.file);
    const fn = scope?.outline.functions[definition.fn];
    const texts = textsByName(fn, composed.given);
    const absent = new Set(fn?.parameters.slice(composed.given.length).map(({ name }) => name));
    const given = (args: readonly Value[]): readonly Value[] =>
      args.filter((each) => each.kind !== 'name' || texts.has(each.name) || !absent.has(each.name));
    return (fn?.returns ?? []).flatMap((value) => {
      const call = value.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
      if (call === undefined) return [];
      const inside = { file: definition.file, fn: call.fn };
      const args = given(call.args).map((argument) => filled(argument, texts));
      if (call.name !== compose) return [resolve(resolver, inside, call.name, args, composed.decorator)];
      return call.args.flatMap((argument) =>
        composedPart(resolver, inside, argument, { ...composed, texts, kept: given }, compose, depth),
      );
    });
  });
}

type Texts = ReadonlyMap<string, string>;

/** What names within the composing function hold: `name`, `options.name`, or a default where nothing was given. */
function textsByName(fn: FunctionOutline | undefined, given: Composed['given']): Texts {
  const texts = new Map<string, string>();
  fn?.parameters.forEach(({ name, keys = [], default: otherwise }, index) => {
    const own = given[index];
    if (own === undefined && otherwise?.kind === 'text') texts.set(name, otherwise.text);
    for (const [key, text] of own ?? []) {
      texts.set(key === '' ? name : `${name}.${key}`, text);
      if (keys.includes(key)) texts.set(key, text);
    }
  });
  return texts;
}

/** `Controller({ path: `internal/${name}` })` with what the decorator around was given. */
function filled(value: Value, texts: Texts): Value {
  switch (value.kind) {
    case 'name': {
      const text = texts.get(value.name);
      return text === undefined ? value : { kind: 'text', text };
    }
    case 'template':
      return { ...value, parts: value.parts.map((part) => filled(part, texts)) };
    case 'list':
      return { ...value, items: value.items.map((item) => filled(item, texts)) };
    case 'object':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: filled(entry.value, texts) })) };
    default:
      return value;
  }
}

function composedPart(
  resolver: Resolver,
  context: Context,
  argument: Value,
  { decorator, texts, kept }: Composed & { readonly texts: Texts; kept(args: readonly Value[]): readonly Value[] },
  compose: string,
  depth: number,
): readonly ResolvedDecorator[] {
  const call = argument.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[argument.call] : undefined;
  if (call === undefined) return [];
  // What the decorator around was not given is not handed on either: `Get(path)` of `@OpenGet()`.
  const args = kept(call.args).map((each) => filled(each, texts));
  const given = givenTexts(resolver, context, args);
  const own = resolve(resolver, context, call.name, args, decorator);
  return [own, ...composedBy(resolver, context, call.name, { decorator, given }, compose, depth + 1)];
}
