import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { elementResolver } from '../narrow-resolver.ts';
import { iterating } from '../resolve-parameter.ts';
import type { Resolver } from '../resolver.ts';

/** Longer tables of routes are data, not code. */
const maxItems = 200;

/**
 * How often a call runs because it stands in a loop over a list that the code spells out: `paths.forEach((path) => …)`,
 * `for (const route of routes)`. Undefined for a call outside of such a loop.
 */
export function iterationsOf(resolver: Resolver, context: Context, call: CallOutline): number | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (outline === undefined) return undefined;
  for (const collection of collectionsAround(outline, call)) {
    const length = lengthOf(resolver.value({ file: context.file, fn: collection.fn }, collection.value));
    if (length !== undefined && length <= maxItems) return length;
  }
  return undefined;
}

/** A resolver for each time that a call runs. */
export function turnsOf(resolver: Resolver, context: Context, call: CallOutline): readonly Resolver[] {
  const count = iterationsOf(resolver, context, call);
  if (count === undefined) return [resolver];
  return Array.from({ length: count }, (_, item) => elementResolver(resolver, item));
}

interface Collection {
  readonly value: Value;
  readonly fn: number;
}

function collectionsAround(outline: Outline, call: CallOutline): readonly Collection[] {
  const collections: Collection[] = [];
  if (call.loop === true)
    for (const binding of outline.bindings) {
      const each = binding.fn === call.fn && binding.at < call.at ? eachIn(binding.value) : undefined;
      if (each !== undefined) collections.push({ value: each, fn: call.fn });
    }
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    const receiver = outline.functions[fn]?.argumentOf;
    const around = receiver === undefined ? undefined : outline.calls[receiver];
    if (around?.on !== undefined && iterating.has(around.name)) collections.push({ value: around.on, fn: around.fn });
  }
  return collections;
}

function eachIn(value: Value): Value | undefined {
  if (value.kind === 'each') return value.of;
  return value.kind === 'member' ? eachIn(value.of) : undefined;
}

function lengthOf(definitions: readonly Definition[]): number | undefined {
  const [list] = definitions;
  if (definitions.length !== 1 || list?.kind !== 'value') return undefined;
  if (list.value.kind === 'object') return list.value.entries.length;
  return list.value.kind === 'list' ? list.value.items.length : undefined;
}
