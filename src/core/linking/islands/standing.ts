import { unsure } from '../basis.ts';
import { overviewNamed } from '../overviews.ts';
import type { Resolver } from '../resolver.ts';
import { callersOf, everyFile, hungAs, isSeen, quoteOf } from '../traced-names.ts';
import type { Files } from './find-islands.ts';
import { wordsOf } from './words-of.ts';

/** What files of one time say of what somebody looked at: the ground on which walks of that time stand. */
export interface Standing {
  readonly files: Files;
  /** What was looked at. */
  readonly names: readonly string[];
  /** Of everything but files themselves, what was seen, in words; undefined where there are none for it. */
  readonly said: readonly (string | undefined)[];
}

/** Some of the names of a standing, by their places. */
export type Looked = readonly number[];

/** Tells whether what was found out at an earlier time would be found out again. */
export interface Ground {
  holds(looked: Looked): boolean;
  /** What was asked to tell so hangs on who asks first, so that asking it now has changed the answers. */
  readonly isDisturbed: boolean;
  /** What is seen here of something; undefined where it cannot be told, or is told in no words. */
  say(name: string): string | undefined;
}

export function groundOf(resolver: Resolver, files: Files, earlier: Standing | undefined): Ground {
  const said = new Map<string, string | undefined>();
  const still: (boolean | undefined)[] = [];
  let isDisturbed = false;
  const say = (name: string): string | undefined => {
    if (said.has(name)) return said.get(name);
    const { answer, found } = resolver.scopes.trace.apart(() => seen(resolver, name));
    if (found.basis === unsure) isDisturbed = true;
    const words = found.basis === unsure ? undefined : wordsOf(answer, files);
    said.set(name, words);
    return words;
  };
  const stays = (before: Standing, at: number): boolean => {
    const name = before.names[at] ?? '';
    if (name === everyFile) return isSame(before.files, files);
    if (name.startsWith(quoteOf)) {
      const file = name.slice(quoteOf.length);
      return files.has(file) && before.files.get(file) === files.get(file);
    }
    if (!isSeen(name)) return before.files.get(name) === files.get(name);
    const words = before.said[at];
    return words !== undefined && words === say(name);
  };
  return {
    holds: (looked) =>
      earlier !== undefined &&
      looked.every((at) => {
        const known = still[at] ?? stays(earlier, at);
        still[at] = known;
        return known;
      }),
    get isDisturbed() {
      return isDisturbed;
    },
    say,
  };
}

/** Puts together what was found out at a time stands on. */
export interface StandingBook {
  /** Names of what was looked at. */
  add(names: Iterable<string>): Looked;
  /** What was looked at in the standing before, where it holds. */
  again(looked: Looked): Looked;
  readonly standing: Standing;
}

export function standingOn({ say }: Ground, files: Files, earlier: Standing | undefined): StandingBook {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const said: (string | undefined)[] = [];
  /** Walks of one file often look at the same. */
  const alike = new Map<string, Looked>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = names.push(name) - 1;
    numbers.set(name, number);
    said.push(isSeen(name) ? say(name) : undefined);
    return number;
  };
  const moved: (number | undefined)[] = [];
  const places = new Map<Looked, Looked>();
  const placesOf = (looked: Looked): Looked =>
    looked.map((at) => {
      const number = moved[at] ?? numberOf(earlier?.names[at] ?? '');
      moved[at] = number;
      return number;
    });
  return {
    again: (looked) => {
      const known = places.get(looked) ?? placesOf(looked);
      places.set(looked, known);
      return known;
    },
    // Of files there are many, and they are told at a glance: what is looked for in all of them is asked at last.
    add: (own) => {
      const looked = [...own].sort((a, b) => Number(isSeen(a)) - Number(isSeen(b))).map(numberOf);
      const key = looked.join();
      const known = alike.get(key) ?? looked;
      alike.set(key, known);
      return known;
    },
    standing: { files, names, said },
  };
}

function seen(resolver: Resolver, name: string): unknown {
  if (name.startsWith(callersOf)) return resolver.callSites(noDefinition, name.slice(callersOf.length));
  if (name.startsWith(hungAs)) return resolver.decoration(name.slice(hungAs.length));
  return overviewNamed(name)?.(resolver);
}

/** Asked for by its key alone. */
const noDefinition = { kind: 'module', file: '' } as const;

function isSame(one: Files, other: Files): boolean {
  if (one.size !== other.size) return false;
  for (const [file, facts] of one) if (other.get(file) !== facts) return false;
  return true;
}
