import { spokenDuration } from '../../model/spoken-duration.ts';
import type { PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** When a job runs, as people read it: a cron expression, `every 30 s`, or the name of a constant; empty where unknown. */
export function scheduleText(resolver: Resolver, time: PlacedValue, interval: boolean): string {
  const milliseconds = interval ? placedNumber(resolver, time) : undefined;
  if (milliseconds !== undefined) return `every ${spokenDuration(milliseconds)}`;
  return resolveText(resolver, time.context, time.value)?.text ?? constantName(resolver, time) ?? '';
}

/** `CronExpression.EVERY_MINUTE` says what it means. */
function constantName(resolver: Resolver, time: PlacedValue): string | undefined {
  const constant = resolver
    .value(time.context, time.value)
    .find((definition) => definition.kind === 'external' && definition.path[0] === 'CronExpression');
  if (constant?.kind !== 'external') return undefined;
  return constant.path.at(-1)?.toLowerCase().replaceAll('_', ' ');
}
