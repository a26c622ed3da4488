import { beatSettings } from '../../extractors/messaging/task-queues.ts';
import { spokenDuration } from '../../model/spoken-duration.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { LinkInput } from '../link-input.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { ScheduledFunction } from './find-jobs.ts';
import { taskAt } from './tasks.ts';

/** What Celery's beat runs when: `beat_schedule = {'nightly': {'task': 'shop.tasks.clean', 'schedule': crontab(hour=3)}}`. */
export function periodicTasks(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  const found: ScheduledFunction[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'python') continue;
    for (const binding of scope.outline.bindings)
      if (beatSettings.test(binding.name)) found.push(...entriesOf(resolver, scope, binding.value, evidence));
    for (const call of scope.outline.calls)
      if (call.name === 'add_periodic_task') found.push(...addedTask(resolver, scope, call, evidence));
  }
  return found;
}

/** `sender.add_periodic_task(10.0, sweep.s())` */
function addedTask(
  resolver: Resolver,
  scope: Scope,
  { args: [time, task], fn, start, end }: CallOutline,
  evidence: LinkInput['evidence'],
): readonly ScheduledFunction[] {
  const signature = task?.kind === 'call' ? scope.outline.calls[task.call] : undefined;
  const named = signature?.on;
  if (named === undefined || !/^(?:s|si|signature)$/.test(signature?.name ?? '')) return [];
  const place = functionBehind(resolver, { context: { file: scope.file, fn }, value: named });
  const schedule = whenOf(scope.outline, time);
  return place === undefined
    ? []
    : [{ place, library: 'celery', schedule, inProcess: false, evidence: evidence(scope.file, start, end) }];
}

function entriesOf(
  resolver: Resolver,
  scope: Scope,
  value: Value,
  evidence: LinkInput['evidence'],
): readonly ScheduledFunction[] {
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ value: entry, at }): readonly ScheduledFunction[] => {
    const part = (key: string): Value | undefined =>
      entry.kind === 'object' ? entry.entries.find((each) => each.key === key)?.value : undefined;
    const task = part('task');
    const place = task?.kind === 'text' ? taskNamed(resolver, task.text) : undefined;
    if (place === undefined) return [];
    const schedule = whenOf(scope.outline, part('schedule'));
    return [{ place, library: 'celery', schedule, inProcess: false, evidence: evidence(scope.file, at, at) }];
  });
}

/** `shop.tasks.clean` is the task `clean` of the module that ends so, or one that has been given the name. */
function taskNamed(resolver: Resolver, name: string): FunctionPlace | undefined {
  const parts = name.split('.');
  const last = parts.at(-1);
  const module = parts.slice(0, -1).join('/');
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    const inside = file.replace(/(?:\/__init__)?\.py$/, '').endsWith(module);
    for (const [fn, outline] of scope.outline.functions.entries()) {
      if (outline.decorators === undefined) continue;
      const task = taskAt(resolver, { file, fn });
      if (task !== undefined && (task.name === name || (inside && outline.name === last))) return { file, fn };
    }
  }
  return undefined;
}

/** `crontab(hour=3)` as a cron expression, `30.0` and `timedelta(minutes=5)` as an interval. */
function whenOf(outline: Outline, value: Value | undefined): string {
  if (value?.kind === 'literal') return `every ${spokenDuration(Number(value.text) * 1000)}`;
  const call = value?.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call?.name === 'crontab') return cronOf(call);
  const [entry] = keywordsOf(call);
  return call?.name === 'timedelta' && entry !== undefined ? `every ${textOf(entry.value)} ${entry.key}` : '';
}

function cronOf(call: CallOutline): string {
  const said = keywordsOf(call);
  return ['minute', 'hour', 'day_of_month', 'month_of_year', 'day_of_week']
    .map((field) => textOf(said.find(({ key }) => key === field)?.value) || '*')
    .join(' ');
}

function keywordsOf(call: CallOutline | undefined) {
  const last = call?.args.at(-1);
  return last?.kind === 'object' ? last.entries : [];
}

function textOf(value: Value | undefined): string {
  return value?.kind === 'literal' || value?.kind === 'text' ? value.text : '';
}
