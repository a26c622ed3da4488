import { rounded, roundedUp } from './amounts.ts';
import { loadInProse, type ProseLoad } from './load-in-prose.ts';
import type { ProseRates, Rate } from './rates-in-prose.ts';

/** What the busiest time has to carry of which only that is said: a day is taken to be a quarter of it. */
const usualPeak = 4;

export interface RatedLoad {
  readonly load: ProseLoad['load'];
  /** Of each thing that is made so often, on average. */
  readonly perSecond: ReadonlyMap<string, number>;
  /** Of what is looked up, on average. */
  readonly lookups: number | undefined;
}

/**
 * The load as it was said, and where only lookups and events are counted, as those add up to. `isPlaced`: it is known what
 * is looked up, so nothing has to be spread over all that is read.
 */
export function loadByRates(prose: string, { made, asked }: ProseRates, isPlaced: boolean): RatedLoad {
  const { load } = loadInProse(prose);
  const all = [...made.values(), ...(asked === undefined ? [] : [asked])];
  const peak = Number(load['peakFactor'] ?? usualPeak);
  const average = ({ perSecond, atPeak }: Rate): number => rounded(atPeak ? perSecond / peak : perSecond);
  const perSecond = new Map([...made].map(([thing, rate]) => [thing, average(rate)]));
  if (all.length === 0) return { load, perSecond, lookups: undefined };
  const written = [...perSecond.values()].reduce((sum, each) => sum + each, 0);
  const read = asked === undefined ? 0 : average(asked);
  return {
    load: {
      requestsPerSecond: roundedUp(written + read),
      ...(all.some(({ atPeak }) => atPeak) ? { peakFactor: peak } : {}),
      ...(written > 0 && read > 0 && !isPlaced ? { readsPerWrite: rounded(read / written) } : {}),
      ...load,
    },
    perSecond,
    lookups: read > 0 ? read : undefined,
  };
}
