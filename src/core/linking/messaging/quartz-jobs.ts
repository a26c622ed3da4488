import type { CallOutline } from '../../syntax/outline.ts';
import type { LinkInput } from '../link-input.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { ScheduledFunction } from './find-jobs.ts';

const entries: Readonly<Record<string, string>> = { Job: 'execute', QuartzJobBean: 'executeInternal' };

/** `class Sweep implements Job { void execute(…) }`, whose trigger stands where jobs are set up. */
export function quartzJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    const { language, imports, classes, functions } = scope.outline;
    const isTold =
      (language === 'java' || language === 'kotlin') && imports.some(({ from }) => from.includes('quartz'));
    if (!isTold) return [];
    return classes.flatMap(({ name, bases }, cls): readonly ScheduledFunction[] => {
      const [base] = bases.filter((each) => Object.hasOwn(entries, each));
      const method = base === undefined ? undefined : scope.method(cls, entries[base] ?? '');
      if (method === undefined) return [];
      const at = functions[method]?.at ?? 0;
      const place = { file: scope.file, fn: method };
      const schedule = scheduleOf(resolver, name);
      return [{ place, library: 'quartz', schedule, inProcess: true, evidence: evidence(scope.file, at, at) }];
    });
  });
}

/** The time that is named next after the job: triggers are built behind what they start. */
function scheduleOf(resolver: Resolver, job: string): string {
  for (const scope of resolver.scopes.values()) {
    const made = scope.outline.calls.filter(({ name }) => name === 'newJob');
    const own = made.find((call) => call.args.some((arg) => arg.kind === 'name' && classOf(arg.name) === job));
    if (own === undefined) continue;
    const next = made.filter(({ at }) => at > own.at).map(({ at }) => at)[0] ?? Number.POSITIVE_INFINITY;
    const times = scope.outline.calls.filter(({ name, at }) => timed.test(name) && at > own.at && at < next);
    const [first] = times.sort((a, b) => a.at - b.at);
    return first === undefined ? '' : timeText(resolver, scope, first);
  }
  return '';
}

/** `Sweep.class`, `Sweep::class.java` */
function classOf(name: string): string | undefined {
  return name
    .replace(/(?:\.|::)class(?:\.java)?$/, '')
    .split('.')
    .at(-1);
}

const timed =
  /^(?:cronSchedule|withIntervalIn(?:Seconds|Minutes|Hours|Milliseconds)|repeat(?:Secondly|Minutely|Hourly)Forever)$/;

function timeText(resolver: Resolver, scope: Scope, { name, args: [first], fn }: CallOutline): string {
  const text = first === undefined ? '1' : resolveText(resolver, { file: scope.file, fn }, first)?.text;
  if (text === undefined || name === 'cronSchedule') return text ?? '';
  const unit = /(?:In|repeat)(Second|Minute|Hour|Millisecond)/.exec(name)?.[1]?.toLowerCase() ?? '';
  return `every ${text} ${unit}s`;
}
