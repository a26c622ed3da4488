import { type Found, type Trace, unsure } from './basis.ts';
import type { Resolver } from './resolver.ts';

interface Entry<T> {
  answer: T;
  /** Absent while it is being worked out. */
  found?: Found;
  /** When it was last known to hold, as the trace counts. */
  time: number;
  /** How deep it stands in what is being found out. */
  readonly depth: number;
  /** Questions around it that it was answered `meanwhile` by, itself among them. */
  readonly cuts: Set<Entry<T>>;
}

type Remember<T> = (resolver: Resolver, key: string, compute: () => T) => T;

/**
 * Remembers answers to a question by what it is about. One that is asked on the way to itself is answered by `meanwhile`,
 * and what was found out that way hangs on who asked first: it is doubted. Where it took no more than `repeated` questions
 * it is forgotten instead, to be found out again by whoever asks, who may hear more.
 */
export function rememberPerResolver<T>(meanwhile: T, repeated = 0): Remember<T> {
  const memory = new WeakMap<object, Map<string, Entry<T>>>();
  const asked = new WeakMap<Trace, Entry<T>[]>();
  return (resolver, key, compute) => {
    const { ledger, trace, shelves } = resolver.shared;
    // What is kept elsewhere does not tell its grounds.
    if (resolver.whole !== resolver || resolver.provisional) ledger.keepToItself();
    // One that is not narrowed goes on with what the one before it knew.
    const owner = resolver.whole === resolver ? shelves : resolver;
    const known = memory.get(owner) ?? new Map<string, Entry<T>>();
    memory.set(owner, known);
    const open = asked.get(trace) ?? [];
    asked.set(trace, open);
    const hit = known.get(key);
    if (hit !== undefined && isGood(hit, trace)) {
      if (hit.found !== undefined) trace.use(hit.found);
      else if (isSeen(open, hit, trace.depth)) open.at(-1)?.cuts.add(hit);
      else trace.doubt();
      return hit.answer;
    }
    trace.begin();
    const entry: Entry<T> = { answer: meanwhile, depth: trace.depth, cuts: new Set(), time: trace.time };
    known.set(key, entry);
    open.push(entry);
    entry.answer = compute();
    open.pop();
    const isCircular = entry.cuts.delete(entry) || entry.cuts.size > 0;
    const found = trace.end();
    if (!isCircular) entry.found = found;
    else if (found.size <= repeated) {
      known.delete(key);
      for (const cut of entry.cuts) open.at(-1)?.cuts.add(cut);
    } else {
      trace.doubt();
      entry.found = { ...found, basis: unsure };
    }
    return entry.answer;
  };
}

/** Whether it is being worked out, or holds now if it did before some files changed. */
function isGood<T>(hit: Entry<T>, { time, holds }: Trace): boolean {
  if (hit.found === undefined || hit.time === time) return true;
  if (!holds(hit.found.basis)) return false;
  hit.time = time;
  return true;
}

/** Whether all that is being found out on the way from a question to itself is of its kind: others would be remembered. */
function isSeen<T>(open: readonly Entry<T>[], hit: Entry<T>, depth: number): boolean {
  return open.at(-1)?.depth === depth && hit.depth + (open.length - 1 - open.indexOf(hit)) === depth;
}
