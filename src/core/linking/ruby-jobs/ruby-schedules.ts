import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { LinkInput } from '../link-input.ts';
import type { ScheduledFunction } from '../messaging/find-jobs.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { nearest, rubyConstants } from '../ruby/ruby-constants.ts';
import { jobClassesOf } from './job-classes.ts';

/** What runs at times: by settings, by `whenever`, by sidekiq-cron and GoodJob. */
export function rubySchedules(resolver: Resolver, input: LinkInput): readonly ScheduledFunction[] {
  const { evidence } = input;
  const found: ScheduledFunction[] = [];
  const add = (file: string, runs: string, schedule: string, at: number, end: number): void => {
    const place = placeOf(resolver, runs, file);
    if (place !== undefined)
      found.push({ place, library: 'ruby', schedule, inProcess: false, evidence: evidence(file, at, end) });
  };
  for (const [file, facts] of input.files) {
    if (facts.role !== 'system') continue;
    for (const fact of facts.facts)
      if (fact.kind === 'schedule') add(file, fact.runs, fact.schedule, fact.at, fact.end);
    const outline = resolver.scopes.get(file)?.outline;
    const calls = outline?.language === 'ruby' ? outline.calls : [];
    for (const call of calls)
      for (const { runs, schedule } of schedulesAt(resolver, file, call, calls))
        add(file, runs, schedule, call.start, call.end);
  }
  return found;
}

interface Schedule {
  readonly runs: string;
  readonly schedule: string;
}

function schedulesAt(
  resolver: Resolver,
  file: string,
  call: CallOutline,
  calls: readonly CallOutline[],
): readonly Schedule[] {
  const text = (value: Value | undefined): string | undefined =>
    value === undefined
      ? undefined
      : (resolveText(resolver, { file, fn: call.fn }, value)?.text ?? spelled(value, calls));
  const [first] = call.args;
  // whenever: `every 1.day, at: '4:30 am' do runner 'Report.send' end`
  const block = call.args.at(-1);
  if (
    call.name === 'every' &&
    call.on === undefined &&
    block?.kind === 'function' &&
    /(?:^|\/)schedule\.rb$/.test(file)
  )
    return calls
      .filter(({ name, fn }) => name === 'runner' && fn === block.fn)
      .flatMap(({ args: [runs] }) => (runs?.kind === 'text' ? [{ runs: runs.text, schedule: text(first) ?? '' }] : []));
  // clockwork and rufus: `every(10.minutes, 'sweep') { SweepJob.perform_later }`, `scheduler.cron '5 0 * * *' do … end`
  if (block?.kind === 'function' && runsInProcess(call, file)) {
    const time = text(first) ?? '';
    return calls
      .filter(({ name, fn }) => fn === block.fn && /^(?:perform_(?:later|async|now)|call|run)$/.test(name))
      .flatMap(({ on, name }) => (on?.kind === 'name' ? [{ runs: `${on.name}.${name}`, schedule: time }] : []));
  }
  const options = (value: Value | undefined): readonly Schedule[] => {
    if (value?.kind !== 'object') return [];
    const given = new Map(value.entries.map((entry) => [entry.key, entry.value]));
    const time = text(given.get('cron'));
    const named = given.get('class');
    const runs = named?.kind === 'name' ? named.name : text(named);
    return time === undefined || runs === undefined ? [] : [{ runs, schedule: time }];
  };
  if (call.name === 'create' && call.on?.kind === 'name' && call.on.name === 'Sidekiq.Cron.Job')
    return options(call.args.at(-1));
  if (call.name === 'cron=' || call.name === 'load_from_hash')
    return first?.kind === 'object' ? first.entries.flatMap(({ value }) => options(value)) : [];
  return [];
}

function runsInProcess({ name, on }: CallOutline, file: string): boolean {
  if (name === 'every' && on === undefined) return /(?:^|\/)clock(?:work)?\.rb$/.test(file);
  return (name === 'every' || name === 'cron') && on?.kind === 'name' && /schedul|rufus|^s$/i.test(on.name);
}

/** `1.day` as it is written. */
function spelled(value: Value, calls: readonly CallOutline[]): string | undefined {
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  return call?.on?.kind === 'literal' ? `${call.on.text}.${call.name}` : undefined;
}

/** The method behind `ReportJob`, `ReportJob.perform_later` and `Report.send_daily`. */
function placeOf(resolver: Resolver, runs: string, from: string): FunctionPlace | undefined {
  const [, path = '', method] = /^([A-Z][\w:]*)(?:\.new)?(?:\.(\w+[?!]?))?/.exec(runs) ?? [];
  const found = nearest(rubyConstants(resolver).get(path) ?? [], path, from);
  if (found?.kind !== 'class') return undefined;
  const job = jobClassesOf(resolver).get(`${found.file}#${found.cls}`);
  if (job !== undefined) return job.perform;
  const fn = method === undefined ? undefined : resolver.scopes.get(found.file)?.method(found.cls, method, true);
  return fn === undefined ? undefined : { file: found.file, fn };
}
