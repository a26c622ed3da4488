import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { requestOf } from '../../model/request-of.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { areAlternatives } from '../questions/are-alternatives.ts';
import { targetOf } from '../questions/call-target.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, uniqueBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

export const chattyServices: Rule = {
  id: 'chatty-services',
  area: 'services',
  severity: severityOf('slowdown', 'possible'),
  what: 'One request makes three or more calls to the same service.',
  why: 'Their latencies add up, and the request fails when any of them does.',
  fix: 'Ask once for all of it, or let the other service offer what is needed together.',
  references: [
    'https://learn.microsoft.com/azure/architecture/antipatterns/chatty-io/',
    'https://martinfowler.com/articles/gateway-pattern.html',
  ],
  reads: ['calls', 'endpoints', 'components', 'operations', 'operationCalls'],
  within: 'district',
  examples: {
    bad: shop(['/v1/tours', '/v1/halls', '/v1/guides']),
    good: shop(['/v1/tours', '/v1/halls']),
  },
  check: ({ index }) =>
    index.system.endpoints.flatMap((endpoint) =>
      [...groupBy(callsOf(index, endpoint), (call) => call.to ?? '').values()].flatMap((calls) => {
        const distinct = uniqueBy(calls, ({ method, path }) => `${method} ${path}`);
        if (distinct.length < many) return [];
        const target = targetOf(index, calls[0]);
        return [
          {
            title: `${routeOf(endpoint)} calls ${target} ${distinct.length} times`,
            message: prose(
              `${distinct.map((call) => requestOf(index, call)).join(', ')}: each is a trip of its own,`,
              'and the request fails when one of them does.',
            ),
            fix: `One route of ${target} that answers what ${routeOf(endpoint)} needs together, or the calls at once where they do not need each other.`,
            evidence: evidenceChain(
              endpoint.evidence[0],
              distinct.map(({ evidence: [place] }) => place),
            ),
            subjects: [endpoint.id, calls[0].to ?? target],
          },
        ];
      }),
    ),
};

const many = 3;

/** Calls of which a request makes all: ways that part at a choice count for nothing. */
function callsOf(index: SystemIndex, endpoint: Endpoint): Call[] {
  const reached = index.reachedBy(endpoint).flatMap(({ operation }) => index.callsOf(operation.id));
  const inside = reached.filter(
    ({ to, chosen }) => to !== undefined && chosen === undefined && index.component(to)?.kind === 'service',
  );
  return inside.filter((call) =>
    inside.every((other) => other === call || !areAlternatives(index, endpoint, call.operation, other.operation)),
  );
}

function shop(paths: readonly string[]): Example {
  const calls = paths.map((path) => `    museum.get('${path}'),`).join('\n');
  return {
    'docker-compose.yml': 'services:\n  shop:\n    build: ./shop\n  museum:\n    build: ./museum\n',
    'shop/package.json': '{ "name": "shop", "dependencies": { "express": "4", "axios": "1" } }',
    'shop/src/app.ts': `import axios from 'axios';
import express from 'express';

const app = express();
const museum = axios.create({ baseURL: 'http://museum:3000', timeout: 2000 });

app.get('/v1/programs', async (req, res) => {
  const parts = await Promise.all([
${calls}
  ]);
  res.json({ parts: parts.map((part) => part.data) });
});

app.listen(3000);
`,
    'museum/package.json': '{ "name": "museum", "dependencies": { "express": "4" } }',
    'museum/src/app.ts': `import express from 'express';

const app = express();

app.get('/v1/tours', (req, res) => {
  res.json({ items: [] });
});
app.get('/v1/halls', (req, res) => {
  res.json({ items: [] });
});
app.get('/v1/guides', (req, res) => {
  res.json({ items: [] });
});

app.listen(3000);
`,
  };
}
