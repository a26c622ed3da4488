import { isEqual } from '../model/is-equal.ts';
import type { System } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { Method, Question, Watch } from './watch.ts';

/** A System as it is now, beside the one of which something was said. */
export interface Standing {
  readonly index: SystemIndex;
  isSame(part: keyof System): boolean;
  /** The answers of all districts; absent where there are none. */
  ask?: ((question: Question) => readonly unknown[]) | undefined;
}

/**
 * Tells of an answer by what was looked at for it whether the same would be answered now. Elements that say the same are
 * the same objects in both (`model/with-known.ts`), so that equal answers are also made of the same ones.
 */
export function stillHolds({ index, isSame, ask }: Standing): (watch: Watch) => boolean {
  const known = new Map<Watch, boolean>();
  const holds = (watch: Watch): boolean => {
    const before = known.get(watch);
    if (before !== undefined) return before;
    // Whoever shares an answer with itself, in a circle, adds nothing to what it looked at.
    known.set(watch, true);
    const isStill =
      every(watch.parts, isSame) &&
      every(watch.shared, holds) &&
      every(watch.asked, ([question, answers]) => {
        const now = ask?.(question);
        // What says the same is compared no second time.
        if (now !== undefined) watch.noteAsked(question, now);
        return isEqual(answers, now);
      }) &&
      every(watch.lookUps, ([method, subjects]) => hasSameLookUps(index, method, subjects));
    known.set(watch, isStill);
    return isStill;
  };
  return holds;
}

function hasSameLookUps(index: SystemIndex, method: Method, subjects: Map<unknown, unknown>): boolean {
  const look = index[method] as (subject: unknown) => unknown;
  return every(subjects, ([subject, answer]) => {
    const now = look(subject);
    subjects.set(subject, now);
    return isEqual(answer, now);
  });
}

function every<T>(items: Iterable<T>, isMeant: (item: T) => boolean): boolean {
  for (const item of items) if (!isMeant(item)) return false;
  return true;
}
