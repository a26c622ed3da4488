import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { tableName, writesOf } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { deedOf } from '../words/deeds.ts';
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
  examples: { bad: shopWith('get'), good: shopWith('post') },
  check: ({ index }) =>
    index.system.endpoints.filter(isSafeRoute).flatMap((endpoint) => {
      const writes = writesOf(index, endpoint);
      return writes.length === 0 || isTracking(index, endpoint, writes) ? [] : [report(index, endpoint, writes)];
    }),
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
  if (endpoint.static || isOperationalRoute(endpoint.path) || isLoginReturn(endpoint)) return false;
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

function report(index: SystemIndex, endpoint: Endpoint, writes: readonly DataAccess[]): Report {
  const [entry] = endpointEntry(endpoint);
  const tables = [...new Set(writes.map((access) => tableName(index, access)))];
  const verbs = [...new Set(writes.map((access) => deedOf(access.verb)))];
  return {
    severity: severityOf(index, endpoint, writes),
    title: `${routeOf(endpoint)} ${shortList(verbs)} ${shortList(tables)}`,
    message: messageOf(index, endpoint, writes),
    fix: fixOf(endpoint, writes),
    evidence: evidenceChain(
      endpoint.evidence[0],
      writes.flatMap((access) => [...wayTo(index, entry, access.operation), access.evidence[0]]),
    ),
    subjects: [endpoint.id, ...new Set(writes.map((access) => access.table))],
  };
}

function severityOf(index: SystemIndex, endpoint: Endpoint, writes: readonly DataAccess[]): Severity {
  if (isLinkTarget(endpoint) || writes.every((access) => isCreatedOnDemand(index, access))) return 'low';
  return writes.some((access) => access.verb === 'delete') ? 'high' : 'medium';
}

/** Links in mails arrive as GET whether one likes it or not. */
function isLinkTarget(endpoint: Endpoint): boolean {
  return segmentsOf(endpoint.path).some((segment) =>
    /log-?out|sign-?out|verify|verification|confirm|unsubscribe|activate|invit|redirect/.test(segment),
  );
}

/** Reads a row and inserts it where it is missing: the second request finds what the first made. */
function isCreatedOnDemand(index: SystemIndex, access: DataAccess): boolean {
  if (access.verb !== 'insert') return false;
  return index
    .accessesOf(access.operation)
    .some((other) => other.kind === 'read' && other.table === access.table && !isBehind(other, access));
}

/** Who reads a row again after writing it did not ask whether it was there. */
function isBehind({ evidence: [read] }: DataAccess, { evidence: [written] }: DataAccess): boolean {
  return read !== undefined && written !== undefined && read.file === written.file && read.line > written.line;
}

function messageOf(index: SystemIndex, endpoint: Endpoint, writes: readonly DataAccess[]): string {
  const safe = `${endpoint.method} is meant to be safe: it may be repeated, prefetched, cached and crawled.`;
  if (isLinkTarget(endpoint)) {
    return prose(safe, 'A link has to arrive as GET, but mail scanners open it before people do and would use it up.');
  }
  if (writes.every((access) => isCreatedOnDemand(index, access))) {
    return prose(safe, 'The row is made only where it is missing, but two first requests at once can collide.');
  }
  if (writes.some((access) => access.verb === 'delete')) {
    return prose(
      safe,
      'A link preview that opens this URL deletes data, and any page can trigger it with an image tag.',
    );
  }
  return prose(safe, 'A page elsewhere can trigger the write with an image tag, and a cached answer skips it.');
}

function fixOf(endpoint: Endpoint, writes: readonly DataAccess[]): string {
  if (isLinkTarget(endpoint)) return `Let ${routeOf(endpoint)} show a page whose button sends POST ${endpoint.path}.`;
  const verbs = new Set(writes.map((access) => access.verb));
  const method = verbs.size === 1 && verbs.has('delete') ? 'DELETE' : 'POST';
  const path = method === 'DELETE' ? endpoint.path.replace(/\/(delete|remove|destroy)$/, '') : endpoint.path;
  return `Register it as ${method} ${path} and leave GET ${endpoint.path} without the write.`;
}
