import type { Call } from '../../model/call.ts';
import type { Evidence } from '../../model/evidence.ts';
import { requestOf } from '../../model/request-of.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { batchRoute } from '../questions/batch-route.ts';
import { isMutating, targetOf } from '../questions/call-target.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { repeatsThrough } from '../questions/repeats-through.ts';
import type { Report, Rule } from '../rule.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
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
  severity: 'high',
  what: 'A request calls another service once for each item of a list.',
  why: 'Latency and the load on the other side grow with the list, and one failed call of many fails the request.',
  fix: 'Ask for all items in one call, or keep the few fields that are needed on this side.',
  references: [
    'https://learn.microsoft.com/en-us/azure/architecture/antipatterns/chatty-io/',
    'https://google.aip.dev/231',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'calls', 'components', 'jobs', 'channels'],
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
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return repeatedSites(index).flatMap((site) => {
      const callers = entries(site.operation).filter((entry) => entry.kind !== 'job');
      return isNonEmpty(callers) ? [report(index, site, callers)] : [];
    });
  },
};

interface RepeatedSite {
  readonly operation: string;
  readonly evidence: Evidence | undefined;
  readonly calls: NonEmpty<Call>;
}

function repeatedSites(index: SystemIndex): RepeatedSite[] {
  const inLoop = index.system.calls.filter((call) => call.inLoop && isPerItem(index, call));
  const direct = [...groupBy(inLoop, (call) => call.operation)].map(([operation, calls]) => ({
    operation,
    evidence: calls[0].evidence[0],
    calls,
  }));
  const throughCalls = repeatsThrough(index).map(({ call, operations }) => ({
    operation: call.from,
    evidence: call.evidence,
    calls: operations.flatMap((operation) => index.callsOf(operation)).filter((each) => isPerItem(index, each)),
  }));
  return [...direct, ...throughCalls].flatMap(({ calls, ...site }) => (isNonEmpty(calls) ? [{ ...site, calls }] : []));
}

/**
 * The same request again and again is a retry or a poll, and a URL that comes from data is a delivery to somebody's
 * hook: neither has a batch. A hole in the path makes a call one item's, and so does a change sent to a peer.
 */
function isPerItem(index: SystemIndex, call: Call): boolean {
  if (call.retry || call.to === undefined || call.protocol === 'websocket') return false;
  if (call.protocol === 'grpc' || call.path.includes('{')) return true;
  return isMutating(call) && index.component(call.to)?.root !== undefined;
}

function report(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Report {
  const labels = callers.map((entry) => entry.label);
  const targets = [...new Set(site.calls.map((call) => targetOf(index, call)))];
  return {
    severity: callers.some((entry) => entry.kind === 'endpoint') ? undefined : 'low',
    title: `${doers(labels, 'calls', 'call')} ${calledIn(index, site.calls)} once per item of a loop`,
    message: messageOf(index, site, targets),
    fix: fixOf(index, site.calls, targets),
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
  const targets = shortList([...new Set(calls.map((call) => targetOf(index, call)))]);
  const [first] = calls;
  const route = first.endpoint === undefined ? undefined : index.endpoint(first.endpoint);
  if (route === undefined || calls.some(({ endpoint }) => endpoint !== first.endpoint)) return targets;
  return `${first.protocol === 'grpc' ? route.path.slice(1) : routeOf(route)} of ${targets}`;
}

function messageOf(index: SystemIndex, site: RepeatedSite, targets: readonly string[]): string {
  const what = shortList([...new Set(site.calls.map((call) => requestOf(index, call)))]);
  return prose(
    `${what} goes out once per item: a list of 20 is 20 calls, 600 ms at 30 ms each when they wait for each other,`,
    `and 20 times the load on ${shortList(targets)} when they do not.`,
    'With each call at 99.9 % all 20 succeed in 98.0 % of requests (0.999^20).',
  );
}

function fixOf(index: SystemIndex, [call]: NonEmpty<Call>, targets: readonly string[]): string {
  const known = batchRoute(index, call);
  if (known !== undefined)
    return `${shortList(targets)} has ${routeOf(known)} for many items: call it once before the loop.`;
  const collection = call.path.replace(/\/\{[^/]*$/, '') || '/';
  const isRead = call.method === 'GET';
  const batch = isRead ? `GET ${collection}?ids=a,b,c` : `${call.method} ${collection} with a list in the body`;
  return `Give ${shortList(targets)} a route for many items (\`${batch}\`) and call it once before the loop.`;
}
