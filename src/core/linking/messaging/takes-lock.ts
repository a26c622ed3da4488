import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/**
 * Whether one copy alone gets to do what a scheduled function does: by the annotation of ShedLock, by a lock of the
 * database, or by a function that says in its name that it takes a lock or asks who leads.
 */
export function takesLock(resolver: Resolver, { file, fn }: FunctionPlace): boolean {
  const scope = resolver.scopes.get(file);
  const job = scope?.outline.functions[fn];
  if (scope === undefined || job === undefined) return false;
  if (job.decorators?.some(({ name }) => /(?:^|\.)SchedulerLock$/.test(name)) === true) return true;
  const asked = scope.outline.calls.some(
    (call) =>
      isInside(scope, call.fn, fn) && ((locks.test(call.name) && !isOfProcess(resolver, file, call)) || asksLock(call)),
  );
  return asked || locksRows(resolver, { file, fn }, 0);
}

/** Calls that lie between a job and the statement by which it takes its rows. */
const deepest = 4;

/** `SELECT … FOR UPDATE SKIP LOCKED` of a function that the job calls, as a relay of an outbox does it. */
function locksRows(resolver: Resolver, { file, fn }: FunctionPlace, depth: number): boolean {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > deepest) return false;
  return scope.outline.calls.some((call, index) => {
    if (!isInside(scope, call.fn, fn)) return false;
    const said = call.args.some((value) => {
      if (value.kind !== 'name' && value.kind !== 'text' && value.kind !== 'template') return false;
      return asksOnce.test(resolveText(resolver, { file, fn: call.fn }, value)?.text ?? '');
    });
    return (
      said ||
      calleesOf(resolver, file, index).some(
        (callee) => callee.kind === 'function' && locksRows(resolver, callee, depth + 1),
      )
    );
  });
}

const asksOnce = /\bpg_(?:try_)?advisory_|\bGET_LOCK\(|\bSKIP\s+LOCKED\b/i;

/** `new ReentrantLock().tryLock()` and `sync.Mutex` keep out threads of one process, and no other copy. */
function isOfProcess(resolver: Resolver, file: string, { on, fn }: CallOutline): boolean {
  const definitions = on === undefined ? [] : resolver.value({ file, fn }, on);
  return (
    definitions.length > 0 &&
    definitions.every(
      (definition) =>
        definition.kind === 'made' &&
        processModules.test(definition.module) &&
        processLocks.test(definition.maker.at(-1) ?? ''),
    )
  );
}

const processModules = /^(?:java\.util\.concurrent\b|sync$|kotlinx\.coroutines\b)/;
const processLocks = /^(?:Reentrant\w*Lock|StampedLock|Semaphore|Mutex|RWMutex)$/;

/** `mutex.lock()` alone holds within one process, so it does not count. */
const locks =
  /(?:try|acquire|obtain|take|with|advisory|distributed|cluster|global|redis)_?\w*(?<![bc])lock|redlock|lock_?for_?update|is_?leader|lead(?:er)?_?elect/i;

/** `SELECT pg_try_advisory_lock(42)`, `redis.set(key, id, 'NX')`, `redis.set(key, id, nx=True)` */
function asksLock({ args }: CallOutline): boolean {
  return args.some((value) => {
    if (value.kind === 'object') return value.entries.some(({ key }) => /^nx$/i.test(key));
    const text = textOf(value);
    return text !== undefined && (text.toUpperCase() === 'NX' || asksOnce.test(text));
  });
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'template'
    ? value.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    : undefined;
}
