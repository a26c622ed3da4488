import { schedulers } from '../../extractors/jobs/schedulers.ts';
import type { SchedulerVocabulary } from '../../extractors/shapes/scheduler-vocabulary.ts';
import { spokenDuration } from '../../model/spoken-duration.ts';
import type { Decorator } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { ScheduledFunction } from './find-jobs.ts';
import { scheduleText } from './schedule-text.ts';
import { madeTime } from './schedule-words.ts';

/** Methods that a decorator puts on a schedule: `@Cron('0 * * * *')`, `@Interval('sweep', 5000)`. */
export function decoratedJobs(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly ScheduledFunction[] {
  return scope.outline.functions.flatMap((fn, index) =>
    (fn.decorators ?? []).flatMap((decorator): readonly ScheduledFunction[] => {
      const context = { file: scope.file, fn: fn.parent };
      const vocabulary = vocabularyOf(resolver, context, decorator);
      if (vocabulary === undefined) return [];
      const time = timeOf(decorator, vocabulary.times ?? []);
      const said = spokenTime(resolver, context, decorator, vocabulary);
      return [
        {
          place: { file: scope.file, fn: index },
          library: vocabulary.id,
          schedule:
            said ??
            (time === undefined ? '' : scheduleText(resolver, { context, value: time }, time.kind === 'literal')),
          inProcess: vocabulary.inProcess,
          evidence: evidence(scope.file, decorator.at, decorator.end),
        },
      ];
    }),
  );
}

/** `@scheduler.scheduled_job('cron', hour=2)`, `@Schedule(hour = "*")`, `@repeat_every(seconds=60)` */
function spokenTime(
  resolver: Resolver,
  context: Context,
  { args = [], name }: Decorator,
  { joined, times = [], unit }: SchedulerVocabulary,
): string | undefined {
  const entries = (args ?? []).flatMap((value) => (value.kind === 'object' ? value.entries : []));
  const told = entries.flatMap(({ key, value }) =>
    times.includes(key) && (value.kind === 'text' || value.kind === 'literal') ? [{ key, text: value.text }] : [],
  );
  if (joined === true) return told.map(({ key, text }) => `${key}=${text}`).join(' ');
  if (unit !== undefined && told[0] !== undefined) return `every ${spokenDuration(Number(told[0].text) * unit)}`;
  const [first, ...others] = args ?? [];
  const asked = name.includes('.') && first !== undefined;
  return asked ? madeTime(resolver, { context, value: first }, others) : undefined;
}

/** A name may stand before the time, options after it. */
function timeOf(decorator: Decorator, keys: readonly string[]): NonNullable<Decorator['args']>[number] | undefined {
  for (const value of decorator.args ?? []) {
    const entry = value.kind === 'object' ? value.entries.find(({ key }) => keys.includes(key)) : undefined;
    if (entry !== undefined) return entry.value;
  }
  const values = (decorator.args ?? []).filter((value) => value.kind !== 'object');
  return values.find((value) => value.kind === 'literal') ?? values[0];
}

function vocabularyOf(resolver: Resolver, context: Context, decorator: Decorator): SchedulerVocabulary | undefined {
  const last = decorator.name.slice(decorator.name.lastIndexOf('.') + 1);
  const candidates = schedulers.filter((vocabulary) => vocabulary.decorators.includes(last));
  if (candidates.length === 0) return undefined;
  const definitions = resolver.value(context, { kind: 'name', name: decorator.name });
  return candidates.find((vocabulary) =>
    definitions.some((definition) => 'module' in definition && vocabulary.modules.includes(definition.module)),
  );
}
