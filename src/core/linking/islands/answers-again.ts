import { Basis, namesUnder, type Trace } from '../basis.ts';
import type { Ground, Looked, StandingBook } from './standing.ts';

/** Answers to questions of one kind that are asked whenever an island is linked, each by what it is about. */
export interface AnswersAgain<T> {
  /** What was found out before, where it would be found out again; what is found out now, where it would not. */
  of(key: string, find: () => T): T;
  /** All that were asked for, each with what it stands on, where that can be told. */
  kept(book: StandingBook): KeptAnswers<T>;
}

export type KeptAnswers<T> = ReadonlyMap<string, KeptAnswer<T>>;

export interface KeptAnswer<T> {
  readonly answer: T;
  readonly looked: Looked;
}

export type Ask<T> = AnswersAgain<T>['of'];

export function answersAgain<T>(trace: Trace, ground: Ground, before: KeptAnswers<T> | undefined): AnswersAgain<T> {
  const asked = new Map<string, { readonly answer: T; readonly from: Basis | Looked }>();
  return {
    of: (key, find) => {
      const known = before?.get(key);
      if (known !== undefined && ground.holds(known.looked)) {
        asked.set(key, { answer: known.answer, from: known.looked });
        return known.answer;
      }
      const { answer, found } = trace.apart(find);
      asked.set(key, { answer, from: found.basis });
      return answer;
    },
    kept: (book) => {
      const kept = new Map<string, KeptAnswer<T>>();
      for (const [key, { answer, from }] of asked) {
        const looked = from instanceof Basis ? lookedAt(book, from) : book.again(from);
        if (looked !== undefined) kept.set(key, { answer, looked });
      }
      return kept;
    },
  };
}

export function lookedAt({ add }: StandingBook, basis: Basis): Looked | undefined {
  const names = namesUnder(basis);
  return names === undefined ? undefined : add(names);
}
