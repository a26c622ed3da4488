import { isSameData } from './same-data.ts';
import { everyFile, isSeen, quoteOf } from './traced-names.ts';

/**
 * What something was found out from: a file, all of them, or what was found in all of them, each by its name; or what was
 * found out before, with what that was found out from. As long as all of it says the same, so does whatever was found out,
 * whoever asks, and when.
 */
export class Basis {
  readonly name: string | undefined;
  readonly parts: readonly Basis[];
  /** Who has made use of it last, by number. */
  user = 0;
  /** The time at which it was last known to hold; `over` once it does not. */
  held: number;

  constructor(name: string | undefined, parts: readonly Basis[], held = 0) {
    this.name = name;
    this.parts = parts;
    this.held = held;
  }
}

/** What does not hold any more never does again: what is seen in its place is another basis. */
const over = -1;

/** Nobody can tell, or it hangs on who asked first. */
export const unsure = new Basis(undefined, []);

const nothing = new Basis(undefined, []);

/** Of all who make use of something, so that no two have one number. */
let lastUser = 0;

/** What was found out, and all that whoever finds out more by it needs to know. */
export interface Found {
  readonly basis: Basis;
  /** How many questions it took, one within the other. */
  readonly height: number;
  /** How many questions it would take if none of them had been asked before. */
  readonly size: number;
}

/** Notes what is looked at while something is found out. */
export interface Trace {
  look(at: string): void;
  /** What stands for something that is looked at again and again, for `stand`. */
  named(at: string): Basis;
  stand(basis: Basis): void;
  /** What is being found out hangs on who asked first: it was cut short where nobody can tell by what. */
  doubt(): void;
  /** Something that is known already is made use of. */
  use(found: Found): void;
  begin(): void;
  /** `steps`: how much deeper than what it asked. */
  end(steps?: number): Found;
  /** Finds out something that others do not stand on, but on what they see of it. */
  apart<T>(find: () => T): { readonly answer: T; readonly found: Found };
  /** Makes use of what was found apart, by a name under which it can be found again and compared. */
  useAs(name: string, found: Found): void;
  /** Questions led so deep that an answer may hang on what was known before. */
  deepened(): void;
  readonly isDeep: boolean;
  /** How many things are being found out, one within the other. */
  readonly depth: number;
  /** Counts the states of the files that were traced. */
  readonly time: number;
  /** From here on these files say something else. What was seen in all of them is to be seen again. */
  turn(changed: Iterable<string>): void;
  /** Whether what stands on it would be found out again now. False where it is not yet known. */
  holds(basis: Basis): boolean;
  /** What is seen by a name in the files as they are now; the answer says whether it was so before. */
  settle(name: string, before: unknown, now: unknown): boolean;
  /** The same, of what was found by looking at all files. */
  see(name: string, answer: unknown): void;
}

/** Taken again by whatever is found out next as deep, since millions of them follow one another. */
interface Frame {
  user: number;
  parts: Basis[] | undefined;
  isUnsure: boolean;
  height: number;
  size: number;
  last: string | undefined;
}

/** Beyond this it is only said that there are many. */
const countable = 1_000_000;

/** `fresh`: parts of outlines that came since; one of them is the same as itself alone. */
export function createTrace(fresh = new WeakSet<object>()): Trace {
  const bases = new Map<string, Basis>();
  const seen = new Map<string, unknown>();
  let time = 1;
  const frames: Frame[] = [];
  let depth = 0;
  let top: Frame | undefined;
  let isDeep = false;
  const stand = (basis: Basis): void => {
    if (top === undefined || basis === nothing) return;
    if (basis === unsure) top.isUnsure = true;
    else if (basis.user !== top.user) {
      basis.user = top.user;
      if (top.parts === undefined) top.parts = [basis];
      else top.parts.push(basis);
    }
  };
  const named = (at: string): Basis => {
    const known = bases.get(at);
    if (known?.held === time) return known;
    if (known !== undefined) known.held = over;
    const basis = new Basis(at, [], time);
    bases.set(at, basis);
    return basis;
  };
  const settle = (name: string, before: unknown, now: unknown): boolean => {
    const known = bases.get(name);
    const isAsBefore = known !== undefined && (known.held === time || isSameData(before, now, fresh));
    if (isAsBefore) known.held = time;
    else endBasis(bases, name);
    return isAsBefore;
  };
  const look = (at: string): void => {
    if (top === undefined || top.last === at) return;
    top.last = at;
    stand(named(at));
  };
  const use = ({ basis, height, size }: Found): void => {
    if (top === undefined) return;
    stand(basis);
    if (height > top.height) top.height = height;
    top.size = Math.min(countable, top.size + size);
  };
  const begin = (): void => {
    frames[depth] ??= { user: 0, parts: undefined, isUnsure: false, height: 0, size: 0, last: undefined };
    top = frames[depth];
    depth++;
    if (top === undefined) return;
    top.user = ++lastUser;
    top.parts = undefined;
    top.isUnsure = false;
    top.height = 0;
    top.size = 1;
    top.last = undefined;
  };
  const end = (steps: number): Found => {
    const ended = top;
    depth = Math.max(0, depth - 1);
    top = depth === 0 ? undefined : frames[depth - 1];
    if (ended === undefined) return { basis: unsure, height: steps, size: 0 };
    const { parts, height, size } = ended;
    const basis = ended.isUnsure ? unsure : parts === undefined ? nothing : basisOf(parts, time);
    return { basis, height: height + steps, size };
  };
  return {
    look,
    named,
    stand,
    doubt: () => stand(unsure),
    use,
    begin,
    end: (steps = 0) => {
      const found = end(steps);
      use(found);
      return found;
    },
    apart: (find) => {
      begin();
      const answer = find();
      return { answer, found: end(0) };
    },
    useAs: (name, found) => {
      if (found.basis === unsure) return use(found);
      use({ ...found, basis: nothing });
      look(name);
    },
    deepened: () => {
      isDeep = true;
    },
    get isDeep() {
      return isDeep;
    },
    get depth() {
      return depth;
    },
    get time() {
      return time;
    },
    turn: (changed) => {
      time++;
      isDeep = false;
      for (const file of [everyFile, ...changed]) for (const name of [file, quoteOf + file]) endBasis(bases, name);
      for (const [name, basis] of bases) if (!isSeen(name)) basis.held = time;
    },
    holds: (basis) => basis !== unsure && holdsAt(basis, time),
    settle,
    see: (name, answer) => {
      const known = bases.get(name);
      if (known !== undefined && known.held !== time) settle(name, seen.get(name), answer);
      seen.set(name, answer);
    },
  };
}

function endBasis(bases: Map<string, Basis>, name: string): void {
  const basis = bases.get(name);
  if (basis !== undefined) basis.held = over;
  bases.delete(name);
}

/** What nobody has looked at again yet neither holds nor is over. */
function holdsAt(basis: Basis, time: number): boolean {
  if (basis.held === time || basis === nothing) return true;
  if (basis.held === over || basis.name !== undefined) return false;
  for (const part of basis.parts)
    if (!holdsAt(part, time)) {
      if (part.held === over) basis.held = over;
      return false;
    }
  basis.held = time;
  return true;
}

function basisOf(parts: readonly Basis[], time: number): Basis {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : new Basis(undefined, parts, time);
}

/** The names of all that something stands on; undefined where nobody can tell. */
export function namesUnder(basis: Basis): ReadonlySet<string> | undefined {
  if (basis === unsure) return undefined;
  const names = new Set<string>();
  const open = [basis];
  const mark = ++lastUser;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name !== undefined) names.add(next.name);
    for (const part of next.parts) {
      if (part.user === mark) continue;
      part.user = mark;
      open.push(part);
    }
  }
  return names;
}
