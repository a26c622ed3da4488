import { rails } from '../../extractors/http/rails.ts';
import type { CallOutline, Entry, ObjectValue, Value } from '../../syntax/outline.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** The arguments of a line in a route file, told apart. */
export interface RouteArguments {
  readonly positional: readonly Value[];
  readonly options: ReadonlyMap<string, Value>;
  /** `'/orders' => 'orders#index'`: what stands among the options and is none. */
  readonly paths: readonly Entry[];
  /** Function of the block. */
  readonly block?: number | undefined;
}

export function argumentsOf(call: CallOutline): RouteArguments {
  const objects = call.args.filter((argument): argument is ObjectValue => argument.kind === 'object');
  const entries = objects.flatMap((object) => object.entries);
  const last = call.args.at(-1);
  const spread = objects.flatMap((object) => object.spreads).length > 0;
  return {
    positional: call.args.filter(({ kind }) => kind !== 'object' && kind !== 'function'),
    options: new Map(entries.filter(({ key }) => rails.options.has(key)).map(({ key, value }) => [key, value])),
    paths: spread ? [] : entries.filter(({ key }) => !rails.options.has(key)),
    block: last?.kind === 'function' && isBlock(call, last) ? last.fn : undefined,
  };
}

/** A lambda before the block is a constraint. */
function isBlock(call: CallOutline, last: Value): boolean {
  return call.args.at(-1) === last;
}

export interface Reading {
  readonly resolver: Resolver;
  readonly file: string;
  readonly fn: number;
}

/** A text as the file spells it; what it leaves open stands as `{}`. */
export function textIn({ resolver, file, fn }: Reading, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : resolveText(resolver, { file, fn }, value)?.text;
}

/** `only: :index`, `only: [:index, :show]`, `only: %i[index]` */
export function textsIn(reading: Reading, value: Value | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const { resolver, file, fn } = reading;
  return itemsOf(resolver, { file, fn }, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}

/** Names and values of an object: `path_names: { new: 'neu' }`. */
export function wordsIn(reading: Reading, value: Value | undefined): Readonly<Record<string, string>> {
  if (value?.kind !== 'object') return {};
  return Object.fromEntries(value.entries.map((entry) => [entry.key, textIn(reading, entry.value) ?? entry.key]));
}
