import type { Route } from '../http/route.ts';
import type { Entrances } from '../services/find-entrances.ts';

/** Where things come in, and nothing that would keep alive what was read to find it. */
export interface EntranceTraces {
  readonly routes: readonly Pick<Route, 'file' | 'framework' | 'at' | 'end'>[];
  /** Files of what takes messages. */
  readonly consumers: readonly string[];
  readonly jobs: readonly string[];
  readonly applications: Entrances['applications'];
}

export function tracesOf({ routes, consumers, jobs, applications }: Entrances): EntranceTraces {
  return {
    routes: routes.map(({ file, framework, at, end }) => ({ file, framework, at, end })),
    consumers: consumers.map(({ place }) => place.file),
    jobs: jobs.map(({ place }) => place.file),
    applications,
  };
}

/** Of all islands together. */
export function allTraces(islands: readonly EntranceTraces[]): EntranceTraces {
  return {
    routes: islands.flatMap(({ routes }) => routes),
    consumers: islands.flatMap(({ consumers }) => consumers),
    jobs: islands.flatMap(({ jobs }) => jobs),
    applications: islands.flatMap(({ applications }) => applications),
  };
}
