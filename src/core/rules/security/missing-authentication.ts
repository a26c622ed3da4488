import type { Call } from '../../model/call.ts';
import type { Endpoint, Guard, OpenedBy } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { type BrokenSecurity, brokenSecurity } from '../questions/broken-security.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, placeOf, wayTo } from '../questions/evidence-chain.ts';
import { exposureOf, gatewayBefore } from '../questions/exposure.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { type OpenRoute, openRouteOf } from '../questions/open-routes.ts';
import { guardBefore, protectionsOf } from '../questions/protection.ts';
import type { Report, Rule } from '../rule.ts';
import { agree } from '../words/doers.ts';
import { openedFix, openedRule, openedSentence } from '../words/opened-words.ts';
import { prose } from '../words/prose.ts';
import { routeOf, routesOf } from '../words/route-words.ts';

const auth = `import jwt from 'jsonwebtoken';

export function requireAuth(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.JWT_SECRET);
    next();
  } catch {
    res.status(401).end();
  }
}
`;

export const missingAuthentication: Rule = {
  id: 'missing-authentication',
  area: 'security',
  severity: 'high',
  what: 'A route changes data or shows what belongs to one person, and nothing on its way asks who is calling.',
  why: 'Everybody who can reach the service can do it in the name of anybody.',
  fix: 'Put the guard that the other routes have on this route, its router or the gateway.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/',
    'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/',
  ],
  reads: [
    'contracts',
    'endpoints',
    'operations',
    'operationCalls',
    'accesses',
    'tables',
    'calls',
    'components',
    'effects',
    'channels',
  ],
  examples: {
    bad: {
      'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.post('/orders', requireAuth, async (req, res) => {
  await pool.query('INSERT INTO orders (customer_id, sku) VALUES ($1, $2)', [req.user.id, req.body.sku]);
  res.status(201).end();
});

app.delete('/orders/:id', async (req, res) => {
  await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
  res.status(204).end();
});

app.listen(3000);
`,
      'src/auth.ts': auth,
    },
    good: {
      'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.post('/orders', requireAuth, async (req, res) => {
  await pool.query('INSERT INTO orders (customer_id, sku) VALUES ($1, $2)', [req.user.id, req.body.sku]);
  res.status(201).end();
});

app.delete('/orders/:id', requireAuth, async (req, res) => {
  await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
  res.status(204).end();
});

app.listen(3000);
`,
      'src/auth.ts': auth,
    },
  },
  check: ({ index }) => {
    const services = index.ofDistricts(guardedServices).flat();
    const anyone = services.some(({ guarded }) => guarded.length > 0);
    const promised = brokenSecurity(index).map(reportBroken);
    const found = services.flatMap(({ open, guarded, routes }) => {
      if (!isNonEmpty(open)) return [];
      return guarded.length > 0
        ? forgottenRoutes(open).map((forgotten) => reportForgotten(index, forgotten, guarded, routes))
        : reportOpenService(index, open, routes, anyone);
    });
    return [...found, ...promised];
  },
};

/** The routes of a service in code: how many, which ask who is calling, and which should. */
interface GuardedService {
  readonly routes: number;
  readonly guarded: readonly Endpoint[];
  readonly open: readonly OpenRoute[];
}

function guardedServices(index: SystemIndex): readonly GuardedService[] {
  const code = index.system.endpoints.filter(
    (endpoint) => endpoint.sources.includes('code') && !endpoint.static && endpoint.onlyWhere === undefined,
  );
  const protections = protectionsOf(index);
  return [...groupBy(code, (endpoint) => endpoint.service).values()].map((endpoints) => ({
    routes: endpoints.length,
    guarded: endpoints.filter(protections.isClosed),
    open: endpoints.flatMap((endpoint) => openRouteOf(index, protections, endpoint)),
  }));
}

/** A gateway or a generated server that follows the contract has nothing to check. */
function reportBroken({ document, what, why, evidence }: BrokenSecurity): Report {
  return {
    severity: 'medium',
    title: `${what} promises an authentication that ${document.file} does not define`,
    message: `In ${document.file} ${why}: no client can fulfil that, and code made from the document asks for nothing.`,
    fix: `Define it under securitySchemes of ${document.file}, or name what is defined there.`,
    evidence: [evidence],
    subjects: [document.contract.id, what, why],
  };
}

/** More open routes than this in one file are one mistake, a router without its guard, and become one finding. */
const separateFindings = 3;

function forgottenRoutes(open: readonly OpenRoute[]): NonEmpty<OpenRoute>[] {
  const byFile = groupBy(open, ({ endpoint }) => endpoint.evidence[0]?.file ?? '');
  return [...byFile.values()].flatMap((routes): NonEmpty<OpenRoute>[] =>
    routes.length <= separateFindings ? routes.map((route) => [route]) : [routes],
  );
}

function reportForgotten(
  index: SystemIndex,
  routes: NonEmpty<OpenRoute>,
  guarded: readonly Endpoint[],
  total: number,
): Report {
  const { path, protocol } = routes[0].endpoint;
  const alike = guarded.filter((other) => other.protocol === protocol);
  const model = closestTo(path, alike.length > 0 ? alike : guarded);
  const optional = routes.every((route) => route.optional);
  const opened = openedRule(routes.map(({ endpoint }) => endpoint));
  const like = model === undefined ? '' : `, ${routeOf(model)}${guarded.length === 1 ? '' : ' for one'}`;
  const asking = `${count(guarded.length, 'route')} of ${total} ${agree(guarded.length, 'asks', 'ask')} who is calling${like}`;
  return {
    ...partsOf(index, routes),
    severity: severityOf(index, routes, optional),
    title: titleOf(routes),
    message: prose(
      sentenceOf(routes, optional, opened),
      // What a rule of the configuration opens was not forgotten in the code.
      opened === undefined
        ? `${asking}, so ${agree(routes.length, 'this one looks', 'these look')} forgotten.`
        : `${asking}.`,
    ),
    fix:
      openedFix(
        routes.map(({ endpoint }) => endpoint),
        callersOf(index, routes),
      ) ?? fixLike(model),
  };
}

/** The guarded route that shares most of the path shows which guard belongs here. */
function closestTo(path: string, guarded: readonly Endpoint[]): Endpoint | undefined {
  const shared = (endpoint: Endpoint): number => {
    const [own, other] = [path.split('/'), endpoint.path.split('/')];
    const differs = own.findIndex((segment, at) => segment !== other[at]);
    return differs === -1 ? own.length : differs;
  };
  const borrowable = (endpoint: Endpoint): number => (guardBefore(endpoint) === undefined ? 0 : 1);
  const [closest] = guarded.toSorted(
    (a, b) => borrowable(b) - borrowable(a) || shared(b) - shared(a) || (a.id < b.id ? -1 : 1),
  );
  return closest;
}

/** What an action calls itself, as nothing else stands before it. */
function askedFirst({ protocol, guards }: Endpoint): Guard | undefined {
  return protocol === 'server-action' ? guards.find(({ kind }) => kind === 'authentication') : undefined;
}

function fixLike(model: Endpoint | undefined): string {
  const guard = model === undefined ? undefined : (guardBefore(model) ?? askedFirst(model));
  if (model === undefined || guard === undefined) {
    return 'Check the token or session at the start of the handler, as the other routes of this service do.';
  }
  const place = placeOf(guard.evidence);
  // Nothing stands before a function that browsers call but what it calls itself.
  return model.protocol === 'server-action'
    ? `Call \`${guard.name}\` first, as ${routeOf(model)} does (${place}).`
    : `Put \`${guard.name}\` before the handler, as ${routeOf(model)} has it (${place}).`;
}

function titleOf(routes: NonEmpty<OpenRoute>): string {
  const [first] = routes;
  if (routes.length === 1) return `${routeOf(first.endpoint)} ${first.deed} without asking who is calling`;
  return `${routes.length} routes of ${first.endpoint.evidence[0]?.file ?? 'one file'} do not ask who is calling`;
}

function sentenceOf(routes: readonly OpenRoute[], optional: boolean, opened: OpenedBy | undefined): string {
  const deeds = shortList(
    routes.map(({ endpoint, deed }) => `${routeOf(endpoint)} ${deed}`),
    5,
  );
  if (opened !== undefined) return `${deeds}: ${openedSentence(opened)}`;
  return optional
    ? `${deeds}, behind a guard that lets anonymous callers through.`
    : `${deeds}, and no guard stands on the route, its router, the application or a gateway.`;
}

function severityOf(index: SystemIndex, routes: NonEmpty<OpenRoute>, optional: boolean): Severity {
  const service = index.component(routes[0].endpoint.service);
  if (exposureOf(service) === 'internal' || optional) return 'medium';
  return routes.some((route) => isDeed(route) || /admin/i.test(route.endpoint.path)) ? 'high' : 'medium';
}

function isDeed({ writes, unsure }: OpenRoute): boolean {
  return writes && unsure !== true;
}

/** A service without any guard is one decision, not as many mistakes as it has routes. */
function reportOpenService(index: SystemIndex, open: NonEmpty<OpenRoute>, total: number, anyone: boolean): Report[] {
  const service = index.component(open[0].endpoint.service);
  const exposure = exposureOf(service);
  const behind = exposure === 'internal' ? gatewayBefore(index, open[0].endpoint.service) : undefined;
  if (!anyone && !open.some((route) => route.writes)) return [];
  if (behind !== undefined && anyone) return [];
  const unsure =
    (exposure === 'unknown' && (!anyone || isCalledByPeers(index, open[0].endpoint.service))) || !open.some(isDeed);
  const opened = openedRule(open.map(({ endpoint }) => endpoint));
  const where = agree(total, 'on its one route', `on any of its ${count(total, 'route')}`);
  return [
    {
      ...partsOf(index, open),
      severity: exposure === 'internal' ? 'low' : unsure ? 'medium' : 'high',
      title: `${service?.name ?? 'A service'} asks nobody who is calling ${where}`,
      message: prose(
        `${shortList(routesOf(open.map((route) => route.endpoint)))} can be called by ${reachOf(exposure, open)}.`,
        opened === undefined
          ? 'No guard was found on any route, router or application of the service.'
          : openedSentence(opened),
      ),
      fix:
        openedFix(
          open.map(({ endpoint }) => endpoint),
          callersOf(index, open),
        ) ?? 'Check a token or session for the whole application before its routers, and name what stays public.',
    },
  ];
}

/** Peers that send requests to the routes: a rule that begins to count may shut them out. */
function callersOf(index: SystemIndex, routes: readonly OpenRoute[]): readonly string[] {
  const ids = new Set(routes.map(({ endpoint }) => endpoint.id));
  const calls = index
    .ofDistricts(readTargets)
    .flat()
    .filter(
      ({ endpoint, from }) => endpoint !== undefined && ids.has(endpoint) && from !== routes[0]?.endpoint.service,
    );
  return [...new Set(calls.map(({ from }) => index.component(from)?.name ?? from))].sort();
}

/** What peers call may well be reachable by them alone, though no deployment file says so. */
function isCalledByPeers(index: SystemIndex, service: string): boolean {
  return index
    .ofDistricts(readTargets)
    .some((calls) => calls.some(({ to, from }) => to === service && from !== service));
}

/** Who calls whom, wherever it is written. */
function readTargets({ system }: SystemIndex): readonly Pick<Call, 'from' | 'to' | 'endpoint'>[] {
  return system.calls.map(({ from, to, endpoint }) => ({ from, to, endpoint }));
}

/** gRPC listens at a port of its own, of which a published one says nothing. */
function reachOf(exposure: 'published' | 'internal' | 'unknown', open: readonly OpenRoute[]): string {
  if (exposure === 'published' && open.every(({ endpoint }) => endpoint.protocol !== 'grpc'))
    return 'everybody who reaches its published port';
  if (exposure === 'internal') return 'every container on its network, though its port is not published';
  return 'everybody who can reach the service';
}

function partsOf(index: SystemIndex, routes: NonEmpty<OpenRoute>): Pick<Report, 'evidence' | 'lookedAt' | 'subjects'> {
  const gateway = gatewayBefore(index, routes[0].endpoint.service);
  const searched = routes.flatMap(({ endpoint }) => endpoint.guardSearch);
  const opened = openedRule(routes.map(({ endpoint }) => endpoint));
  return {
    evidence: evidenceChain(
      routes.map(({ endpoint }) => endpoint.evidence[0]),
      opened && [opened.evidence, opened.hides?.evidence],
      routes.length > 1 ? undefined : routes.flatMap((route) => proofOf(index, route)),
    ),
    lookedAt: [
      ...new Set(searched),
      gateway === undefined ? 'gateway: none in the workspace' : `gateway ${gateway.name}: no authentication found`,
    ],
    subjects: routes.map(({ endpoint }) => endpoint.id),
  };
}

function proofOf(index: SystemIndex, route: OpenRoute): ReturnType<typeof wayTo> {
  const [entry] = endpointEntry(route.endpoint);
  const place = index.accessesOf(route.operation).find((access) => access.kind === 'write')?.evidence[0];
  return [...wayTo(index, entry, route.operation), place ?? index.callsOf(route.operation)[0]?.evidence[0]];
}
