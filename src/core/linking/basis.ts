/**
 * What something was found out from: a file, all of them, or what was found in all of them, each by its name; or what was
 * found out before, with what that was found out from. As long as all of it says the same, so does whatever was found out,
 * whoever asks, and when.
 */
export class Basis {
  readonly name: string | undefined;
  readonly parts: readonly Basis[];
  /** Who has made use of it last. */
  user: unknown;

  constructor(name: string | undefined, parts: readonly Basis[]) {
    this.name = name;
    this.parts = parts;
  }
}

/** Nobody can tell, or it hangs on who asked first. */
export const unsure = new Basis(undefined, []);

const nothing = new Basis(undefined, []);

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
  /** What is being found out hangs on who asked first: a question leads back to itself, or is cut short. */
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
}

interface Frame {
  parts: Basis[];
  isUnsure: boolean;
  height: number;
  size: number;
  last: string | undefined;
}

/** Beyond this it is only said that there are many. */
const countable = 1_000_000;

export function createTrace(): Trace {
  const named = new Map<string, Basis>();
  const frames: Frame[] = [];
  let top: Frame | undefined;
  let isDeep = false;
  const stand = (basis: Basis): void => {
    if (top === undefined || basis === nothing || basis.user === top) return;
    basis.user = top;
    if (basis === unsure) top.isUnsure = true;
    else top.parts.push(basis);
  };
  const look = (at: string): void => {
    if (top === undefined || top.last === at) return;
    top.last = at;
    const basis = named.get(at) ?? new Basis(at, []);
    named.set(at, basis);
    stand(basis);
  };
  const use = ({ basis, height, size }: Found): void => {
    if (top === undefined) return;
    stand(basis);
    if (height > top.height) top.height = height;
    top.size = Math.min(countable, top.size + size);
  };
  const begin = (): void => {
    top = { parts: [], isUnsure: false, height: 0, size: 1, last: undefined };
    frames.push(top);
  };
  const end = (steps: number): Found => {
    const { parts, isUnsure, height, size } = frames.pop() ?? {
      parts: [],
      isUnsure: true,
      height: 0,
      size: 0,
    };
    top = frames.at(-1);
    const [only, another] = parts;
    const basis = isUnsure ? unsure : another === undefined ? (only ?? nothing) : new Basis(undefined, parts);
    return { basis, height: height + steps, size };
  };
  return {
    look,
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
  };
}

/** The names of all that something stands on; undefined where nobody can tell. */
export function namesUnder(basis: Basis): ReadonlySet<string> | undefined {
  if (basis === unsure) return undefined;
  const names = new Set<string>();
  const open = [basis];
  const mark = {};
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
