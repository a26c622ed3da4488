import { spokenDuration } from '../../model/spoken-duration.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { LinkInput } from '../link-input.ts';
import type { ScheduledFunction } from '../messaging/find-jobs.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { spanOf } from '../outbound/dotnet-registrations.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** Services that run in the background, jobs of Quartz and of Hangfire. */
export function dotnetJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.language === 'csharp'
      ? [
          ...hosted(resolver, scope, evidence),
          ...quartz(resolver, scope, evidence),
          ...recurring(resolver, scope, evidence),
        ]
      : [],
  );
}

/** `class Sweep : BackgroundService { Task ExecuteAsync(…) }` */
function hosted(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return scope.outline.classes.flatMap(({ bases, abstract }, cls) => {
    const method = bases.includes('BackgroundService')
      ? scope.method(cls, 'ExecuteAsync')
      : bases.includes('IHostedService')
        ? scope.method(cls, 'StartAsync')
        : undefined;
    const schedule = method === undefined ? undefined : intervalIn(resolver, scope, method);
    // What waits for messages or runs once when the program starts is on no schedule.
    if (method === undefined || abstract === true || schedule === undefined) return [];
    const at = scope.outline.functions[method]?.at ?? 0;
    const place = { file: scope.file, fn: method };
    return [{ place, library: 'hosted-service', schedule, inProcess: true, evidence: evidence(scope.file, at, at) }];
  });
}

const waiting = new Set(['Delay', 'PeriodicTimer', 'Timer']);

/** `await Task.Delay(TimeSpan.FromMinutes(5))`, `new PeriodicTimer(TimeSpan.FromSeconds(30))` */
function intervalIn(resolver: Resolver, scope: Scope, method: number): string | undefined {
  for (const call of scope.outline.calls) {
    if (!waiting.has(call.name) || !isInside(scope, call.fn, method)) continue;
    const context = { file: scope.file, fn: call.fn };
    const spans = call.args.map((value) => spanOf(resolver, context, value)).filter((span) => span !== undefined);
    const span = spans.at(-1) ?? millisecondsOf(resolver, scope.file, call);
    return span === undefined ? '' : `every ${spokenDuration(span)}`;
  }
  return undefined;
}

/** `Cron.Daily` */
function constantName(value: Value): string {
  const name = value.kind === 'name' ? /(?:^|\.)Cron\.(\w+)$/.exec(value.name)?.[1] : undefined;
  return name?.toLowerCase() ?? '';
}

function millisecondsOf(resolver: Resolver, file: string, call: CallOutline): number | undefined {
  const [first] = call.args;
  const text = first && resolveText(resolver, { file, fn: call.fn }, first)?.text;
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** `class Sweep : IJob { Task Execute(…) }`, whose trigger stands where jobs are set up. */
function quartz(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return scope.outline.classes.flatMap(({ bases, name }, cls) => {
    const method = bases.some((base) => base === 'IJob' || base === 'IInvocable')
      ? (scope.method(cls, 'Execute') ?? scope.method(cls, 'Invoke'))
      : undefined;
    if (method === undefined) return [];
    const at = scope.outline.functions[method]?.at ?? 0;
    const place = { file: scope.file, fn: method };
    return [
      {
        place,
        library: 'quartz',
        schedule: cronFor(resolver, name),
        inProcess: true,
        evidence: evidence(scope.file, at, at),
      },
    ];
  });
}

/** The expression that stands nearest behind where the job is named. */
function cronFor(resolver: Resolver, job: string): string {
  for (const [file, { outline }] of resolver.scopes) {
    const named = outline.calls.find(({ typeArguments }) => typeArguments === `<${job}>`);
    if (named === undefined) continue;
    const cron = outline.calls
      .filter(
        ({ name, at }) => /^(?:WithCronSchedule|Cron|WithIntervalIn\w+|WithInterval)$/.test(name) && at > named.at,
      )
      .sort((a, b) => a.at - b.at)[0];
    const [text] = cron?.args ?? [];
    if (cron === undefined || text === undefined) continue;
    const said = resolveText(resolver, { file, fn: cron.fn }, text)?.text ?? '';
    const unit = /^WithIntervalIn(\w+)$/.exec(cron.name)?.[1]?.toLowerCase();
    return unit === undefined ? said : `every ${said} ${unit}`;
  }
  return '';
}

/** `RecurringJob.AddOrUpdate<Reports>("daily", reports => reports.Send(), Cron.Daily)` runs what the lambda runs. */
function recurring(
  resolver: Resolver,
  { outline, file }: Scope,
  evidence: LinkInput['evidence'],
): readonly ScheduledFunction[] {
  return outline.calls.flatMap((call) => {
    if (call.name !== 'AddOrUpdate') return [];
    const lambda = call.args.find((value) => value.kind === 'function');
    if (lambda?.kind !== 'function') return [];
    const last = call.args.findLast((value) => value.kind === 'text' || value.kind === 'name' || value.kind === 'call');
    const cron = last?.kind === 'call' ? outline.calls[last.call] : undefined;
    const schedule =
      cron !== undefined
        ? `${cron.name.toLowerCase()}`
        : last === undefined
          ? ''
          : (resolveText(resolver, { file, fn: call.fn }, last)?.text ?? constantName(last));
    const place = calledBy(resolver, { file, fn: lambda.fn }, call) ?? { file, fn: lambda.fn };
    return [{ place, library: 'hangfire', schedule, inProcess: false, evidence: evidence(file, call.start, call.end) }];
  });
}

/** What the lambda calls on an object of the class that is named: `reports => reports.Send()` of `Reports`. */
function calledBy(
  resolver: Resolver,
  lambda: FunctionPlace,
  { typeArguments, fn }: CallOutline,
): FunctionPlace | undefined {
  const outline = resolver.scopes.get(lambda.file)?.outline;
  const object = outline?.functions[lambda.fn]?.parameters[0]?.name;
  const called = outline?.calls.find(
    (call) => call.fn === lambda.fn && call.on?.kind === 'name' && call.on.name === object,
  );
  if (typeArguments === undefined || called === undefined) return undefined;
  for (const definition of resolver.type({ file: lambda.file, fn }, typeArguments.slice(1, -1))) {
    if (definition.kind !== 'instance') continue;
    const method = resolver.scopes.get(definition.file)?.method(definition.cls, called.name);
    if (method !== undefined) return { file: definition.file, fn: method };
  }
  return undefined;
}
