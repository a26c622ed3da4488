import { answersLater, type SharedAnswers, sharedAnswers } from './answers.ts';
import { createTrace, type Trace } from './basis.ts';
import type { CallSite } from './definition.ts';
import type { PlacedValue } from './read-options.ts';
import { type SeenLists, seenLists } from './seen-lists.ts';
import { callersOf, hungAs } from './traced-names.ts';

/** What a resolver finds out, and what it was found out from, for the one that comes once some of the files have changed. */
export interface ResolverMemory {
  readonly trace: Trace;
  /** Parts of the outlines that came since it began. */
  readonly fresh: WeakSet<object>;
  /** Answers of the one that indexes call sites, and does not follow parameters. */
  readonly first: SharedAnswers;
  readonly whole: SharedAnswers;
  readonly callers: SeenLists<CallSite>;
  readonly hung: SeenLists<PlacedValue>;
}

export function resolverMemory(): ResolverMemory {
  const fresh = new WeakSet<object>();
  const trace = createTrace(fresh);
  return {
    trace,
    fresh,
    first: sharedAnswers(trace),
    whole: sharedAnswers(trace),
    callers: seenLists(trace, callersOf),
    hung: seenLists(trace, hungAs),
  };
}

/** From here on these files say something else. */
export function memoryAfter(memory: ResolverMemory, changed: Iterable<string>): ResolverMemory {
  memory.trace.turn(changed);
  return { ...memory, first: answersLater(memory.first), whole: answersLater(memory.whole) };
}
