import { graphOf } from '../../graph/graph.ts';
import { stronglyConnectedComponents } from '../../graph/strongly-connected-components.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { type ServiceCall, serviceCalls } from '../questions/service-calls.ts';
import type { Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';

const compose = `services:
  orders:
    build: ./orders
  stock:
    build: ./stock
`;

const orders = `import express from 'express';

const app = express();

app.get('/orders/:id/reservation', async (req, res) => {
  const url = \`http://stock:3000/reservations/\${req.params.id}\`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  res.json(await answer.json());
});

app.get('/orders/:id', (req, res) => res.json({ id: req.params.id, sku: 'tea' }));

app.listen(3000);
`;

export const cyclicServices: Rule = {
  id: 'cyclic-services',
  area: 'services',
  severity: 'medium',
  what: 'Services call each other in a circle and wait for the answers.',
  why: 'None of them can be deployed or recover alone, and under load each waits for threads that the others hold.',
  fix: 'Turn one edge of the circle around: let that service send an event, or pass what is needed in the request.',
  references: [
    'https://doi.org/10.1109/MS.2018.2141031',
    'https://learn.microsoft.com/en-us/azure/architecture/microservices/design/interservice-communication',
  ],
  reads: ['calls', 'connections', 'components', 'endpoints', 'operations', 'operationCalls'],
  examples: {
    bad: {
      'docker-compose.yml': compose,
      'orders/package.json': '{ "name": "orders", "dependencies": { "express": "4" } }',
      'orders/src/app.ts': orders,
      'stock/package.json': '{ "name": "stock", "dependencies": { "express": "4" } }',
      'stock/src/app.ts': `import express from 'express';

const app = express();

app.get('/reservations/:order', async (req, res) => {
  const url = \`http://orders:3000/orders/\${req.params.order}\`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  res.json({ order: await answer.json(), reserved: 1 });
});

app.listen(3000);
`,
    },
    good: {
      'docker-compose.yml': compose,
      'orders/package.json': '{ "name": "orders", "dependencies": { "express": "4" } }',
      'orders/src/app.ts': orders,
      'stock/package.json': '{ "name": "stock", "dependencies": { "express": "4" } }',
      'stock/src/app.ts': `import express from 'express';

const app = express();

app.get('/reservations/:order', (req, res) => {
  res.json({ order: req.params.order, reserved: 1 });
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const edges = serviceCalls(index).filter((edge) => edge.from.kind !== 'gateway' && edge.to.kind !== 'gateway');
    const graph = graphOf(
      [],
      edges.map((edge) => ({ from: edge.from.id, to: edge.to.id })),
    );
    return stronglyConnectedComponents(graph)
      .filter((circle) => circle.length > 1)
      .flatMap((members) => {
        const circle = shortestCircle(members, edges);
        return isNonEmpty(circle) ? [report(index, circle)] : [];
      });
  },
};

/** The fewest edges that lead from one of the services back to itself. */
function shortestCircle(members: readonly string[], edges: readonly ServiceCall[]): ServiceCall[] {
  const inside = edges.filter((edge) => members.includes(edge.from.id) && members.includes(edge.to.id));
  const circles = members.map((start) => wayBack(start, inside));
  return circles.reduce((best, circle) => (circle.length > 0 && circle.length < best.length ? circle : best), inside);
}

function wayBack(start: string, edges: readonly ServiceCall[]): ServiceCall[] {
  const ways: ServiceCall[][] = edges.filter((edge) => edge.from.id === start).map((edge) => [edge]);
  const seen = new Set<string>();
  for (const way of ways) {
    const last = way.at(-1)?.to.id;
    if (last === start) return way;
    if (last === undefined || seen.has(last)) continue;
    seen.add(last);
    ways.push(...edges.filter((edge) => edge.from.id === last).map((edge) => [...way, edge]));
  }
  return [];
}

function report(index: SystemIndex, circle: NonEmpty<ServiceCall>): Report {
  const path = [...circle.map((edge) => edge.from.name), circle[0].from.name].join(' → ');
  const back = cameBackTo(index, circle);
  const places = circle.map((edge) => `${edge.from.name} calls ${edge.to.name} in ${placeOf(edge.evidence)}`);
  return {
    severity: back.length === circle.length ? 'high' : undefined,
    title: `${path} is a circle of synchronous calls`,
    message: prose(`${places.join(', ')}.`, consequenceOf(back, circle.length)),
    fix: fixOf(circle),
    evidence: evidenceChain(circle.map((edge) => edge.evidence)),
    subjects: [...new Set(circle.map((edge) => edge.from.id))],
  };
}

function consequenceOf(back: readonly string[], services: number): string {
  const [start] = back;
  if (start === undefined)
    return prose(
      'No single request was seen to travel the whole circle, but each of the services needs the next one',
      'to do all of its work.',
    );
  if (back.length < services)
    return `A request that comes to ${start} can come back to it: ${start} then waits for an answer that needs a free thread or connection in itself.`;
  return prose(
    'One request travels the whole circle, so each of them waits for an answer that needs a free thread',
    'or connection in itself: a slow moment of one stops all.',
  );
}

/** The edge with the fewest calls costs least to cut. */
function fixOf(circle: NonEmpty<ServiceCall>): string {
  const { from, to } = circle.reduce((least, edge) => (edge.calls.length < least.calls.length ? edge : least));
  return prose(
    `Cut ${from.name} → ${to.name}: let ${to.name} publish what ${from.name} asks for,`,
    'or pass it along in the request.',
  );
}

/** Names of the services that a request comes back to. Follows the routes that are known: a call, and what its route calls. */
function cameBackTo(index: SystemIndex, circle: NonEmpty<ServiceCall>): readonly string[] {
  return circle
    .filter((edge, at) => {
      const rest = [...circle.slice(at + 1), ...circle.slice(0, at)];
      return edge.calls.some((call) => leadsAround(index, call.endpoint, rest));
    })
    .map(({ from }) => from.name);
}

function leadsAround(index: SystemIndex, endpointId: string | undefined, rest: readonly ServiceCall[]): boolean {
  const endpoint = index.endpoint(endpointId ?? '');
  const [next, ...later] = rest;
  if (next === undefined) return true;
  if (endpoint === undefined) return false;
  const reached = new Set(index.reachedBy(endpoint).map(({ operation }) => operation.id));
  return next.calls.some((call) => reached.has(call.operation) && leadsAround(index, call.endpoint, later));
}
