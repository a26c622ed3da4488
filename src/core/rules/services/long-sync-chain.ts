import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { doers, grouped } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute, routesOf } from '../words/route-words.ts';

/** Two hops are the ordinary price of services; from the third on the product of failures is felt. */
const tolerated = 3;

export const longSyncChain: Rule = {
  id: 'long-sync-chain',
  area: 'services',
  severity: 'medium',
  what: 'One request waits for more than three services in a row.',
  why: 'The request fails when any of them fails, and takes as long as all of them together.',
  fix: 'Shorten the chain: keep a copy of what the last services say, or let the later ones work after the answer.',
  references: [
    'https://queue.acm.org/detail.cfm?id=3096459',
    'https://learn.microsoft.com/en-us/azure/architecture/microservices/design/interservice-communication',
  ],
  reads: ['calls', 'endpoints', 'operations', 'operationCalls', 'components'],
  examples: { bad: chainOf(['shop', 'orders', 'stock', 'suppliers']), good: chainOf(['shop', 'orders', 'stock']) },
  check: ({ index }) => {
    const asking = index
      .ofDistricts(askingRoutes)
      .flat()
      .sort((one, other) => (one.endpoint.id < other.endpoint.id ? -1 : 1));
    const longest = chainFinder(index, new Map(asking.map(({ endpoint, calls }) => [endpoint.id, calls])));
    const chains = asking.flatMap(({ endpoint }) => {
      const calls = longest(endpoint);
      return calls.length + 1 > tolerated
        ? [{ endpoint, calls, path: [endpoint.service, ...calls.map(targetId)] }]
        : [];
    });
    const byPath = [...groupBy(chains, (chain) => chain.path.join(' '))];
    const ends = new Set(byPath.flatMap(([path]) => endsOf(path)));
    return byPath.filter(([path]) => !ends.has(path)).map(([, group]) => report(index, group));
  },
};

/** `b c` and `c` of `a b c`: chains that are part of a longer one. */
function endsOf(path: string): readonly string[] {
  const names = path.split(' ');
  return names.slice(1).map((_, at) => names.slice(at + 1).join(' '));
}

/** Services of which each asks the next; every port is the same, so that only names differ. */
function chainOf(names: readonly string[]): Record<string, string> {
  const files: Record<string, string> = {
    'docker-compose.yml': `services:\n${names.map((name) => `  ${name}:\n    build: ./${name}\n`).join('')}`,
  };
  for (const [at, name] of names.entries()) {
    const next = names[at + 1];
    const answer =
      next === undefined
        ? 'res.json({ days: 3 });'
        : `const answer = await fetch('http://${next}:3000/${next}/delivery', { signal: AbortSignal.timeout(2000) });
  res.json(await answer.json());`;
    files[`${name}/package.json`] = `{ "name": "${name}", "dependencies": { "express": "4" } }`;
    files[`${name}/src/app.ts`] = `import express from 'express';

const app = express();

app.get('/${name}/delivery', async (req, res) => {
  ${answer}
});

app.listen(3000);
`;
  }
  return files;
}

interface Chain {
  readonly endpoint: Endpoint;
  readonly calls: readonly Call[];
}

/** The longest row of calls behind a route. A route that is still being followed ends the row: that is a circle. */
function chainFinder(
  index: SystemIndex,
  asking: ReadonlyMap<string, readonly Call[]>,
): (endpoint: Endpoint) => readonly Call[] {
  const known = new Map<string, readonly Call[]>();
  const follow = (endpoint: Endpoint): readonly Call[] => {
    const hit = known.get(endpoint.id);
    if (hit !== undefined) return hit;
    known.set(endpoint.id, []);
    const candidates = (asking.get(endpoint.id) ?? []).map((call) => {
      const next = index.endpoint(call.endpoint ?? '');
      return distinct(endpoint.service, [call, ...(next === undefined ? [] : follow(next))]);
    });
    const longest = candidates.reduce((best, row) => (isBetter(row, best) ? row : best), []);
    known.set(endpoint.id, longest);
    return longest;
  };
  return follow;
}

/** Of two rows of one length the surer is told. */
function isBetter(row: readonly Call[], other: readonly Call[]): boolean {
  const choices = (calls: readonly Call[]): number => calls.filter(({ inArm, chosen }) => inArm || chosen).length;
  return row.length > other.length || (row.length === other.length && choices(row) < choices(other));
}

/** Most routes call nobody. */
function askingRoutes(index: SystemIndex): readonly Chain[] {
  const endpoints = new Set(index.system.calls.flatMap(({ operation }) => index.endpointsOf(operation)));
  return [...endpoints].map((endpoint) => ({ endpoint, calls: outgoing(index, endpoint) }));
}

function outgoing(index: SystemIndex, endpoint: Endpoint): Call[] {
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.callsOf(operation.id))
    .filter((call) => !isOperationalRoute(call.path) && isService(index, call.to))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isService(index: SystemIndex, id: string | undefined): boolean {
  const kind = index.component(id ?? '')?.kind;
  return kind === 'service' || kind === 'gateway' || kind === 'worker' || kind === 'auth';
}

/** A chain ends where it comes back to a service that it has passed. */
function distinct(start: string, calls: readonly Call[]): readonly Call[] {
  const passed = new Set([start]);
  const back = calls.findIndex((call) => passed.size === passed.add(targetId(call)).size);
  return back === -1 ? calls : calls.slice(0, back);
}

function targetId(call: Call): string {
  return call.to ?? '';
}

function report(index: SystemIndex, chains: NonEmpty<Chain>): Report {
  const [{ endpoint, calls }] = chains;
  const ids = [endpoint.service, ...calls.map(targetId)];
  const names = ids.map((id) => index.component(id)?.name ?? id);
  const routes = routesOf(chains.map((chain) => chain.endpoint));
  return {
    title: `${doers(routes, 'goes', 'go')} through ${names.length} services in a row: ${names.join(' → ')}`,
    message: prose(
      `A request that goes this way fails when any of the ${names.length} does, and takes at least as long as these calls one after the other.`,
      timeoutsOf(calls),
    ),
    fix: prose(
      `Cut the chain before ${names.at(-1)}: let it publish its changes and ${names.at(-2)} keep the fields`,
      'that it needs, or answer 202 and do the rest after the answer.',
    ),
    evidence: evidenceChain(
      endpoint.evidence[0],
      calls.flatMap((call) => [call.evidence[0], index.endpoint(call.endpoint ?? '')?.evidence[0]]),
    ),
    subjects: [...ids, ...chains.map((chain) => chain.endpoint.id)],
  };
}

function timeoutsOf(calls: readonly Call[]): string {
  const waits = calls.map(({ timeout }) => (timeout.kind === 'unknown' ? undefined : timeout.milliseconds));
  const known = waits.filter((wait) => wait !== undefined);
  if (known.length === 0) return 'How long each call may wait is not known.';
  if (known.includes(0)) return 'At least one of the calls waits for ever, so the request can too.';
  const sum = known.reduce((total, wait) => total + wait, 0);
  const rest = known.length < calls.length ? ` in the ${known.length} of ${calls.length} calls that say so` : '';
  return `Their timeouts allow ${grouped(sum)} ms of waiting${rest}.`;
}
