import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { entryPointsOf } from './entry-points.ts';

/** Synchronous calls of one service of ours to another while a request waits. */
export function peerCalls(index: SystemIndex): readonly Call[] {
  return index.once(allPeerCalls);
}

/** In the order of the System, whatever district they are found in. */
function allPeerCalls(index: SystemIndex): readonly Call[] {
  const peers = new Set(index.ofDistricts(readPeerCalls).flat());
  return index.system.calls.filter((call) => peers.has(call));
}

function readPeerCalls(index: SystemIndex): readonly Call[] {
  const entries = entryPointsOf(index);
  return index.system.calls.filter(
    ({ from, to, operation, protocol }) =>
      to !== undefined &&
      to !== from &&
      protocol !== 'websocket' &&
      index.component(to)?.root !== undefined &&
      entries(operation).some(({ kind }) => kind === 'endpoint'),
  );
}

/** Fewer services than this do well without what large systems need. */
export const manyServices = 5;

/** Ids of the services that call or are called. */
export function servicesIn(calls: readonly Call[]): ReadonlySet<string> {
  return new Set(calls.flatMap(({ from, to }) => [from, to ?? from]));
}
