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
    const given = (decorator.args ?? []).map((value) => resolveText(resolver, context, value)?.text);
    return [own, ...composedBy(resolver, context, decorator.name, { decorator, given }, compose, 0)];
  });
}

type Place = Pick<Decorator, 'at' | 'end'>;

/** The decorator that is composed, with the texts that it is given. */
interface Composed {
  readonly decorator: Place;
  readonly given: readonly (string | undefined)[];
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
    return (fn?.returns ?? []).flatMap((value) => {
      const call = value.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
      if (call === undefined) return [];
      const inside = { file: definition.file, fn: call.fn };
      const args = call.args.map((argument) => filled(argument, texts));
      if (call.name !== compose) return [resolve(resolver, inside, call.name, args, composed.decorator)];
      return call.args.flatMap((argument) =>
        composedPart(resolver, inside, argument, { ...composed, texts }, compose, depth),
      );
    });
  });
}

type Texts = ReadonlyMap<string, string>;

function textsByName(fn: FunctionOutline | undefined, given: Composed['given']): Texts {
  return new Map(
    (fn?.parameters ?? []).flatMap(({ name }, index) => {
      const text = given[index];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** `Controller(`internal/${name}`)` with what the decorator around was given. */
function filled(value: Value, texts: Texts): Value {
  const text = value.kind === 'name' ? texts.get(value.name) : undefined;
  if (text !== undefined) return { kind: 'text', text };
  return value.kind === 'template' ? { ...value, parts: value.parts.map((part) => filled(part, texts)) } : value;
}

function composedPart(
  resolver: Resolver,
  context: Context,
  argument: Value,
  { decorator, texts }: Composed & { readonly texts: Texts },
  compose: string,
  depth: number,
): readonly ResolvedDecorator[] {
  const call = argument.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[argument.call] : undefined;
  if (call === undefined) return [];
  const args = call.args.map((each) => filled(each, texts));
  const given = args.map((value) => resolveText(resolver, context, value)?.text);
  const own = resolve(resolver, context, call.name, args, decorator);
  return [own, ...composedBy(resolver, context, call.name, { decorator, given }, compose, depth + 1)];
}
