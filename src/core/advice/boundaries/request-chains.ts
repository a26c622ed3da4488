import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, listed } from '../../model/wording.ts';
import { ownEndpoints, routeName } from '../routes.ts';
import { servicesBehind } from '../services-behind.ts';

/** What one part is taken to reach alone when nothing is measured: 43 minutes of failure a month. */
export const assumedAvailability = 0.999;

/** What a person takes for immediate, as far as the answer is an interaction (Nielsen: below one second). */
export const assumedBudget = 500;

/** Minutes of a month of 30 days. */
const month = 43_200;

export interface Chain {
  readonly route: string;
  readonly service: string;
  /** Everything that has to be up, in the order in which the request meets it. */
  readonly parts: readonly string[];
  /** Calls that the code makes for it, counted where they stand. */
  readonly calls: number;
  readonly availability: string;
  readonly budget: string;
  readonly longestWait: string;
}

/** Requests that wait for other services, the widest first. */
export function requestChains(index: SystemIndex): readonly Chain[] {
  return ownEndpoints(index)
    .map((endpoint) => ({ endpoint, parts: servicesBehind(index, endpoint) }))
    .filter(({ parts }) => parts.length > 1)
    .map(({ endpoint, parts }) => chain(index, endpoint, parts))
    .sort((a, b) => b.parts.length - a.parts.length || b.calls - a.calls || (a.route < b.route ? -1 : 1));
}

function chain(index: SystemIndex, endpoint: Endpoint, parts: readonly string[]): Chain {
  const calls = callsBehind(index, endpoint);
  const together = assumedAvailability ** parts.length;
  const minutes = Math.round(month * (1 - together));
  const steps = calls.length + 1;
  return {
    route: routeName(endpoint),
    service: index.component(endpoint.service)?.name ?? endpoint.service,
    parts,
    calls: calls.length,
    availability: `${assumedAvailability} ^ ${parts.length} = ${together.toFixed(4)}, ${minutes} minutes of failure a month`,
    budget: `${assumedBudget} ms ÷ (${count(calls.length, 'call')} + 1) = ${Math.floor(assumedBudget / steps)} ms each`,
    longestWait: longestWait(calls),
  };
}

/** Each call once, also where two ways lead to it: a lower bound of what is sent. */
function callsBehind(index: SystemIndex, start: Endpoint): readonly Call[] {
  const found = new Set<Call>();
  const seen = new Set([start.id]);
  const open = [start];
  for (const endpoint of open) {
    for (const { operation } of index.reachedBy(endpoint)) {
      for (const call of index.callsOf(operation.id)) {
        found.add(call);
        const next = call.endpoint === undefined ? undefined : index.endpoint(call.endpoint);
        if (next === undefined || seen.has(next.id)) continue;
        seen.add(next.id);
        open.push(next);
      }
    }
  }
  return [...found];
}

/** The sum of timeouts, as if every call waited to its end one after the other. */
function longestWait(calls: readonly Call[]): string {
  const limits = calls.flatMap(({ timeout }) =>
    timeout.kind !== 'unknown' && (timeout.milliseconds ?? 0) > 0 ? [timeout.milliseconds ?? 0] : [],
  );
  const endless = calls.filter(
    ({ timeout }) => timeout.kind === 'library-default' && timeout.milliseconds === 0,
  ).length;
  const unread = calls.length - limits.length - endless;
  if (endless > 0)
    return `no end: ${endless} of ${count(calls.length, 'call')} ${endless === 1 ? 'has' : 'have'} no timeout`;
  const sum = limits.reduce((all, limit) => all + limit, 0);
  const told = [...limits, sum].map((limit) => limit.toLocaleString('en-US'));
  const total = `${told.pop()} ms`;
  const known = limits.length === 0 ? [] : [limits.length === 1 ? total : `${told.join(' + ')} = ${total}`];
  const unknown = unread === 0 ? [] : [`${count(unread, 'timeout')} not read`];
  return listed([...known, ...unknown]);
}
