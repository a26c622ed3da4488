import type { LinkInput } from '../link-input.ts';
import { memoryAfter, type ResolverMemory, resolverMemory } from '../resolver-memory.ts';
import { type Scope, scopesOf } from '../scope.ts';
import type { Files } from './find-islands.ts';
import { sizeOf } from './size-of.ts';

/** An island as it was looked at last: its outlines, and the answers to all that was asked of them. */
export interface Warm {
  readonly files: Files;
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly memory: ResolverMemory;
}

/** Of the island that was edited last what was found out about its code, for its next edit. */
export interface Warmth {
  /** What is known of code that is to be linked: of the files that did not change since, as far as it holds. */
  take(input: LinkInput): Warm;
  keep(warm: Warm): void;
  /** It takes much room, and makes the next edit fast. */
  drop(): void;
}

/** After more, so much lies about that no longer holds that it is better to begin again. */
const mostEdits = 60;

/** With more files that changed at once, little of it would hold. */
const mostChanged = 40;

/** Characters of outlines. Kept, each of them took five bytes in a shop with 27 million: 125 MB, for as long as somebody edits. */
const mostKept = 30_000_000;

export function createWarmth(): Warmth {
  let kept: Warm | undefined;
  return {
    take: (input) => {
      const before = kept;
      kept = undefined;
      return (before && warmAgain(before, input)) ?? cold(input);
    },
    keep: (warm) => {
      kept = warm.memory.trace.time <= mostEdits && sizeOf(warm.files) <= mostKept ? warm : undefined;
    },
    drop: () => {
      kept = undefined;
    },
  };
}

/** For who looks at a state once. */
export const noWarmth: Warmth = { take: cold, keep: () => {}, drop: () => {} };

export function cold(input: LinkInput): Warm {
  return { files: input.files, scopes: scopesOf(input), memory: resolverMemory() };
}

/** Undefined where files came or went, or others changed than those of code. */
function warmAgain({ files, scopes, memory }: Warm, input: LinkInput): Warm | undefined {
  const changed = changedIn(files, input.files);
  if (changed === undefined) return undefined;
  const stays = new Map(scopes);
  for (const file of changed) stays.delete(file);
  const now = scopesOf(input, stays);
  for (const file of changed) addParts(now.get(file)?.outline, memory.fresh);
  return { files: input.files, scopes: now, memory: memoryAfter(memory, changed) };
}

function changedIn(before: Files, now: Files): readonly string[] | undefined {
  if (before.size !== now.size) return undefined;
  const changed: string[] = [];
  for (const [file, facts] of now) {
    const known = before.get(file);
    if (known === facts) continue;
    if (known?.outline === undefined || facts.outline === undefined || changed.length === mostChanged) return undefined;
    changed.push(file);
  }
  return changed;
}

function addParts(part: object | undefined, parts: WeakSet<object>): void {
  if (part === undefined) return;
  parts.add(part);
  for (const value of Object.values(part)) if (typeof value === 'object' && value !== null) addParts(value, parts);
}
