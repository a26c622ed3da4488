import { schedulers } from '../../extractors/jobs/schedulers.ts';
import type { ScheduleForm, SchedulerVocabulary } from '../../extractors/shapes/scheduler-vocabulary.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { LinkInput } from '../link-input.ts';
import { mentionsModule } from '../mentions-module.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { phpJobs } from '../php/php-jobs.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { decoratedJobs } from './decorated-jobs.ts';
import { listedJobs } from './listed-jobs.ts';
import { periodicTasks } from './periodic-tasks.ts';
import { quartzJobs } from './quartz-jobs.ts';
import { runsAtStart } from './runs-at-start.ts';
import { scheduleText } from './schedule-text.ts';
import { chainRoot, chainWords, madeTime } from './schedule-words.ts';
import { spawnedJobs } from './spawned-jobs.ts';
import { takesLock } from './takes-lock.ts';
import { workerJobs } from './worker-settings.ts';

/** A function that a scheduler calls. */
export interface ScheduledFunction {
  readonly place: FunctionPlace;
  /** The library, or `timers` of the runtime. */
  readonly library: string;
  /** Cron expression or interval as written. */
  readonly schedule: string;
  /** Every replica of the service runs it, and none takes a lock first. */
  readonly inProcess: boolean;
  readonly evidence: Evidence;
}

/** Scheduled functions of the whole workspace. */
export function findJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  const found: ScheduledFunction[] = [];
  for (const scope of resolver.scopes.values()) {
    const speaks = mentionsModule(scope, packages);
    scope.outline.calls.forEach((call, index) => {
      if (!speaks && !names.has(call.name)) return;
      const chained = chainedJob(resolver, scope, call);
      if (chained !== undefined) found.push({ ...chained, evidence: evidence(scope.file, call.start, call.end) });
      const job = jobAt(resolver, { file: scope.file, call: index }, call);
      if (job !== undefined) found.push({ ...job, evidence: evidence(scope.file, call.start, call.end) });
    });
    found.push(...decoratedJobs(resolver, scope, evidence), ...workerJobs(resolver, scope, evidence));
  }
  const jobs = [
    ...found,
    ...quartzJobs(resolver, evidence),
    ...periodicTasks(resolver, evidence),
    ...phpJobs(resolver, evidence),
    ...listedJobs(resolver, evidence),
    ...spawnedJobs(resolver, evidence).filter(({ place: { file, fn } }) =>
      found.every(({ place }) => place.file !== file || place.fn !== fn),
    ),
  ];
  return jobs.map((job) => (job.inProcess && takesLock(resolver, job.place) ? { ...job, inProcess: false } : job));
}

const packages: ReadonlySet<string> = new Set(schedulers.flatMap((vocabulary) => vocabulary.modules));

/** A scheduler may be made in another file; then its methods are known by name. */
const names: ReadonlySet<string> = new Set(
  schedulers.flatMap(({ calls, chains = [] }) => [
    ...Object.keys(calls).map((path) => path.split('.').at(-1) ?? ''),
    ...chains,
  ]),
);

/** `s.Every(5).Minutes().Do(sweep)`: the words of the chain are the time. */
function chainedJob(
  resolver: Resolver,
  scope: Scope,
  call: CallOutline,
): Omit<ScheduledFunction, 'evidence'> | undefined {
  const vocabularies = schedulers.filter(({ chains }) => chains?.includes(call.name) === true);
  const root = vocabularies.length === 0 ? undefined : chainRoot(scope, call);
  const [runs] = call.args;
  if (root === undefined || runs === undefined) return undefined;
  const context = { file: scope.file, fn: call.fn };
  const modules = resolver.value(context, root).flatMap((found) => ('module' in found ? [found.module] : []));
  const vocabulary = vocabularies.find((each) => each.modules.some((module) => modules.includes(module)));
  const place = vocabulary && functionBehind(resolver, { context, value: runs });
  if (vocabulary === undefined || place === undefined) return undefined;
  const schedule = chainWords(resolver, scope, call);
  return { place, library: vocabulary.id, schedule, inProcess: vocabulary.inProcess };
}

function jobAt(resolver: Resolver, site: CallSite, call: CallOutline): Omit<ScheduledFunction, 'evidence'> | undefined {
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    if (callee.kind !== 'external' && callee.kind !== 'made') continue;
    const vocabulary = schedulers.find((candidate) => candidate.modules.includes(callee.module));
    const path = (callee.kind === 'made' ? callee.members : callee.path).join('.');
    const form = vocabulary !== undefined && Object.hasOwn(vocabulary.calls, path) ? vocabulary.calls[path] : undefined;
    if (vocabulary === undefined || form === undefined) continue;
    if (form.atStart === true && !runsAtStart(resolver, { file: site.file, fn: call.fn })) continue;
    return jobOf(resolver, site, call, vocabulary, form);
  }
  return undefined;
}

function jobOf(
  resolver: Resolver,
  site: CallSite,
  call: CallOutline,
  vocabulary: SchedulerVocabulary,
  form: ScheduleForm,
): Omit<ScheduledFunction, 'evidence'> | undefined {
  const runs =
    form.definedBy === undefined
      ? (part(resolver, site, call, form.runs) ?? keyword(resolver, site, call, form.keywords?.runs))
      : defined(resolver, site, call, form);
  const place = form.around === true ? { file: site.file, fn: call.fn } : runs && placeOf(resolver, runs);
  if (place === undefined || (form.again === true && !asksAgain(resolver, place, site, call))) return undefined;
  const time = part(resolver, site, call, form.time) ?? keyword(resolver, site, call, form.keywords?.time);
  const schedule = time === undefined ? '' : timeText(resolver, time, call, form);
  return { place, library: vocabulary.id, schedule, inProcess: vocabulary.inProcess };
}

/** A function, or the method by which Go's schedulers call what is handed to them as an object. */
function placeOf(resolver: Resolver, runs: PlacedValue): FunctionPlace | undefined {
  const found = functionBehind(resolver, runs);
  if (found !== undefined) return found;
  const [method] = resolver
    .value(runs.context, runs.value)
    .flatMap((definition) => (definition.kind === 'instance' ? resolver.member(definition, 'Run') : []));
  return method?.kind === 'function' ? { file: method.file, fn: method.fn } : undefined;
}

function timeText(resolver: Resolver, time: PlacedValue, call: CallOutline, form: ScheduleForm): string {
  const { kind } = time.value;
  const isKind = time.value.kind === 'text' && /^(?:interval|cron)$/.test(time.value.text);
  const said = isKind || kind === 'object' ? '' : scheduleText(resolver, time, form.interval === true);
  // `scheduleAtFixedRate(sweep, 0, 10, TimeUnit.SECONDS)`
  const last = call.args.at(-1);
  const unit =
    last?.kind === 'name'
      ? /(?:^|\.)((?:MILLI|MICRO|NANO)?SECONDS|MINUTES|HOURS|DAYS)$/.exec(last.name)?.[1]
      : undefined;
  if (unit !== undefined && /^\d+$/.test(said)) return `every ${said} ${unit.toLowerCase()}`;
  return said === '' ? madeTime(resolver, time, call.args) : said;
}

function keyword(
  resolver: Resolver,
  site: CallSite,
  call: CallOutline,
  key: string | undefined,
): PlacedValue | undefined {
  return key === undefined ? undefined : entryOf(resolver, { file: site.file, fn: call.fn }, call.args.at(-1), key);
}

/** `function tick() { …; setTimeout(tick, 1000); }` */
function asksAgain(resolver: Resolver, place: FunctionPlace, site: CallSite, call: CallOutline): boolean {
  const scope = resolver.scopes.get(site.file);
  return scope !== undefined && place.file === site.file && isInside(scope, call.fn, place.fn);
}

function part(
  resolver: Resolver,
  site: CallSite,
  call: CallOutline,
  where: ScheduleForm['time'],
): PlacedValue | undefined {
  const context = { file: site.file, fn: call.fn };
  if (typeof where === 'string') return entryOf(resolver, context, call.args[0], where);
  const value = call.args.at(where);
  return value === undefined || (value.kind === 'object' && value.keywords === true) ? undefined : { context, value };
}

/** The function that another call of the same library ties to the job's name. */
function defined(resolver: Resolver, site: CallSite, call: CallOutline, form: ScheduleForm): PlacedValue | undefined {
  if (form.definedBy === undefined) return undefined;
  const { method, name } = form.definedBy;
  const wanted = textAt(resolver, site.file, call, name);
  if (wanted === undefined) return undefined;
  for (const scope of resolver.scopes.values())
    for (const other of scope.outline.calls) {
      if (other.name !== method || textAt(resolver, scope.file, other, 0) !== wanted) continue;
      const value = other.args.at(-1);
      if (value !== undefined) return { context: { file: scope.file, fn: other.fn }, value };
    }
  return undefined;
}

function textAt(resolver: Resolver, file: string, call: CallOutline, position: number): string | undefined {
  const value = call.args[position];
  return value === undefined ? undefined : resolveText(resolver, { file, fn: call.fn }, value)?.text;
}
