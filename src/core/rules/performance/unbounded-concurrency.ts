import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const unboundedConcurrency: Rule = {
  id: 'unbounded-concurrency',
  area: 'performance',
  severity: severityOf('outage', 'possible'),
  what: 'A request begins work for every item of a list at once, and the client decides how long the list is.',
  why: 'One request with thousands of items takes all connections and memory, and floods whoever is asked.',
  fix: 'Refuse lists above a size, and let only a few run at a time.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
    'https://github.com/sindresorhus/p-limit',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'calls', 'accesses', 'channels', 'components'],
  within: 'district',
  examples: {
    bad: museum('req.body.urls.map(probe)'),
    good: museum('req.body.urls.slice(0, 10).map(probe)'),
  },
  check: ({ index }) =>
    index.system.effects.flatMap(({ id, kind, name, operation = '', evidence: [place] }) => {
      const [endpoint] = index.endpointsOf(operation).filter(({ handler }) => handler === operation);
      if (kind !== 'fan-out' || place === undefined || endpoint === undefined) return [];
      const work = workAt(index, operation, place);
      const [entry] = endpointEntry(endpoint);
      if (work === undefined || entry === undefined || isBounded(endpoint, name)) return [];
      return [
        {
          title: `${entry.label} ${work} for every item of ${name} at once`,
          message: prose(
            `Nothing that was read bounds the number of ${name}: a request with 1,000 items, for example, begins 1,000 of these at once,`,
            'and everybody else waits for what they take.',
          ),
          fix: `Answer 400 when ${name} holds more than, say, 100, and run ten at a time (\`${limiterIn(index.component(entry.service)?.language)}\`).`,
          evidence: evidenceChain(place, entry.evidence),
          lookedAt: [
            `the call itself, for a slice or a limiter`,
            `the shape of the request, for \`maxItems\` of ${name}`,
          ],
          subjects: [id, endpoint.id],
        },
      ];
    }),
};

/** What is done for each item, as far as it leaves the process. */
function workAt(index: SystemIndex, operation: string, place: Evidence): string | undefined {
  const stands = (evidence: Evidence | undefined): boolean =>
    evidence?.file === place.file && place.line <= evidence.line && evidence.line <= place.endLine;
  const below = index
    .outgoingOf(operation)
    .filter(({ inLoop, evidence }) => inLoop && stands(evidence))
    .flatMap(({ to }) => index.reachedFrom(to).map((each) => each.operation.id));
  const calls = index.callsOf(operation).some(({ inLoop, evidence }) => inLoop && stands(evidence[0]));
  if (calls || below.some((each) => index.callsOf(each).length > 0)) return 'sends a request';
  const accesses = index.accessesOf(operation).some(({ inLoop, evidence }) => inLoop && stands(evidence[0]));
  return accesses || below.some((each) => index.accessesOf(each).length > 0) ? 'sends a query' : undefined;
}

function limiterIn(language: string | undefined): string {
  if (language === 'csharp') return 'SemaphoreSlim(10)';
  return language === 'python' ? 'asyncio.Semaphore(10)' : 'pLimit(10)';
}

function isBounded({ request }: Endpoint, name: string): boolean {
  const property = name.split('.').at(-1) ?? '';
  const shape = request?.type === 'object' ? request.fields.find((each) => each.name === property)?.shape : request;
  return shape?.type === 'array' && shape.maxItems !== undefined;
}

function museum(list: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4" } }',
    'src/app.ts': `import express from 'express';

const app = express();

app.post('/v1/links/checks', async (req, res) => {
  const answers = await Promise.all(${list});
  res.json({ dead: answers.filter((answer) => !answer.ok).length });
});

function probe(url) {
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(2000) });
}

app.listen(3000);
`,
  };
}
