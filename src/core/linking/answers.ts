import { createTrace, type Found, type Trace, unsure } from './basis.ts';
import { type Definition, isSameDefinition } from './definition.ts';
import { type Question, Shelves } from './shelves.ts';

/**
 * Deeper chains than this are not written by people: the longest seen is 189, in a shop whose filters hand a query on to
 * each other. The stack of a process holds it, a quarter of what the engine's thread has; 250 it does not.
 */
const maxDepth = 200;
const maxAnswers = 8;

/**
 * Where everything calls everything, one question leads to all others, and again for each narrowed resolver. So many are
 * worked out for one that nobody is in the midst of, and of those that take more than few only so many more in all.
 */
const mostSteps = 10_000;
const fewSteps = 2_000;
const mostStepsBeyond = 60_000;

/** More than so many grounds are not told apart: nobody else is given the answer. */
const maxGrounds = 64;

/** So many questions that lead to each other are asked again by whoever comes from elsewhere. */
const mostRepeated = 32;

export type Compute = () => readonly Definition[];

/** Answers of one resolver, each worked out once. */
export interface Answers {
  /** `where`, `at` and `word` say together what is asked about; for most a file, a function of it and a name in there. */
  remember(
    question: Question,
    where: string,
    at: number,
    word: string | number,
    compute: Compute,
  ): readonly Definition[];
}

/**
 * What an answer stands on besides the files: whose callers were asked. A resolver that is narrowed to some callers says
 * the same as any other wherever nobody asked for those.
 */
export interface Grounds {
  /** Something is looked at that another resolver may see differently. */
  note(ground: string): void;
  /** What is being worked out holds for this resolver alone. */
  keepToItself(): void;
}

/** One answer that is being worked out. */
interface Work {
  readonly owner: object;
  readonly asking: true;
  /** Over once it was answered. */
  isOver: boolean;
  grounds: Set<string> | undefined;
  /**
   * What it was cut short by: questions that are still being asked, or depth. A cycle that leads back to the question
   * itself and to none around it is closed: the answer is the same from wherever it is asked.
   */
  cuts: Set<Work | typeof depthReached> | undefined;
}

const depthReached = Symbol('depth');

export interface Ledger extends Grounds {
  open(owner: object): Work;
  /**
   * `circular` where what cut it short was that it led back to itself; `unsaid` where whoever asked will not hear of what
   * did.
   */
  close(work: Work): 'circular' | 'unsaid' | undefined;
  read(grounds: readonly string[]): void;
  /** What was cut short is made use of again. */
  cutBy(owner: object, cuts: Meanwhile['cuts']): void;
  /** Nothing is being worked out. */
  isIdle(): boolean;
  /** Whether one more may be worked out for the question that was asked first. */
  step(): boolean;
}

/** Grounds that are no functions. */
export const grounds = { element: 'element', parameters: 'parameters' } as const;

/** Stands for more grounds than can be told. */
const everything = '*';

export function createLedger(): Ledger {
  const under: Work[] = [];
  let steps = 0;
  let beyond = 0;
  const note = (ground: string): void => {
    const work = under.at(-1);
    if (work === undefined) return;
    work.grounds ??= new Set();
    if (work.grounds.size < maxGrounds) work.grounds.add(ground);
    else work.grounds.add(everything);
  };
  return {
    note,
    isIdle: () => under.length === 0,
    keepToItself: () => note(everything),
    read: (grounds) => {
      for (const ground of grounds) note(ground);
    },
    cutBy: (owner, cuts) => {
      const around = under.at(-1);
      if (around?.owner !== owner) return;
      for (const cut of cuts) if (cut === depthReached || !cut.isOver) cutShort(around, cut);
    },
    step: () => {
      if (under.length <= 1) steps = 0;
      steps += 1;
      if (steps > fewSteps) beyond += 1;
      return steps <= fewSteps || (steps <= mostSteps && beyond <= mostStepsBeyond);
    },
    open: (owner) => {
      const work: Work = { owner, asking: true, isOver: false, grounds: undefined, cuts: undefined };
      under.push(work);
      return work;
    },
    close: (work) => {
      under.pop();
      work.isOver = true;
      const isCircular = work.cuts?.delete(work) === true;
      const isCut = (work.cuts?.size ?? 0) > 0;
      const around = under.at(-1);
      const isHeard = around?.owner === work.owner;
      if (around !== undefined && isHeard) for (const cut of work.cuts ?? []) cutShort(around, cut);
      if (around !== undefined) for (const ground of work.grounds ?? []) note(ground);
      return isCut && !isHeard ? 'unsaid' : isCircular ? 'circular' : undefined;
    },
  };
}

function cutShort(work: Work, by: Work | typeof depthReached): void {
  work.cuts ??= new Set();
  work.cuts.add(by);
}

interface Answer {
  readonly asking?: undefined;
  readonly definitions: readonly Definition[];
  readonly found: Found;
  readonly grounds: readonly string[];
  /** Worked out to its end, so that it is the same from wherever it is asked. */
  readonly whole: boolean;
  /** What it was cut short by and how deep it was asked, where it may be given again only while that is so. */
  readonly meanwhile?: Meanwhile | undefined;
  /** When it was last known to hold, as the trace counts. */
  time: number;
}

interface Meanwhile {
  readonly cuts: ReadonlySet<Work | typeof depthReached>;
  readonly depth: number;
}

const noGrounds: readonly string[] = [];

export interface SharedAnswers {
  readonly ledger: Ledger;
  readonly shelves: Shelves<Answer | Work>;
  readonly trace: Trace;
  /** What calls call, by file and index, for whoever is in the midst of nothing. */
  readonly callees: Map<string, Callees[]>;
}

export interface Callees {
  readonly answer: readonly Definition[];
  readonly found: Found;
  time: number;
}

export function sharedAnswers(trace: Trace = createTrace()): SharedAnswers {
  return { ledger: createLedger(), shelves: new Shelves(), trace, callees: new Map() };
}

/** The same answers, for whoever asks once files have changed. */
export function answersLater({ shelves, trace, callees }: SharedAnswers): SharedAnswers {
  return { ledger: createLedger(), shelves, trace, callees };
}

/** Whether what was found out holds now, if it was before some files changed. */
export function stillHolds(known: { readonly found: Found; time: number }, trace: Trace): boolean {
  if (known.time === trace.time) return true;
  if (!trace.holds(known.found.basis)) return false;
  known.time = trace.time;
  return true;
}

/**
 * Remembers answers, and answers a question that is already being asked with nothing, so that cycles end. `differs` says
 * of which grounds this resolver thinks otherwise than the one that it was narrowed from.
 */
export function createAnswers(
  { ledger, shelves: common, trace }: SharedAnswers,
  differs: ((ground: string) => boolean) | undefined,
  earlier?: SharedAnswers,
): Answers {
  const own = differs === undefined ? common : new Shelves<Answer | Work>();
  const isOwn = (ground: string): boolean => ground === everything || differs?.(ground) === true;
  const stands = (answer: Answer): boolean => answer.time === trace.time || (answer.whole && stillHolds(answer, trace));
  let depth = 0;
  const owner = {};
  const read = (answer: Answer): readonly Definition[] => {
    trace.use(answer.found);
    if (depth + answer.found.height > maxDepth) trace.deepened();
    return answer.definitions;
  };
  return {
    remember: (question, where, at, word, compute) => {
      const hit = own.get(question, where, at, word);
      if (hit !== undefined && hit.asking === undefined && stands(hit) && isGood(hit, depth)) {
        ledger.read(hit.grounds);
        if (hit.meanwhile !== undefined) ledger.cutBy(owner, hit.meanwhile.cuts);
        return read(hit);
      }
      const told = differs === undefined ? undefined : common.get(question, where, at, word);
      if (told?.asking === undefined && told?.whole === true && !told.grounds.some(isOwn) && stands(told)) {
        ledger.read(told.grounds);
        return read(told);
      }
      const settled = earlier?.shelves.get(question, where, at, word);
      if (settled?.asking === undefined && settled?.whole === true && settled.grounds.length === 0 && stands(settled)) {
        own.drawer(question, where, at).set(word, settled);
        return read(settled);
      }
      const work = ledger.open(owner);
      const isAsked = hit?.asking === true;
      if (isAsked || depth > maxDepth || !ledger.step()) {
        cutShort(work, isAsked ? hit : depthReached);
        ledger.close(work);
        if (!isAsked) trace.deepened();
        return [];
      }
      const answers = own.drawer(question, where, at);
      answers.set(word, work);
      depth++;
      trace.begin();
      const definitions = distinct(compute());
      const worked = trace.end(1);
      depth--;
      const end = ledger.close(work);
      // What leads back to itself is found out again by whoever asks, unless that takes long.
      const isLeft = end === 'circular' && worked.size <= mostRepeated;
      const isDoubtful = end === 'unsaid';
      if (isDoubtful) trace.doubt();
      const answer = {
        definitions,
        found: isDoubtful ? { ...worked, basis: unsure } : worked,
        grounds: work.grounds ? [...work.grounds] : noGrounds,
        whole: (work.cuts?.size ?? 0) === 0,
        time: trace.time,
        meanwhile: depth > 0 && work.cuts !== undefined && work.cuts.size > 0 ? { cuts: work.cuts, depth } : undefined,
      };
      // An answer that was cut short by a cycle may be richer when asked from elsewhere, so only whole ones are kept.
      const isForAll =
        differs !== undefined &&
        answer.whole &&
        !isLeft &&
        !answer.grounds.some(isOwn) &&
        common.get(question, where, at, word)?.asking === undefined;
      if (!isForAll && !isLeft) answers.set(word, answer);
      else answers.delete(word);
      if (isForAll) common.drawer(question, where, at).set(word, answer);
      return definitions;
    },
  };
}

/**
 * What was cut short is good for whoever is as deep in it, as long as the first question that cut it is still being asked:
 * that one hears of all the others by itself, and what stands on it is asked again once it is answered.
 */
function isGood({ meanwhile }: Answer, depth: number): boolean {
  if (meanwhile === undefined) return true;
  const { cuts } = meanwhile;
  const isAsShallow = cuts.has(depthReached) && depth < meanwhile.depth / 2;
  return !isAsShallow && ((cuts.size === 1 && cuts.has(depthReached)) || openIn(cuts).length > 0);
}

function openIn(cuts: Meanwhile['cuts']): readonly (Work | typeof depthReached)[] {
  return [...cuts].filter((cut) => cut !== depthReached && !cut.isOver);
}

/** The first few that differ; a key for each of them would cost more than comparing so few. */
function distinct(definitions: readonly Definition[]): readonly Definition[] {
  if (definitions.length < 2) return definitions;
  const found: Definition[] = [];
  for (const definition of definitions) {
    if (found.some((known) => isSameDefinition(known, definition))) continue;
    found.push(definition);
    if (found.length === maxAnswers) break;
  }
  return found.length === definitions.length ? definitions : found;
}
