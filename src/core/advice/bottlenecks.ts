import type { Bottleneck, Ground } from './advice.ts';
import { endlessWaits } from './bottleneck/endless-waits.ts';
import { growingAnswers } from './bottleneck/growing-answers.ts';
import { heldConnections } from './bottleneck/held-connections.ts';
import { repeatedWork } from './bottleneck/repeated-work.ts';
import { singleInstances } from './bottleneck/single-instances.ts';
import { syncChains } from './bottleneck/sync-chains.ts';
import { tableScans } from './bottleneck/table-scans.ts';

/** More than this is a list of findings again. */
const shown = 8;

/** What gives way first, in the order in which it usually does: with its arithmetic and what to measure before mending. */
export function bottlenecks(ground: Ground): readonly Bottleneck[] {
  const kinds = [tableScans, heldConnections, repeatedWork, endlessWaits, growingAnswers, syncChains, singleInstances];
  return kinds.flatMap((find) => find(ground)).slice(0, shown);
}
