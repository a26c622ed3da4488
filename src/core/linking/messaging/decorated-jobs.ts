import { schedulers } from '../../extractors/jobs/schedulers.ts';
import type { SchedulerVocabulary } from '../../extractors/shapes/scheduler-vocabulary.ts';
import type { Decorator } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { ScheduledFunction } from './find-jobs.ts';
import { scheduleText } from './schedule-text.ts';

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
      return [
        {
          place: { file: scope.file, fn: index },
          library: vocabulary.id,
          schedule: time === undefined ? '' : scheduleText(resolver, { context, value: time }, time.kind === 'literal'),
          inProcess: vocabulary.inProcess,
          evidence: evidence(scope.file, decorator.at, decorator.end),
        },
      ];
    }),
  );
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
  const candidates = schedulers.filter((vocabulary) => vocabulary.decorators.includes(decorator.name));
  if (candidates.length === 0) return undefined;
  const definitions = resolver.name(context, decorator.name);
  return candidates.find((vocabulary) =>
    definitions.some((definition) => definition.kind === 'external' && vocabulary.modules.includes(definition.module)),
  );
}
