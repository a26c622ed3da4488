import { knownList } from '../model/with-known.ts';

/**
 * Remembers by names what was found of things, and finds it anew only where one of them is another one. Lists are the
 * same where they hold the same, and what nothing changed in is given back as the very object of before: whoever goes on
 * from it sees at a glance that nothing changed.
 */
export interface Again {
  /** Whatever is found must hang on the grounds alone. */
  of<T>(name: string, grounds: readonly unknown[], find: () => T): T;
  /**
   * What is found of each part by itself and of the grounds. What a part asks of others, by names, it asks of `lookUp`:
   * it is found anew where that gives another answer.
   */
  each<Part extends object, T, Seen = undefined>(
    name: string,
    parts: readonly Part[],
    grounds: readonly unknown[],
    find: (part: Part, look: (name: string) => Seen) => T,
    lookUp?: (name: string) => Seen,
  ): readonly T[];
  /** Many lists in one. */
  all<T>(name: string, lists: readonly (readonly T[])[]): readonly T[];
  /** A list of plain data, made of the items of before wherever they say the same. */
  same<T>(name: string, list: readonly T[]): readonly T[];
}

export function rememberingAnswers(): Again {
  const answers = new Map<string, Answer>();
  const parted = new Map<string, Parted>();
  const lists = new Map<string, readonly unknown[]>();
  const of: Again['of'] = <T>(name: string, grounds: readonly unknown[], find: () => T) => {
    const before = answers.get(name);
    if (before !== undefined && isSameGround(before.grounds, grounds)) return before.answer as T;
    const answer = find();
    answers.set(name, { grounds, answer });
    return answer;
  };
  return {
    of,
    all: (name, lists) => of(name, lists, () => joined(lists)),
    same: <T>(name: string, list: readonly T[]) => {
      const known = knownList(lists.get(name) ?? [], list) as readonly T[];
      lists.set(name, known);
      return known;
    },
    each: (name, parts, grounds, find, lookUp) => {
      const before = parted.get(name);
      const isKnown = before !== undefined && isSameGround(before.grounds, grounds);
      const { known, last } = isKnown ? before : { known: new WeakMap<object, Found>(), last: [] };
      const found = parts.map((part) => foundOf(known, part, find, lookUp));
      const answers = isSameThing(last, found) ? last : found;
      parted.set(name, { grounds, known, last: answers });
      return answers as typeof found;
    },
  };
}

interface Answer {
  readonly grounds: readonly unknown[];
  readonly answer: unknown;
}

interface Parted {
  readonly grounds: readonly unknown[];
  readonly known: WeakMap<object, Found>;
  readonly last: readonly unknown[];
}

interface Found {
  readonly answer: unknown;
  /** What it looked up, and what it saw there; most look nothing up. */
  readonly seen: ReadonlyMap<string, unknown> | undefined;
}

function foundOf<Part extends object, T, Seen>(
  known: WeakMap<object, Found>,
  part: Part,
  find: (part: Part, look: (name: string) => Seen) => T,
  lookUp: (name: string) => Seen = () => undefined as Seen,
): T {
  const before = known.get(part);
  if (before !== undefined && isSeenAgain(before, lookUp)) return before.answer as T;
  let seen: Map<string, unknown> | undefined;
  const answer = find(part, (name) => {
    const answer = lookUp(name);
    seen ??= new Map();
    seen.set(name, answer);
    return answer;
  });
  known.set(part, { answer, seen });
  return answer;
}

function isSeenAgain({ seen }: Found, lookUp: (name: string) => unknown): boolean {
  for (const [name, answer] of seen ?? []) if (lookUp(name) !== answer) return false;
  return true;
}

function isSameGround(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false;
  for (let at = 0; at < now.length; at++) if (!isSameThing(before[at], now[at])) return false;
  return true;
}

function isSameThing(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  let length = 0;
  for (const list of lists) length += list.length;
  // A list that grows item by item leaves its like behind, and these are the longest of all.
  const all = new Array<T>(length);
  let at = 0;
  for (const list of lists) for (const item of list) all[at++] = item;
  return all;
}
