import { type Again, rememberingAnswers } from '../again.ts';
import { importsAgain, type KnownImports } from '../import-settings.ts';
import type { LinkInput } from '../link-input.ts';
import { type OwnersAgain, rememberingOwners } from '../services/remembering-owners.ts';
import { rememberingOrder, type Sort } from '../sort-again.ts';
import { rememberingPlans } from '../terraform/remembering-plans.ts';
import { type Files, type FoundIslands, islandsAgain } from './find-islands.ts';
import { createIsland, type Island, type Known } from './island.ts';
import type { KnownAnswers } from './known-answers.ts';
import { knownElsewhere } from './known-elsewhere.ts';
import { rememberingSchema, type SchemaReader } from './remembered-schema.ts';
import { sizeOf } from './size-of.ts';
import { createWarmth, noWarmth, type Warmth } from './warmth.ts';

/** What linking keeps from one time to the next: what nothing changed in is not linked again. */
export interface LinkMemory {
  /** The islands of a workspace, those that are as they were among them. */
  islandsOf(input: LinkInput): readonly Island[];
  readonly again: Again;
  readonly schemaOf: SchemaReader;
  readonly sort: Sort;
  readonly ownersAgain: OwnersAgain;
  /** The input with what plans of deployment say, which are spread over files. */
  planned(input: LinkInput): LinkInput;
  /** Another memory that knows as much, for a look at another state. */
  copy(): LinkMemory;
  /** Between two pieces of work that leave much behind. */
  tidy(): void;
  /** Hands over what islands said, once all of them have been asked. */
  keepAnswers(): void;
  /** An island was asked: what the one before it knows is made small. Who edits one will edit it again. */
  settle(island: Island): void;
  /** Gives up what makes the next edit fast and takes much room. */
  rest(): void;
}

/** Characters of outlines. */
const mostOpen = 4_000_000;

/**
 * `tidy` is asked between islands, each of which leaves behind most of what was read of it. Of all islands that are made
 * at once only so many characters of outlines stay open from the first step to the second, in `room`.
 */
export function createLinkMemory(tidy: () => void = () => {}, room = mostOpen): LinkMemory {
  return memoryOf({ tidy, room, warmth: createWarmth() }, undefined, new Map());
}

interface Limits {
  readonly tidy: () => void;
  readonly room: number;
  readonly warmth: Warmth;
}

function memoryOf(
  limits: Limits,
  knownImports: KnownImports | undefined,
  knownIslands: ReadonlyMap<string, Island>,
): LinkMemory {
  let imports = knownImports;
  let islands = knownIslands;
  let replaced: readonly Island[] = [];
  let atHand: Island | undefined;
  let found: FoundIslands | undefined;
  let answers: KnownAnswers | undefined;
  return {
    again: rememberingAnswers(),
    schemaOf: rememberingSchema(),
    sort: rememberingOrder(),
    ownersAgain: rememberingOwners(),
    planned: rememberingPlans(),
    tidy: limits.tidy,
    rest: limits.warmth.drop,
    copy: () => memoryOf({ ...limits, warmth: noWarmth }, imports, islands),
    islandsOf: (input) => {
      const earlier = imports?.resolver;
      imports = importsAgain(imports, input.files, input.files);
      const { resolver } = imports;
      // What was replaced before that is not held against what leads elsewhere since.
      if (resolver !== earlier) replaced = [];
      answers = input.answers?.within(imports.settings);
      const next = new Map<string, Island>();
      let open = 0;
      found = islandsAgain(found, input.files, resolver);
      for (const files of found.islands) {
        const name = nameOf(files);
        const before = islands.get(name) ?? islandAround(islands, files);
        const redirected = redirectedIn(files, imports.redirected);
        const known =
          redirected.length > 0
            ? undefined
            : isSame(before, files)
              ? before
              : replaced.find((island) => isSame(island, files));
        known?.follow(resolver);
        answers?.use(files);
        // Its files are what they were when something was kept, but lead elsewhere since.
        const isElsewhere = redirected.length > 0;
        if (isElsewhere) limits.warmth.drop();
        const island =
          known ??
          createIsland(input, files, resolver, {
            ...knownOf(
              files,
              before && knownElsewhere(before.known(), redirected, input.codec),
              isElsewhere ? undefined : answers,
            ),
            warmth: limits.warmth,
          });
        next.set(name, island);
        if (!island.isOpen) continue;
        const size = sizeOf(files);
        if (open > 0 && open + size > limits.room) island.close();
        else open += size;
        limits.tidy();
      }
      const stays = new Set(next.values());
      replaced = [...islands.values(), ...replaced].filter((island) => !stays.has(island)).slice(0, mostReplaced);
      islands = next;
      return [...next.values()];
    },
    keepAnswers: () => {
      for (const island of islands.values()) {
        const answer = answers && island.takeAnswer();
        if (answer !== undefined) answers?.learn(island.files, answer);
      }
    },
    settle: (island) => {
      if (island === atHand || !island.isAtHand) return;
      // What it was before an edit is soon forgotten, and not worth the work.
      if (atHand !== undefined && islands.get(nameOf(atHand.files)) === atHand) atHand.rest();
      atHand = island;
    },
  };
}

/** Whoever knows the walks of an island finds out the rest by them, and keeps them for the next edit. */
function knownOf(files: Files, before: Known | undefined, answers: KnownAnswers | undefined) {
  return { before, answer: before?.walks === undefined ? answers?.of(files) : undefined };
}

/** A change is often taken back: undone, or done again by another branch. */
const mostReplaced = 2;

const names = new WeakMap<Files, string>();

/** An island goes by the first of its files with code. */
function nameOf(files: Files): string {
  const known = names.get(files);
  if (known !== undefined) return known;
  const name = firstWithCode(files);
  names.set(files, name);
  return name;
}

function firstWithCode(files: Files): string {
  for (const [file, { outline }] of files) if (outline !== undefined) return file;
  return '';
}

/** The one that the first of the files with code lay in that is no new one. */
function islandAround(islands: ReadonlyMap<string, Island>, files: Files): Island | undefined {
  const all = [...islands.values()];
  for (const [file, { outline }] of files) {
    const found = outline && all.find((island) => island.files.get(file)?.outline !== undefined);
    if (found) return found;
  }
  return undefined;
}

const noFiles: readonly string[] = [];

function redirectedIn(files: Files, redirected: ReadonlySet<string>): readonly string[] {
  return redirected.size === 0 ? noFiles : [...redirected].filter((file) => files.get(file)?.outline !== undefined);
}

function isSame(island: Island | undefined, files: Files): island is Island {
  if (island === undefined || island.files.size !== files.size) return false;
  if (island.files === files) return true;
  const before = island.files.entries();
  for (const [file, facts] of files) {
    const known = before.next().value;
    if (known === undefined || known[0] !== file || known[1] !== facts) return false;
  }
  return true;
}
