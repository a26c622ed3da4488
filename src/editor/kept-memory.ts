import { againstBaseline, type Baseline, baselineOf } from '../core/review/baseline.ts';
import type { HistoryEntry } from '../protocol/overview-schema.ts';
import type { Memory, Reviewed } from './reviewed.ts';

export interface MemoryOptions {
  load(): Promise<Memory>;
  /** `quiet`: nobody asked for it, so that it may wait for the next one. */
  save(memory: Memory, quiet?: boolean): Promise<void>;
  /** Writes what still waits. */
  settle?(): Promise<void>;
  /** What a team has agreed to live with for now; it goes before what this window remembers. */
  baseline(folder: string): Promise<Baseline | undefined>;
}

/** The last review of a window and those before it. */
export interface KeptMemory {
  readonly memory: Memory;
  /** Brings back what an earlier window left; reads once, however often it is asked. */
  restore(): Promise<Memory>;
  /** A review, held against what was known before it. A quiet one leaves no line in the history. */
  remember(reviewed: Reviewed, quiet: boolean): Promise<Reviewed>;
  /** Settles once everything is kept. */
  kept(): Promise<void>;
}

/** `tell` hears of each change before it is kept. */
export function createKeptMemory(options: MemoryOptions, tell: (change: 'review' | 'restored') => void): KeptMemory {
  let memory: Memory = { last: undefined, history: [] };
  let restored: Promise<void> | undefined;
  let saving: Promise<void> = Promise.resolve();
  const restore = async () => {
    restored ??= options.load().then((loaded) => {
      memory = loaded;
      tell('restored');
    });
    await restored;
    return memory;
  };
  return {
    get memory() {
      return memory;
    },
    restore,
    remember: async (reviewed, quiet) => {
      await restore();
      const base = nextBase(memory, reviewed, quiet);
      const agreed = (await options.baseline(reviewed.folder)) ?? base;
      const review = agreed === undefined ? reviewed.review : againstBaseline(reviewed.review, agreed);
      const history = quiet ? memory.history : withEntry(memory.history, reviewed);
      memory = { last: { ...reviewed, review }, history, base };
      tell('review');
      saving = options.save(memory, quiet);
      await saving;
      return memory.last ?? reviewed;
    },
    kept: async () => {
      await saving;
      await options.settle?.();
    },
  };
}

/**
 * Who asks again wants to know what has changed since the last time. Refreshes in between keep that time, and a review
 * of less than the workspace cannot be held against one of all.
 */
function nextBase({ last, base }: Memory, { folder, review }: Reviewed, quiet: boolean): Baseline | undefined {
  const isAlike =
    last?.folder === folder && last.review.scope.kind === 'workspace' && review.scope.kind === 'workspace';
  if (!isAlike) return last?.folder === folder ? base : undefined;
  return quiet && base !== undefined ? base : baselineOf(last.review);
}

const historyLength = 20;

function withEntry(history: readonly HistoryEntry[], { at, review }: Reviewed): HistoryEntry[] {
  const entry = { at, scope: review.scope, findings: review.summary.findings };
  return [entry, ...history].slice(0, historyLength);
}
