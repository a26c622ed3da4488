import { sizing } from '../../advice/sizing/sizing.ts';
import { designFrom } from '../design.ts';
import { loadFigures } from '../plan/load-figures.ts';

/** What a brief comes to, before anybody asks for the design: quick enough to follow a slider. */
export interface BriefSize {
  readonly services: number;
  readonly endpoints: number;
  readonly tables: number;
  /** A second. */
  readonly requests: { readonly average: number; readonly peak: number };
  /** After the first year and at the horizon. */
  readonly rows: { readonly first: number; readonly horizon: number };
  /** Gigabytes of heap and indexes. */
  readonly storage: { readonly first: number; readonly horizon: number };
  readonly horizonYears: number;
  /** Gigabytes that keep it fast. */
  readonly memory: number;
  /** Megabits a second to the outside, at peak. */
  readonly traffic: number;
  readonly instances: readonly { readonly service: string; readonly count: number }[];
}

export function sizeBrief(file: string, text: string): BriefSize | undefined {
  const { plan, system, brief } = designFrom(file, text);
  if (brief.resources.length === 0) return undefined;
  const load = loadFigures(plan, system);
  const { results } = sizing(system, load);
  const figure = (what: string): number => results.find((result) => result.what === what)?.value ?? 0;
  const counts = [...load.rows.values()];
  return {
    services: plan.services.length,
    endpoints: system.endpoints.length,
    tables: system.tables.length,
    requests: { average: rounded([...load.requests.values()]), peak: figure('requests at peak') },
    rows: { first: rounded(counts.map(({ first }) => first)), horizon: rounded(counts.map(({ horizon }) => horizon)) },
    storage: { first: figure('storage after a year'), horizon: figure(`storage after ${load.horizonYears} years`) },
    horizonYears: load.horizonYears,
    memory: figure('memory that keeps it fast'),
    traffic: figure('outgoing traffic at peak'),
    instances: plan.services.map(({ name }) => ({ service: name, count: figure(`instances of ${name}`) })),
  };
}

/** Three digits, because the figures behind it carry no more. */
function rounded(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(3));
}
