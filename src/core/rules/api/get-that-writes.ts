import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { isCreatedOnDemand } from '../questions/created-on-demand.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { comesSurely } from '../questions/surest-first.ts';
import { tableName, writesOf } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { deedOf } from '../words/deeds.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute, routeOf, segmentsOf } from '../words/route-words.ts';
import { isBookkeepingTable } from '../words/table-words.ts';

export const getThatWrites: Rule = {
  id: 'get-that-writes',
  area: 'api',
  severity: 'medium',
  what: 'A GET or HEAD route inserts, updates or deletes rows.',
  why: 'Browsers, proxies, link previews and crawlers send GET unasked, repeat it, and answer it from caches.',
  fix: 'Move the write to a POST, PUT, PATCH or DELETE route and let GET read only.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110.html#name-safe-methods',
    'https://owasp.org/www-community/attacks/csrf',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  within: 'district',
  examples: { bad: shopWith('get'), good: shopWith('post') },
  check: ({ index }) => {
    const unsafe = index.system.endpoints.filter(isSafeRoute).flatMap((endpoint): Unsafe[] => {
      const writes = writesOf(index, endpoint);
      if (!isNonEmpty(writes) || isTracking(index, endpoint, writes)) return [];
      return [{ endpoint, writes, twin: twinOf(index, endpoint) }];
    });
    return likeOnes(unsafe).map((same) => report(index, same));
  },
};

function shopWith(method: string): Record<string, string> {
  return {
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/orders.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.use(requireAuth);

app.${method}('/orders/:id/cancel', async (req, res) => {
  await pool.query("UPDATE orders SET state = 'cancelled' WHERE id = $1", [req.params.id]);
  res.redirect('/orders');
});

app.listen(3000);
`,
  };
}

/** GraphQL over GET decides by the query, and a hosted scheduler can only send GET. */
function isSafeRoute(endpoint: Endpoint): boolean {
  if (endpoint.method !== 'GET' && endpoint.method !== 'HEAD') return false;
  if (
    endpoint.onlyWhere !== undefined ||
    endpoint.static ||
    isOperationalRoute(endpoint.path) ||
    isLoginReturn(endpoint)
  )
    return false;
  return !segmentsOf(endpoint.path).some((segment) => /^(graphql|cron|job|scheduled|webhook|trpc|rpc)$/.test(segment));
}

/** A login provider sends the browser back with a code that works once: that has to be GET, and nothing else can come. */
function isLoginReturn(endpoint: Endpoint): boolean {
  return segmentsOf(endpoint.path).some((segment) => /callback|oauth|oidc|sso|saml/.test(segment));
}

/** Opening a tracked link or pixel is itself the event: most of what is written are visits, hits and sessions. */
function isTracking(index: SystemIndex, endpoint: Endpoint, writes: readonly DataAccess[]): boolean {
  const inserts = index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.accessesOf(operation.id))
    .filter((access) => access.verb === 'insert' && isBookkeepingTable(tableName(index, access)));
  return new Set(inserts.map((access) => access.table)).size > new Set(writes.map((access) => access.table)).size;
}

interface Unsafe {
  readonly endpoint: Endpoint;
  readonly writes: NonEmpty<DataAccess>;
  /** The same handler answers a POST there too. */
  readonly twin: boolean;
}

function twinOf(index: SystemIndex, endpoint: Endpoint): boolean {
  return index
    .endpointsOfService(endpoint.service)
    .some(({ method, path, handler }) => method === 'POST' && path === endpoint.path && handler === endpoint.handler);
}

/** Routes that one line registers in a loop, and routes that come to the same statements, are mended in one place. */
function likeOnes(unsafe: readonly Unsafe[]): NonEmpty<Unsafe>[] {
  const place = ({ endpoint: { evidence } }: Unsafe): string => `${evidence[0]?.file}:${evidence[0]?.line}`;
  const registered = groupBy(unsafe, place);
  return [
    ...groupBy(unsafe, (each) =>
      (registered.get(place(each))?.length ?? 0) > 1 ? place(each) : each.writes.map(({ id }) => id).join(),
    ).values(),
  ];
}

function report(index: SystemIndex, same: NonEmpty<Unsafe>): Report {
  const routes = same.map(({ endpoint }) => routeOf(endpoint));
  const writes = uniqueBy(
    same.flatMap((each) => each.writes),
    ({ id }) => id,
  );
  const tables = [...new Set(writes.map((access) => tableName(index, access)))];
  // What stands behind a condition on every way may not be written.
  const can = same.every((each) => each.writes.every((access) => isAtTimes(index, each.endpoint, access)));
  const doers = can ? 2 : same.length;
  const verbs = [...new Set(writes.map((access) => deedOf(access.verb, doers)))];
  const isOneDeed = same.every((each) => each.writes.map(({ id }) => id).join() === writes.map(({ id }) => id).join());
  const deeds =
    isOneDeed && (verbs.length === 1 || tables.length === 1)
      ? `${shortList(verbs)} ${shortList(tables)}`
      : `${agree(doers, 'changes', 'change')} ${shortList(tables)}`;
  return {
    severity: worst(same.map((each) => severityOf(index, each))),
    title: `${shortList(routes, 1)} ${can ? 'can ' : ''}${deeds}`,
    message: messageOf(index, same),
    fix: fixOf(index, same),
    evidence: evidenceChain(
      same.map(({ endpoint }) => endpoint.evidence[0]),
      same.flatMap((each) => {
        const [entry] = endpointEntry(each.endpoint);
        return each.writes.flatMap((access) => [...wayTo(index, entry, access.operation), access.evidence[0]]);
      }),
    ),
    subjects: [...same.map(({ endpoint }) => endpoint.id), ...new Set(writes.map((access) => access.table))],
  };
}

function isAtTimes(index: SystemIndex, endpoint: Endpoint, access: DataAccess): boolean {
  const [entry] = endpointEntry(endpoint);
  return access.atTimes === true || (entry !== undefined && !comesSurely(index, entry, access.operation));
}

function severityOf(index: SystemIndex, { endpoint, writes, twin }: Unsafe): Severity {
  if (isLinkTarget(endpoint) || isMadeOnDemand(index, { endpoint, writes })) return 'low';
  const deletes = writes.some((access) => access.verb === 'delete');
  // A form that is shown by GET and sent by POST often asks what came before it writes.
  if (twin) return 'low';
  return deletes ? 'high' : 'medium';
}

function isMadeOnDemand(index: SystemIndex, { endpoint, writes }: Pick<Unsafe, 'endpoint' | 'writes'>): boolean {
  return writes.every((access) => isCreatedOnDemand(index, endpoint, access));
}

function worst(severities: readonly Severity[]): Severity {
  return (['high', 'medium'] as const).find((severity) => severities.includes(severity)) ?? 'low';
}

/** Links in mails arrive as GET whether one likes it or not. */
function isLinkTarget(endpoint: Endpoint): boolean {
  return segmentsOf(endpoint.path).some((segment) =>
    /log-?out|sign-?out|verify|verification|confirm|unsubscribe|activate|invit|redirect/.test(segment),
  );
}

function messageOf(index: SystemIndex, [{ endpoint, writes, twin }, ...others]: NonEmpty<Unsafe>): string {
  const safe = `${endpoint.method} is meant to be safe: it may be repeated, prefetched, cached and crawled.`;
  if (isLinkTarget(endpoint)) {
    return prose(
      safe,
      'A link has to arrive as GET, but what opens links before people do can make it write, too, unless somebody has to be signed in.',
    );
  }
  if ([{ endpoint, writes }, ...others].every((each) => isMadeOnDemand(index, each))) {
    return prose(safe, 'The row is made only where it is missing, but two first requests at once can collide.');
  }
  const deletes = [writes, ...others.map((other) => other.writes)].flat().some(({ verb }) => verb === 'delete');
  const harm = deletes
    ? 'A request that nobody meant to send may so delete rows.'
    : 'What it writes may so happen unasked or again, or not at all where a cache answers.';
  return prose(safe, harm, twin ? 'The same handler answers POST there.' : undefined);
}

function fixOf(index: SystemIndex, [{ endpoint, writes, twin }, ...others]: NonEmpty<Unsafe>): string {
  const route = routeOf(endpoint);
  if (isLinkTarget(endpoint)) return `Let ${route} show a page whose button sends POST ${endpoint.path}.`;
  if (twin) return 'Register POST alone where clients can send it, or write only where the request is one.';
  if ([{ endpoint, writes }, ...others].every((each) => isMadeOnDemand(index, each)))
    return 'Let a unique key and an upsert settle who was first; where nothing needs the row before it is changed, answer with a default and make it then.';
  const written = writes.some(({ verb }) => verb !== 'delete')
    ? ', or a job where it only fills in what was missing'
    : '';
  return `Let a POST, PUT, PATCH or DELETE route do the write${written}, and let ${others.length > 0 ? 'GET' : route} read only.`;
}
