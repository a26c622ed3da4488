import { facadeNamespace } from '../../extractors/http/laravel-facades.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { ScheduledFunction } from '../messaging/find-jobs.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** `Schedule::job(new ReleaseSeats)->hourly()`, `$schedule->command('seats:release')->daily()`, attributes of Symfony. */
export function phpJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  const jobs: ScheduledFunction[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.calls.forEach((call, index) => {
      const place = schedules(resolver, scope, call) ? runBy(resolver, scope, call) : undefined;
      if (place === undefined) return;
      const links = linksAfter(scope, index);
      const schedule = scheduleOf(resolver, scope, links);
      const library = 'laravel-scheduler';
      jobs.push({
        place,
        library,
        schedule,
        inProcess: false,
        evidence: evidence(scope.file, call.start, links.at(-1)?.end ?? call.end),
      });
    });
    jobs.push(...attributeJobs(scope, evidence));
  }
  return jobs;
}

const scheduling = new Set(['command', 'job', 'call', 'exec']);

function schedules(resolver: Resolver, scope: Scope, call: CallOutline): boolean {
  if (call.on?.kind !== 'name' || !scheduling.has(call.name)) return false;
  return resolver.name({ file: scope.file, fn: call.fn }, call.on.name).some((definition) => {
    if (definition.kind === 'external')
      return definition.module === facadeNamespace && definition.path[0] === 'Schedule';
    return (
      definition.kind === 'made' &&
      definition.module === 'Illuminate\\Console\\Scheduling' &&
      definition.maker[0] === 'Schedule'
    );
  });
}

function runBy(resolver: Resolver, scope: Scope, call: CallOutline): FunctionPlace | undefined {
  const context = { file: scope.file, fn: call.fn };
  const [first] = call.args;
  if (first === undefined) return undefined;
  if (first.kind === 'function') return { file: scope.file, fn: first.fn };
  const text = first.kind === 'text' ? first.text.split(/\s/)[0] : undefined;
  return text === undefined ? methodOf(resolver, context, first) : commandNamed(resolver, text);
}

function methodOf(resolver: Resolver, context: Context, value: Value): FunctionPlace | undefined {
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
    for (const name of ['handle', '__invoke']) {
      const method = resolver.scopes.get(definition.file)?.method(definition.cls, name);
      if (method !== undefined) return { file: definition.file, fn: method };
    }
  }
  return undefined;
}

/** A command by the first word of its signature. */
function commandNamed(resolver: Resolver, name: string): FunctionPlace | undefined {
  for (const scope of resolver.scopes.values())
    for (const [cls, outline] of scope.outline.language === 'php' ? scope.outline.classes.entries() : []) {
      const signature = outline.fields.find((field) => field.name === 'signature' || field.name === 'name')?.default;
      const handle = scope.method(cls, 'handle');
      if (handle !== undefined && signature?.kind === 'text' && signature.text.trim().split(/\s/)[0] === name)
        return { file: scope.file, fn: handle };
    }
  return undefined;
}

function linksAfter(scope: Scope, index: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  let current = index;
  for (;;) {
    const next = scope.outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === current);
    const link = scope.outline.calls[next];
    if (link === undefined) return links;
    links.push(link);
    current = next;
  }
}

/** `everyTenMinutes()` is `every ten minutes`, `dailyAt('13:00')` `daily at 13:00`, `cron('0 * * * *')` what it says. */
function scheduleOf(resolver: Resolver, scope: Scope, links: readonly CallOutline[]): string {
  const link = links.find(({ name }) =>
    /^(?:cron|every|hourly|daily|twice|weekly|monthly|quarterly|yearly|at$)/.test(name),
  );
  if (link === undefined) return '';
  const said = link.args
    .map((value) => resolveText(resolver, { file: scope.file, fn: link.fn }, value)?.text)
    .filter((text) => text !== undefined);
  if (link.name === 'cron') return said[0] ?? '';
  const words = link.name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return [words, ...said].join(' ');
}

/** `#[AsCronTask('0 * * * *')]`, `#[AsPeriodicTask(frequency: '1 hour')]` on a class or one of its methods. */
function attributeJobs(scope: Scope, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return scope.outline.classes.flatMap((outline, cls) => {
    const own = outline.decorators.map((decorator) => ({ decorator, fn: scope.method(cls, '__invoke') }));
    const methods = scope.outline.functions.flatMap((fn, index) =>
      fn.cls === cls ? (fn.decorators ?? []).map((decorator) => ({ decorator, fn: index })) : [],
    );
    return [...own, ...methods].flatMap(({ decorator, fn }): readonly ScheduledFunction[] => {
      if (fn === undefined || !/(?:^|\\)As(?:Cron|Periodic)Task$/.test(decorator.name)) return [];
      const [first] = decorator.args ?? [];
      const named = first?.kind === 'object' ? first.entries[0]?.value : first;
      const schedule = named?.kind === 'text' ? named.text : '';
      const place = { file: scope.file, fn };
      return [
        {
          place,
          library: 'symfony-scheduler',
          schedule,
          inProcess: false,
          evidence: evidence(scope.file, decorator.at, decorator.end),
        },
      ];
    });
  });
}
