import type { Found } from './basis.ts';
import type { Resolver } from './resolver.ts';

interface Entry<T> {
  answer: T;
  /** Absent while it is being worked out. */
  found?: Found;
}

type Remember<T> = (resolver: Resolver, key: string, compute: () => T) => T;

/** Remembers answers to a question by what it is about. One that is asked on the way to itself is answered by `meanwhile`. */
export function rememberPerResolver<T>(meanwhile: T): Remember<T> {
  const memory = new WeakMap<Resolver, Map<string, Entry<T>>>();
  return (resolver, key, compute) => {
    const { ledger, trace } = resolver.shared;
    // What is kept elsewhere does not tell its grounds.
    if (resolver.whole !== resolver || resolver.provisional) ledger.keepToItself();
    const known = memory.get(resolver) ?? new Map<string, Entry<T>>();
    memory.set(resolver, known);
    const hit = known.get(key);
    if (hit !== undefined) {
      if (hit.found === undefined) trace.doubt();
      else trace.use(hit.found);
      return hit.answer;
    }
    const entry: Entry<T> = { answer: meanwhile };
    known.set(key, entry);
    trace.begin();
    entry.answer = compute();
    entry.found = trace.end();
    return entry.answer;
  };
}
