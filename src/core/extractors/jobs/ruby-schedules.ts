import { entriesOf, entry, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { ScheduleFact } from '../fact.ts';

/** Schedules of Solid Queue, sidekiq-cron and sidekiq-scheduler: names with a time and a class. */
export const rubySchedules: Extractor = {
  id: 'ruby-schedules',
  title: 'Solid Queue and Sidekiq schedules',
  group: 'messaging',
  applies: ({ path }) => /(?:^|\/)config\/(?:recurring|schedule|sidekiq\w*|cron|resque_schedule)\.ya?ml$/.test(path),
  extract: (file) => ({
    facts: (file.documents ?? []).flatMap(schedulesIn),
    problems: [],
  }),
};

/** Of several environments the one that people use counts. */
function schedulesIn(document: DataNode): readonly ScheduleFact[] {
  const holder =
    entry(document, 'production') ??
    entry(document, ':schedule') ??
    entry(document, ':scheduler', ':schedule') ??
    entry(document, 'schedule') ??
    document;
  return entriesOf(holder).flatMap((each) => scheduleOf(each) ?? []);
}

function scheduleOf({ key, keyAt, value }: DataEntry): ScheduleFact | undefined {
  const text = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => textOf(entry(value, name)) ?? textOf(entry(value, `:${name}`)))
      .find((found) => found !== undefined);
  const schedule = text('schedule', 'cron', 'every');
  const runs = text('class', 'command') ?? key;
  if (schedule === undefined || !/^[A-Z]/.test(runs)) return undefined;
  return { kind: 'schedule', runs: runs.replace(/\(.*$/s, ''), schedule, at: keyAt, end: value.end };
}
