import type { System, SystemPart } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** What was looked at so far; what several rules asked together counts for each of them, whenever it looks further. */
export interface Watch {
  readonly parts: Set<keyof System>;
  readonly shared: Set<Watch>;
  /** Districts besides the one that was asked, and what else the answer of a district was read from. */
  readonly elsewhere: Set<object>;
}

/** Answers that rules share, each with what was looked at for it. */
export type SharedAnswers = Map<Question, SharedAnswer>;
export type Question = (index: SystemIndex) => unknown;

export interface SharedAnswer {
  readonly answer: unknown;
  readonly watch: Watch;
}

export function createWatch(): Watch {
  return { parts: new Set(), shared: new Set(), elsewhere: new Set() };
}

/** True where nothing that was looked at fails the test. */
export function sawOnly(watch: Watch, isMeant: (part: keyof System) => boolean): boolean {
  for (const part of watch.parts) if (!isMeant(part)) return false;
  for (const shared of watch.shared) if (!sawOnly(shared, isMeant)) return false;
  return true;
}

type Method = Exclude<keyof SystemIndex, 'system' | 'once' | 'ofDistricts'>;

/** The lists that the answers of an index are made from. */
export const partsBehind: Readonly<Record<Method, readonly SystemPart[]>> = {
  component: ['components'],
  table: ['tables'],
  tablesNamed: ['tables'],
  endpoint: ['endpoints'],
  operation: ['operations'],
  reachedBy: ['operations', 'operationCalls'],
  reachedFrom: ['operations', 'operationCalls'],
  endpointsOf: ['endpoints', 'operations', 'operationCalls'],
  accessesOf: ['accesses'],
  accessesOfTable: ['accesses'],
  callsOf: ['calls'],
  outgoingOf: ['operationCalls'],
  publicationsOf: ['channels'],
  endpointsOfService: ['endpoints'],
  writersOf: ['accesses', 'operations'],
  readersOf: ['accesses', 'operations'],
};

/** The same index, which notes what is looked at by way of it. Where there are districts, they are asked what they know. */
export function watchedIndex(
  index: SystemIndex,
  shared: SharedAnswers,
  watch: Watch,
  districts?: (question: Question) => readonly SharedAnswer[],
): SystemIndex {
  const system = new Proxy(index.system, {
    get: (target, part) => {
      watch.parts.add(part as keyof System);
      return target[part as keyof System];
    },
  });
  const methods = Object.entries(partsBehind).map(([name, parts]) => {
    const ask = index[name as Method] as (subject: unknown) => unknown;
    const told = (...subject: Parameters<typeof ask>): unknown => {
      for (const part of parts) watch.parts.add(part);
      return ask(...subject);
    };
    return [name, told];
  });
  const once = <Answer>(question: (index: SystemIndex) => Answer): Answer =>
    answeredOnce(question, shared, watch, (inner) => watchedIndex(index, shared, inner, districts));
  const ofDistricts = <Answer>(question: (index: SystemIndex) => Answer): readonly Answer[] => {
    if (districts === undefined) return [once(question)];
    return districts(question).map(({ answer, watch: seen }) => {
      watch.shared.add(seen);
      return answer as Answer;
    });
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
  watch.shared.add(known.watch);
  return known.answer as Answer;
}

function answered(question: Question, shared: SharedAnswers, look: (watch: Watch) => SystemIndex): SharedAnswer {
  const watch = createWatch();
  const known = { answer: question(look(watch)), watch };
  shared.set(question, known);
  return known;
}
