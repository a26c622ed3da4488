import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute, routeOf } from '../words/route-words.ts';

export const clientContractMismatch: Rule = {
  id: 'client-contract-mismatch',
  area: 'services',
  severity: severityOf('outage', 'likely'),
  what: 'A service calls a route that the called service does not have.',
  why: 'Each such call is answered with 404 or 405, in production as in every test that does not fake it.',
  fix: 'Call a route that is there, or add the one that is meant.',
  references: ['https://martinfowler.com/articles/consumerDrivenContracts.html', 'https://docs.pact.io/'],
  reads: ['calls', 'endpoints', 'components', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: museum('/v1/tour'),
    good: museum('/v1/tours'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const lost = index.system.calls.filter((call) => isLost(index, call));
    return [...groupBy(lost, (call) => `${call.from} ${call.to} ${call.method} ${call.path}`).values()].map((calls) => {
      const [call] = calls;
      const target = index.component(call.to ?? '')?.name ?? call.to ?? '';
      const [entry] = entries(call.operation);
      const near = nearest(call, index.endpointsOfService(call.to ?? ''));
      return {
        title: `${index.component(call.from)?.name ?? call.from} calls ${call.method} ${call.path} of ${target}, which has no such route`,
        message: prose(
          `None of the ${index.endpointsOfService(call.to ?? '').length} routes of ${target} takes it.`,
          near === undefined ? undefined : `The closest is ${routeOf(near)}.`,
          entry === undefined ? undefined : `${entry.label} depends on the answer.`,
        ),
        fix:
          near === undefined
            ? `Add the route to ${target}, or call one that it has.`
            : `Call ${routeOf(near)}, or add the route to ${target}.`,
        evidence: evidenceChain(
          calls.map(({ evidence: [place] }) => place),
          near?.evidence[0],
          wayTo(index, entry, call.operation),
        ),
        lookedAt: index.endpointsOfService(call.to ?? '').map(routeOf),
        subjects: [call.from, call.to ?? '', `${call.method} ${call.path}`],
      };
    });
  },
};

/** All of the path is known, the target is code that was read, and none of its routes fits. */
function isLost(index: SystemIndex, call: Call): boolean {
  if (call.to === undefined || call.endpoint !== undefined || call.protocol !== 'http') return false;
  const target = index.component(call.to);
  const routes = index.endpointsOfService(call.to).filter(({ sources }) => sources.includes('code'));
  if (target?.kind !== 'service' || routes.length < enough || call.from === call.to) return false;
  const path = call.path.split('?')[0] ?? '';
  if (!path.startsWith('/') || path === '/' || isOperationalRoute(path)) return false;
  if (path.includes('{}') && !namesNothing(routes, path)) return false;
  return !routes.some((route) => meets(route.path, path) && ['ANY', call.method].includes(route.method));
}

/** What stands in a hole may be any part of a path; a word behind it that no route has is of no route. */
function namesNothing(routes: readonly Endpoint[], path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (!/^[a-z][\w-]{2,}$/i.test(last) || parts.some((part) => part.includes('{}') && part !== '{}')) return false;
  return routes.every((route) => !/\*|\{wildcard/.test(route.path) && !route.path.split('/').includes(last));
}

/** A service of which one route was read may have others that were not. */
const enough = 2;

/** Wildcards and parameters take what stands there; a prefix that a proxy adds or takes away makes no difference. */
function meets(route: string, path: string): boolean {
  const [parts, asked] = [route, path].map((text) => text.split('/').filter((part) => part !== ''));
  if (parts === undefined || asked === undefined) return false;
  if (route.includes('*')) return true;
  const shorter = Math.min(parts.length, asked.length);
  if (shorter === 0 || Math.abs(parts.length - asked.length) > 2) return false;
  const [a, b] = [parts.slice(-shorter), asked.slice(-shorter)];
  return a.every((part, at) => part.startsWith('{') || b[at] === '{}' || part === b[at]);
}

function nearest(call: Call, endpoints: readonly Endpoint[]): Endpoint | undefined {
  const words = new Set(call.path.split(/[^a-z0-9]+/i).filter((word) => word !== '' && !/^v\d+$|^api$/.test(word)));
  const shared = ({ path }: Endpoint): number =>
    path.split(/[^a-z0-9]+/i).filter((word) => words.has(word) || words.has(word.replace(/s$/, ''))).length;
  const best = [...endpoints].sort((a, b) => shared(b) - shared(a) || (a.path < b.path ? -1 : 1))[0];
  // One word in common out of many is no likeness.
  return best !== undefined && shared(best) > 0 && shared(best) * 2 >= words.size ? best : undefined;
}

function museum(path: string): Example {
  return {
    'docker-compose.yml': `services:
  shop:
    build: ./shop
  tours:
    build: ./tours
`,
    'shop/package.json': '{ "name": "shop", "dependencies": { "express": "4", "axios": "1" } }',
    'shop/src/app.ts': `import axios from 'axios';
import express from 'express';

const app = express();
const tours = axios.create({ baseURL: 'http://tours:3000', timeout: 2000 });

app.get('/v1/tickets', async (req, res) => {
  const answer = await tours.get('${path}');
  res.json(answer.data);
});

app.listen(3000);
`,
    'tours/package.json': '{ "name": "tours", "dependencies": { "express": "4" } }',
    'tours/src/app.ts': `import express from 'express';

const app = express();

app.get('/v1/tours', (req, res) => {
  res.json({ items: [] });
});

app.get('/v1/halls', (req, res) => {
  res.json({ items: [] });
});

app.listen(3000);
`,
  };
}
