import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { LinkInput } from '../link-input.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { ScheduledFunction } from './find-jobs.ts';
import { runsAtStart } from './runs-at-start.ts';
import { scheduleText } from './schedule-text.ts';
import { madeTime } from './schedule-words.ts';

/**
 * `tokio::spawn(sweep(db))`, `thread::spawn(move || loop { … })` and Kotlin's `launch { while (true) { … } }` of what sleeps
 * between its rounds for as long as the program runs.
 */
export function spawnedJobs(resolver: Resolver, evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  const found: ScheduledFunction[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'rust' && scope.outline.language !== 'kotlin') continue;
    for (const call of scope.outline.calls) {
      if (!spawns(resolver, scope, call) || !runsAtStart(resolver, { file: scope.file, fn: call.fn })) continue;
      for (const place of spawnedIn(resolver, scope, call)) {
        const pause = pauseIn(resolver, place);
        if (pause === undefined || found.some((job) => isSame(job.place, place))) continue;
        const { start, end, args } = pause.call;
        const schedule =
          kotlinDuration(pause.value) ?? (scheduleText(resolver, pause, true) || madeTime(resolver, pause, args));
        const shown = evidence(place.file, start, end);
        found.push({ place, library: 'spawn', schedule, inProcess: true, evidence: shown });
      }
    }
  }
  return found;
}

const spawning: ReadonlySet<string> = new Set(['spawn', 'spawn_local', 'spawn_blocking']);
const runtimes: ReadonlySet<string> = new Set(['tokio', 'std', 'async_std', 'smol', 'actix_web', 'actix_rt', 'rocket']);

function spawns(resolver: Resolver, { file, outline }: Scope, call: CallOutline): boolean {
  // A coroutine is launched in whatever scope there is.
  if (outline.language === 'kotlin') return call.name === 'launch' && call.args.at(-1)?.kind === 'function';
  if (!spawning.has(call.name)) return false;
  const path = call.on?.kind === 'name' ? `${call.on.name}.${call.name}` : call.name;
  return resolver
    .name({ file, fn: call.fn }, path)
    .some((callee) => callee.kind === 'external' && runtimes.has(callee.module.split('::')[0] ?? ''));
}

/** The closure that is handed over, or the functions that are called within: an async block is none of its own. */
function spawnedIn(resolver: Resolver, scope: Scope, { args, start, end }: CallOutline): FunctionPlace[] {
  const given = args.at(-1);
  if (given?.kind === 'function') return [{ file: scope.file, fn: given.fn }];
  return scope.outline.calls.flatMap((inner, index) => {
    if (inner.start <= start || inner.end > end) return [];
    return calleesOf(resolver, scope.file, index).flatMap((callee) =>
      callee.kind === 'function' ? [{ file: callee.file, fn: callee.fn }] : [],
    );
  });
}

const pauses = /^(?:sleep|interval|delay)$/;

/** `tokio::time::sleep(Duration::from_secs(60))` in a loop of the function itself. */
function pauseIn(resolver: Resolver, { file, fn }: FunctionPlace) {
  const scope = resolver.scopes.get(file);
  for (const index of scope?.callsWithin(fn) ?? []) {
    const call = scope?.outline.calls[index];
    const [value] = call?.args ?? [];
    if (call === undefined || value === undefined || !pauses.test(call.name)) continue;
    if (call.name === 'interval' || call.loop === true) return { context: { file, fn: call.fn }, value, call };
  }
  return undefined;
}

/** `6.hours` */
function kotlinDuration(value: Value): string | undefined {
  const text =
    value.kind === 'member' && value.of.kind === 'literal'
      ? `${value.of.text}.${value.name}`
      : value.kind === 'name'
        ? value.name
        : '';
  const [, count, unit] = /^(\d+)\.(seconds|minutes|hours|days)$/.exec(text) ?? [];
  return count === undefined ? undefined : `every ${count} ${unit}`;
}

function isSame(a: FunctionPlace, b: FunctionPlace): boolean {
  return a.file === b.file && a.fn === b.fn;
}
