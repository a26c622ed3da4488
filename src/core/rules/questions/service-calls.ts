import type { Call } from '../../model/call.ts';
import type { Component } from '../../model/component.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isOperationalRoute } from '../words/route-words.ts';

/** One service waits for another: all calls of a pair, or the connection that a deployment file tells of. */
export interface ServiceCall {
  readonly from: Component;
  readonly to: Component;
  readonly calls: readonly Call[];
  readonly evidence: Evidence | undefined;
}

const answering = new Set(['service', 'gateway', 'worker', 'job', 'auth']);

/** Probes are left out: nobody's request waits for them. */
export function serviceCalls(index: SystemIndex): readonly ServiceCall[] {
  return index.once(readServiceCalls);
}

function readServiceCalls(index: SystemIndex): readonly ServiceCall[] {
  const awaited = new Set(index.ofDistricts(awaitedCalls).flat());
  const pairs = new Map<string, ServiceCall>();
  const note = (from: string, to: string | undefined, evidence: Evidence | undefined, call?: Call): void => {
    const [caller, callee] = [index.component(from), index.component(to ?? '')];
    if (caller === undefined || callee === undefined || caller === callee) return;
    if (!answering.has(caller.kind) || !answering.has(callee.kind)) return;
    const known = pairs.get(`${from} ${to}`) ?? { from: caller, to: callee, calls: [], evidence };
    pairs.set(`${from} ${to}`, call === undefined ? known : { ...known, calls: [...known.calls, call] });
  };
  for (const call of index.system.calls) if (awaited.has(call)) note(call.from, call.to, call.evidence[0], call);
  for (const edge of index.system.connections) if (edge.kind === 'call') note(edge.from, edge.to, edge.evidence[0]);
  return [...pairs.values()];
}

function awaitedCalls({ system }: SystemIndex): readonly Call[] {
  return system.calls.filter(({ path }) => !isOperationalRoute(path));
}

/** Endpoints whose handlers reach a call. */
export function requestsThat(index: SystemIndex, calls: readonly Call[]): string[] {
  return [...new Set(calls.flatMap((call) => index.endpointsOf(call.operation).map((endpoint) => endpoint.id)))];
}
