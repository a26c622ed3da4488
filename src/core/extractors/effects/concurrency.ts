import type { Language } from '../../syntax/outline.ts';

/** How a language starts work for every item of a list at once and waits for all of it. */
export interface ConcurrencyWords {
  /** Callees that wait for everything they are given. */
  readonly gathers: readonly string[];
  /** Methods that make one piece of work of each item. */
  readonly each: readonly string[];
  /** Methods between that leave a list as long as the request made it, or nearly so. */
  readonly steps: readonly string[];
}

const node: ConcurrencyWords = {
  gathers: ['Promise.all', 'Promise.allSettled'],
  each: ['map', 'flatMap'],
  steps: ['filter', 'map', 'flatMap', 'split', 'toSorted', 'sort'],
};

export const concurrencyWords: Readonly<Partial<Record<Language, ConcurrencyWords>>> = {
  javascript: node,
  typescript: node,
  tsx: node,
  csharp: { gathers: ['Task.WhenAll'], each: ['Select'], steps: ['Where', 'Distinct', 'ToList'] },
};

/** What lets only so many run at once: `limit(() => load(id))`, `queue.add(…)`. */
export const throttling = /limit|queue|throttl|semaphore|schedul|pool|bottleneck|batch/i;
