import type { Decorator, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** An attribute with the place where its arguments mean something. */
export interface Attribute {
  readonly name: string;
  readonly args: readonly Value[];
  readonly context: Context;
  readonly at: number;
  readonly end: number;
}

export function attributesOf(context: Context, decorators: readonly Decorator[] | undefined): readonly Attribute[] {
  return (decorators ?? []).map(({ name, args, at, end }) => ({
    name: name.slice(name.lastIndexOf('.') + 1),
    args: args ?? [],
    context,
    at,
    end,
  }));
}

/** An argument by its name; `''` stands for the first that has none. */
export function argumentOf({ args, context }: Attribute, ...keys: readonly string[]): PlacedValue | undefined {
  for (const key of keys) {
    const value =
      key === ''
        ? args.find((argument) => argument.kind !== 'object' || argument.keywords !== true)
        : keywordsOf(args)?.entries.find((entry) => entry.key === key)?.value;
    if (value !== undefined) return { context, value };
  }
  return undefined;
}

function keywordsOf(args: readonly Value[]) {
  const last = args.at(-1);
  return last?.kind === 'object' && last.keywords === true ? last : undefined;
}

export function textOf(resolver: Resolver, placed: PlacedValue | undefined): string | undefined {
  return placed === undefined ? undefined : resolveText(resolver, placed.context, placed.value)?.text;
}

/** All arguments without a name, as texts. */
export function textsOf(resolver: Resolver, { args, context }: Attribute): readonly string[] {
  return args
    .filter((argument) => argument.kind !== 'object')
    .flatMap((argument) => itemsOf(resolver, context, argument))
    .flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
}
