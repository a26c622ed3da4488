import type { Value } from '../syntax/outline.ts';
import type { Context } from './definition.ts';
import type { PlacedValue } from './read-options.ts';
import { resolveText } from './resolve-text.ts';
import type { Resolver } from './resolver.ts';

/** A number as far as the code spells it out: `5_000`, `TIMEOUT_MS`, `Number(process.env.TIMEOUT ?? 5000)`. */
export function resolveNumber(resolver: Resolver, context: Context, value: Value): number | undefined {
  const duration = durationOf(resolver, context, value);
  if (duration !== undefined) return duration;
  const text = resolveText(resolver, context, value)?.text.replaceAll('_', '');
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** `5.minutes`, in languages whose numbers are asked for it: a number of seconds. */
function durationOf(resolver: Resolver, context: Context, value: Value): number | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call?.on === undefined || call.args.length > 0) return undefined;
  const unit = Object.hasOwn(units, call.name) ? units[call.name] : undefined;
  const count = unit === undefined ? undefined : resolveNumber(resolver, { file: context.file, fn: call.fn }, call.on);
  return unit === undefined || count === undefined ? undefined : count * unit;
}

const units: Readonly<Record<string, number>> = {
  second: 1,
  seconds: 1,
  minute: 60,
  minutes: 60,
  hour: 3_600,
  hours: 3_600,
  day: 86_400,
  days: 86_400,
  week: 604_800,
  weeks: 604_800,
};

export function placedNumber(resolver: Resolver, placed: PlacedValue | undefined): number | undefined {
  return placed === undefined ? undefined : resolveNumber(resolver, placed.context, placed.value);
}
