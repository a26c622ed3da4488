import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';

/** The options of a request, or of the instance that sends it, with the place where people would look for them. */
export interface Options extends PlacedValue {
  readonly file: string;
  readonly at: number;
}

/** What the call itself says: an object where the URL would stand counts. */
export function callOptions(resolver: Resolver, request: ClientCall): Options | undefined {
  const { form, call, context } = request;
  const positions = [
    form.options === 'keywords' ? keywordsAt(call) : form.options,
    typeof form.url === 'number' ? form.url : undefined,
  ];
  for (const position of positions) {
    const value = position === undefined ? undefined : call.args[position];
    if (value === undefined || value.kind === 'function') continue;
    const isUrl = position === form.url;
    if (isUrl && objectsOf(resolver, context, value).length === 0) continue;
    return { context, value, file: context.file, at: call.at };
  }
  return undefined;
}

/** Keyword arguments stand behind all others. */
export function keywordsAt(call: CallOutline): number | undefined {
  const block = call.args.at(-1)?.kind === 'function' ? 1 : 0;
  const position = call.args.length - 1 - block;
  const last = call.args[position];
  return last?.kind === 'object' && last.keywords === true ? position : undefined;
}

/** The first of the keys that an options object has. */
export function optionOf(
  resolver: Resolver,
  options: PlacedValue | undefined,
  keys: readonly string[],
): PlacedValue | undefined {
  if (options === undefined) return undefined;
  for (const key of keys) {
    const found = entryOf(resolver, options.context, options.value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether every part of an object is written down somewhere: only then does a missing key say something. */
export function isSpelledOut(resolver: Resolver, context: Context, value: Value, depth = 0): boolean {
  if (depth > 5) return false;
  if (value.kind === 'literal') return true;
  if (value.kind === 'object')
    return value.spreads.every((spread) => isSpelledOut(resolver, context, spread, depth + 1));
  const definitions = resolver.value(context, value);
  return (
    definitions.length > 0 &&
    definitions.every(
      (definition) =>
        definition.kind === 'value' && isSpelledOut(resolver, definition.context, definition.value, depth + 1),
    )
  );
}
