import type { Timeout } from '../../model/call.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';

/** Keywords of the objects that libraries take in place of a number: `ClientTimeout(total=5)`. */
const keywords = ['total', 'timeout', 'read', 'sock_read'];

/** A number of seconds, a pair of them, or an object of the library's own; `None` says to wait for ever. */
export function timeoutInSeconds(resolver: Resolver, placed: PlacedValue | undefined): Timeout {
  if (placed?.value.kind === 'literal' && placed.value.text === 'null')
    return { kind: 'library-default', milliseconds: 0 };
  const seconds = placed === undefined ? undefined : secondsIn(resolver, placed);
  return { kind: 'set', milliseconds: seconds === undefined ? undefined : Math.round(seconds * 1000) };
}

function secondsIn(resolver: Resolver, placed: PlacedValue): number | undefined {
  const plain = placedNumber(resolver, placed);
  if (plain !== undefined) return plain;
  for (const definition of resolver.value(placed.context, placed.value)) {
    // Connecting and reading each have their time: together they are the longest wait.
    if (definition.kind === 'value' && definition.value.kind === 'list')
      return sum(definition.value.items.map((value) => placedNumber(resolver, { context: definition.context, value })));
    if (definition.kind === 'value' && definition.value.kind === 'object') {
      const inner = keywords
        .map((key) => entryOf(resolver, definition.context, definition.value, key))
        .find((it) => it);
      return placedNumber(resolver, inner);
    }
    if (definition.kind !== 'made' || definition.origin === undefined) continue;
    const call = resolver.scopes.get(definition.origin.file)?.outline.calls[definition.origin.call];
    const context = { file: definition.origin.file, fn: call?.fn ?? 0 };
    const [first] = call?.args ?? [];
    const named = keywords.map((key) => entryOf(resolver, context, call?.args.at(-1), key)).find((it) => it);
    const value = first === undefined || first.kind === 'object' ? named : { context, value: first };
    return placedNumber(resolver, value);
  }
  return undefined;
}

function sum(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce((total, each) => (total === undefined || each === undefined ? undefined : total + each), 0);
}
