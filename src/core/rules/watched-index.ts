import type { System } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';
import { type Method, partsBehind, type Question, Watch } from './watch.ts';

/** Answers that rules share, each with what was looked at for it. */
export type SharedAnswers = Map<Question, SharedAnswer>;

export interface SharedAnswer {
  readonly answer: unknown;
  readonly watch: Watch;
}

/**
 * The same index, which notes what is looked at by way of it. Where there are districts, they are asked what they know,
 * and what is asked about one thing is noted with its answer.
 */
export function watchedIndex(
  index: SystemIndex,
  shared: SharedAnswers,
  watch: Watch,
  districts?: (question: Question) => readonly unknown[],
): SystemIndex {
  const system = new Proxy(index.system, {
    get: (target, part) => {
      watch.notePart(part as keyof System);
      return target[part as keyof System];
    },
  });
  const methods = Object.entries(partsBehind).map(([name, parts]) => {
    const ask = index[name as Method] as (subject: unknown) => unknown;
    const told = (...subject: Parameters<typeof ask>): unknown => {
      const answer = ask(...subject);
      if (districts !== undefined && subject.length === 1) watch.noteLookUp(name as Method, subject[0], answer);
      else for (const part of parts) watch.notePart(part);
      return answer;
    };
    return [name, told];
  });
  const once = <Answer>(question: (index: SystemIndex) => Answer): Answer =>
    answeredOnce(question, shared, watch, (inner) => watchedIndex(index, shared, inner, districts));
  const ofDistricts = <Answer>(question: (index: SystemIndex) => Answer): readonly Answer[] => {
    if (districts === undefined) return [once(question)];
    const answers = districts(question);
    watch.noteAsked(question, answers);
    return answers as readonly Answer[];
  };
  return { ...(Object.fromEntries(methods) as Pick<SystemIndex, Method>), system, once, ofDistricts };
}

/** The answer that is shared, found where nobody asked before by what `look` gives. */
export function answeredOnce<Answer>(
  question: (index: SystemIndex) => Answer,
  shared: SharedAnswers,
  watch: Watch,
  look: (watch: Watch) => SystemIndex,
): Answer {
  const known = shared.get(question) ?? answered(question, shared, look);
  watch.noteShared(known.watch);
  return known.answer as Answer;
}

function answered(question: Question, shared: SharedAnswers, look: (watch: Watch) => SystemIndex): SharedAnswer {
  const watch = new Watch();
  const known = { answer: question(look(watch)), watch };
  shared.set(question, known);
  return known;
}
