import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Loop } from '../../model/loop.ts';
import { requestOf } from '../../model/request-of.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { batchRoute } from '../questions/batch-route.ts';
import { isMutating, targetOf } from '../questions/call-target.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, placeOf, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { loopedList } from '../questions/looped-list.ts';
import { repeatsThrough } from '../questions/repeats-through.ts';
import { sitesOf } from '../questions/sites-of.ts';
import { takesMany } from '../questions/takes-many.ts';
import type { Report, Rule } from '../rule.ts';
import { doers } from '../words/doers.ts';
import { routeOf } from '../words/route-words.ts';

const compose = `services:
  orders:
    build: ./orders
    ports: ["3000:3000"]
  stock:
    build: ./stock
`;

const stock = `import express from 'express';

const app = express();
app.get('/items/:sku', (req, res) => res.json({ sku: req.params.sku, left: 3 }));
app.post('/items/search', (req, res) => res.json(req.body.skus.map((sku) => ({ sku, left: 3 }))));
app.listen(3000);
`;

export const nPlusOneCall: Rule = {
  id: 'n-plus-one-call',
  area: 'performance',
  severity: 'medium',
  what: 'A request calls another service once for each item of a list.',
  why: 'Latency and the load on the other side grow with the list, and one failed call of many fails the request.',
  fix: 'Ask for all items in one call, or keep the few fields that are needed on this side.',
  references: [
    'https://learn.microsoft.com/en-us/azure/architecture/antipatterns/chatty-io/',
    'https://google.aip.dev/231',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'calls', 'components', 'accesses', 'tables', 'jobs', 'channels'],
  examples: {
    bad: {
      'docker-compose.yml': compose,
      'orders/package.json': '{ "name": "orders", "dependencies": { "express": "4" } }',
      'orders/src/app.ts': `import express from 'express';

const app = express();

app.get('/baskets/:id', async (req, res) => {
  const skus = String(req.query.skus).split(',');
  const lines = [];
  for (const sku of skus) {
    const answer = await fetch(\`http://stock:3000/items/\${sku}\`, { signal: AbortSignal.timeout(2000) });
    lines.push(await answer.json());
  }
  res.json({ lines });
});

app.listen(3000);
`,
      'stock/package.json': '{ "name": "stock", "dependencies": { "express": "4" } }',
      'stock/src/app.ts': stock,
    },
    good: {
      'docker-compose.yml': compose,
      'orders/package.json': '{ "name": "orders", "dependencies": { "express": "4" } }',
      'orders/src/app.ts': `import express from 'express';

const app = express();

app.get('/baskets/:id', async (req, res) => {
  const answer = await fetch('http://stock:3000/items/search', {
    method: 'POST',
    body: JSON.stringify({ skus: String(req.query.skus).split(',') }),
    signal: AbortSignal.timeout(2000),
  });
  res.json({ lines: await answer.json() });
});

app.listen(3000);
`,
      'stock/package.json': '{ "name": "stock", "dependencies": { "express": "4" } }',
      'stock/src/app.ts': stock,
    },
  },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const entries = entryPointsOf(index);
  return repeatedSites(index).flatMap((site) => {
    const callers = entries(site.operation).filter((entry) => entry.kind !== 'job');
    return isNonEmpty(callers) ? [report(index, site, callers)] : [];
  });
}

interface RepeatedSite {
  readonly operation: string;
  readonly loop: Loop | undefined;
  readonly evidence: Evidence | undefined;
  readonly calls: NonEmpty<Call>;
}

function repeatedSites(index: SystemIndex): RepeatedSite[] {
  const looped = index.system.calls.filter((call) => call.inLoop && isPerItem(index, call));
  const bySite = groupBy(looped, ({ id, operation, chosen, evidence: [place] }) =>
    chosen ? `${operation} ${placeOf(place)}` : id,
  );
  const direct = [...bySite.values()].map((calls) => {
    const [{ operation, loop, evidence }] = calls;
    return { operation, loop, evidence: evidence[0], calls: [...calls] };
  });
  const throughCalls = repeatsThrough(index).map(({ call, operations }) => ({
    operation: call.from,
    loop: call.loop,
    evidence: call.evidence,
    calls: operations.flatMap((operation) => index.callsOf(operation)).filter((each) => isPerItem(index, each)),
  }));
  // One loop is one finding for each service that it calls.
  const byLoop = groupBy(
    [...direct, ...throughCalls].filter(({ calls }) => calls.length > 0),
    ({ operation, loop, evidence, calls }) => `${operation} ${loop?.of ?? evidence?.line} ${calls[0]?.to}`,
  );
  return [...byLoop.values()].flatMap(([first, ...others]) => {
    const calls = uniqueBy([...first.calls, ...others.flatMap((site) => site.calls)], ({ id }) => id);
    return isNonEmpty(calls) ? [{ ...first, calls }] : [];
  });
}

/**
 * The same request again and again is a poll, and a URL that comes from data is a delivery to somebody's hook:
 * neither has a batch, and what counts through portions of a list calls one. A hole in the path makes a call one item's, and so does a change sent to a peer. A client that
 * tries again by itself is asked for each item all the same.
 */
function isPerItem(index: SystemIndex, call: Call): boolean {
  if (call.to === undefined || call.protocol === 'websocket' || takesMany(index, call)) return false;
  if (call.protocol === 'grpc' || call.path.includes('{')) return true;
  return isMutating(call) && index.component(call.to)?.root !== undefined;
}

function report(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Report {
  const labels = callers.map((entry) => entry.label);
  const targets = [...new Set(site.calls.map((call) => targetOf(index, call)))];
  const list = loopedList(index, site.operation, site.loop);
  const isRequest = callers.some((entry) => entry.kind === 'endpoint');
  return {
    severity: !isRequest || list === 'few' ? 'low' : list === 'growing' ? 'high' : undefined,
    title: `${doers(labels, 'calls', 'call')} ${calledIn(index, site.calls)} per item of a loop`,
    message: messageOf(index, site),
    fix: fixOf(index, site, targets),
    evidence: evidenceChain(
      site.evidence,
      wayTo(index, callers[0], site.operation),
      site.calls.map((call) => call.evidence[0]),
      site.calls.map((call) => (call.endpoint === undefined ? undefined : index.endpoint(call.endpoint)?.evidence[0])),
    ),
    subjects: [...new Set([site.operation, ...site.calls.map((call) => call.id), ...callers.map((entry) => entry.id)])],
  };
}

/** One route is named: several loops of one request may call the same service, and each is a finding of its own. */
function calledIn(index: SystemIndex, calls: NonEmpty<Call>): string {
  const targets = named(calls, [...new Set(calls.map((call) => targetOf(index, call)))]);
  const [first] = calls;
  const route = first.endpoint === undefined ? undefined : index.endpoint(first.endpoint);
  if (route === undefined || calls.some(({ endpoint }) => endpoint !== first.endpoint)) return targets;
  return `${spokenRoute(route)} of ${targets}`;
}

function spokenRoute(route: Endpoint): string {
  return route.protocol === 'grpc' ? route.path.slice(1) : routeOf(route);
}

/** Of addresses that are chosen among, each item has one. */
function named(calls: readonly Call[], names: readonly string[]): string {
  return calls.length > 1 && sitesOf(calls).length === 1 ? names.join(' or ') : shortList(names);
}

function messageOf(index: SystemIndex, { calls, loop }: RepeatedSite): string {
  const requests = [...new Set(calls.map((call) => requestOf(index, call)))];
  const what = `${named(calls, requests)} can go out for each item, once or more`;
  if (loop?.atOnce === true) return `${what}: all calls are begun at once, and each is one more that can fail.`;
  const detached = calls.some((call) => call.detached === true);
  return `${what}: ${detached ? '' : 'the answer takes longer with each, and '}each is one more that can fail.`;
}

function fixOf(index: SystemIndex, { calls: [call], loop }: RepeatedSite, targets: readonly string[]): string {
  const target = shortList(targets);
  if (loop?.same === true) return `Call ${target} once before the loop, and use the answer for every item.`;
  const known = batchRoute(index, call);
  if (known !== undefined) return `${target} has ${spokenRoute(known)} for many items: call it once before the loop.`;
  if (call.to === undefined || index.component(call.to)?.root === undefined)
    return `Use a call of ${target} that takes many items where it has one; otherwise keep what is needed of it on this side.`;
  if (targets.length > 1) return `Give each of ${target} a route for many items, and call it once before the loop.`;
  // A list in the name of a route says that it takes many already.
  if (/(?:list|batch|bulk|many)$/i.test(call.path))
    return `Collect what all items need of ${target}, and ask for it once before the loop.`;
  return `Give ${target} ${batchFor(call)} and call it once before the loop.`;
}

function batchFor(call: Call): string {
  if (call.protocol === 'grpc') return 'a method for many items';
  const [collection = '', ...behind] = call.path.split(/\/\{[^/]*\}/);
  if (collection === '' || behind.join('') !== '' || behind.length > 1) return 'a route for many items';
  const batch =
    call.method === 'GET' ? `GET ${collection}?ids=a,b,c` : `${call.method} ${collection} with a list in the body`;
  return `a route for many items (\`${batch}\`)`;
}
