import type { Value } from '../syntax/outline.ts';
import type { Context } from './definition.ts';
import type { PlacedValue } from './read-options.ts';
import { resolveText } from './resolve-text.ts';
import type { Resolver } from './resolver.ts';

/** A number as far as the code spells it out: `5_000`, `TIMEOUT_MS`, `Number(process.env.TIMEOUT ?? 5000)`. */
export function resolveNumber(resolver: Resolver, context: Context, value: Value): number | undefined {
  const text = resolveText(resolver, context, value)?.text.replaceAll('_', '');
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

export function placedNumber(resolver: Resolver, placed: PlacedValue | undefined): number | undefined {
  return placed === undefined ? undefined : resolveNumber(resolver, placed.context, placed.value);
}
