import { type NotYet, notYet } from './advice/technology-plan/not-yet.ts';
import type { Decision } from './design/decision.ts';
import type { Saga } from './design/flows/saga.ts';
import type { BackendDesign } from './design-backend.ts';
import { type CacheEntry, cacheEntries, sharedAnswers } from './model/cache-entries.ts';
import { indexSystem } from './model/system-index.ts';

/** What a design says beside what a review of code says. */
export interface DesignPage {
  /** As it is called in places. */
  readonly brief: string;
  readonly goals: readonly string[];
  readonly decisions: readonly Decision[];
  readonly questions: readonly string[];
  readonly sagas: readonly Saga[];
  readonly cache: {
    readonly verdict: string;
    readonly entries: readonly CacheEntry[];
    /** What HTTP keeps without a cache of one's own. */
    readonly shared: readonly { readonly route: string; readonly header: string }[];
  };
  readonly notYet: readonly NotYet[];
  /** Requests a second on average and at peak, the busiest first. */
  readonly busiest: readonly { readonly route: string; readonly average: number; readonly peak: number }[];
  /** After a year, the largest first. */
  readonly storage: BackendDesign['sizes'];
}

const mostRoutes = 10;

export function designPage({ design, sizes, requests }: BackendDesign): DesignPage {
  const { system, brief, decisions, questions, sagas } = design;
  const cached = decisions.find(({ id }) => id === 'cache');
  const busiest = system.endpoints
    .flatMap(({ id, method, path }) => {
      const average = requests.get(id) ?? 0;
      return average === 0 ? [] : [{ route: `${method} ${path}`, average, peak: average * brief.load.peakFactor }];
    })
    .sort((a, b) => b.average - a.average)
    .slice(0, mostRoutes);
  return {
    brief: brief.file,
    goals: brief.goals,
    decisions,
    questions,
    sagas,
    cache: {
      verdict: cached === undefined ? '' : `${cached.choice} ${cached.changesWhen}`,
      entries: cacheEntries(system),
      shared: sharedAnswers(system),
    },
    notYet: notYet(indexSystem(system)),
    busiest,
    storage: sizes,
  };
}
