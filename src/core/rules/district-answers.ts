import type { Homes, SystemIndex } from '../model/system-index.ts';
import { type Question, Watch } from './watch.ts';
import { answeredOnce, type SharedAnswer, type SharedAnswers, watchedIndex } from './watched-index.ts';

/** An answer of one district, and what it was read from elsewhere. */
export interface DistrictAnswer extends SharedAnswer {
  readonly elsewhere: ReadonlySet<object>;
}

/** A district, and what is known of it. It is another one as soon as anything in it is. */
export interface AskedDistrict {
  readonly index: SystemIndex;
  readonly answers: Map<Question, DistrictAnswer>;
}

/** Everything that an answer may have been read from, as it is now. */
export interface Present {
  readonly homes: Omit<Homes, 'answers'>;
  /** Stands for which things there are, and which district each of them is in. */
  readonly shape: object;
  readonly districts: ReadonlySet<SystemIndex>;
  /** All of it, for what belongs to something that is not there. */
  whole(): SystemIndex;
}

/** Asks one district after the other, those again of which something has changed or whose answers look at such a one. */
export function districtAnswers(
  districts: readonly AskedDistrict[],
  present: Present,
): (question: Question) => readonly unknown[] {
  const answers = new Map<Question, readonly unknown[]>();
  // What is shared by several answers may be asked further later, so it is kept no longer than the System is.
  const shared = new Map<AskedDistrict, SharedAnswers>();
  const answerOf = (district: AskedDistrict, question: Question): DistrictAnswer => {
    const known = district.answers.get(question);
    if (known !== undefined && isPresent(known, present)) return known;
    const watch = new Watch();
    const own = shared.get(district) ?? new Map();
    shared.set(district, own);
    const answer = question(view(district.index, present, own, watch));
    const now = { answer, watch, elsewhere: elsewhereIn(watch) };
    district.answers.set(question, now);
    return now;
  };
  return (question) => {
    const known = answers.get(question) ?? districts.map((district) => answerOf(district, question).answer);
    answers.set(question, known);
    return known;
  };
}

function isPresent({ elsewhere }: DistrictAnswer, { shape, districts }: Present): boolean {
  for (const each of elsewhere) if (each !== shape && !districts.has(each as SystemIndex)) return false;
  return true;
}

function elsewhereIn({ elsewhere, shared }: Watch): ReadonlySet<object> {
  return new Set([...elsewhere, ...[...shared].flatMap((each) => [...elsewhereIn(each)])]);
}

/** The lists of a district, and whatever it leads to; what stands elsewhere is noted. */
function view(own: SystemIndex, present: Present, shared: SharedAnswers, watch: Watch): SystemIndex {
  const { homes, shape } = present;
  const at = (home: SystemIndex | undefined): SystemIndex | undefined => {
    if (home !== undefined && home !== own) watch.noteElsewhere(home);
    // What is nowhere now may be somewhere once the shape is another one.
    if (home !== own) watch.noteElsewhere(shape);
    return home;
  };
  /** Where something that is nowhere may still be spoken of. */
  const all = (): SystemIndex => {
    const whole = present.whole();
    watch.noteElsewhere(whole);
    return whole;
  };
  const ofOperation = (id: string): SystemIndex | undefined => at(homes.ofOperation(id));
  const ofComponent = (id: string): SystemIndex | undefined => at(homes.ofComponent(id));
  const ofTable = (id: string): SystemIndex | undefined => at(homes.ofTable(id));
  const reachedFrom = (id: string) => ofOperation(id)?.reachedFrom(id) ?? [];
  const index: SystemIndex = {
    ...own,
    component: (id) => own.component(id) ?? ofComponent(id)?.component(id),
    table: (id) => ofTable(id)?.table(id),
    tablesNamed: (store, name) => (ofComponent(store) ?? all()).tablesNamed(store, name),
    endpoint: (id) => own.endpoint(id) ?? at(homes.ofEndpoint(id))?.endpoint(id),
    operation: (id) => ofOperation(id)?.operation(id),
    reachedBy: ({ handler }) => (handler === undefined ? [] : reachedFrom(handler)),
    reachedFrom,
    endpointsOf: (id) => ofOperation(id)?.endpointsOf(id) ?? [],
    accessesOf: (id) => (ofOperation(id) ?? all()).accessesOf(id),
    accessesOfTable: (id) => (ofTable(id) ?? all()).accessesOfTable(id),
    callsOf: (id) => (ofOperation(id) ?? all()).callsOf(id),
    outgoingOf: (id) => (ofOperation(id) ?? all()).outgoingOf(id),
    publicationsOf: (id) => (ofOperation(id) ?? all()).publicationsOf(id),
    endpointsOfService: (id) => (ofComponent(id) ?? all()).endpointsOfService(id),
    writersOf: (id) => (ofTable(id) ?? all()).writersOf(id),
    readersOf: (id) => (ofTable(id) ?? all()).readersOf(id),
  };
  const once = <Answer>(question: (index: SystemIndex) => Answer): Answer =>
    answeredOnce(question, shared, watch, (inner) => view(own, present, shared, inner));
  // A district that asks all of them asks itself.
  return { ...watchedIndex(index, shared, watch), once, ofDistricts: (question) => [once(question)] };
}
