import type { Call } from '../../model/call.ts';
import { placeOf } from './evidence-chain.ts';
import { uniqueBy } from './group-by.ts';

/** One call for each place that sends: a request whose address is chosen before counts once, whomever it may reach. */
export function sitesOf(calls: readonly Call[]): readonly Call[] {
  return uniqueBy(calls, ({ id, chosen, evidence: [place] }) => (chosen ? placeOf(place) : id));
}
