import { type Endpoint, type Guard, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { protectionsOf } from '../questions/protection.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { routeOf, routesOf } from '../words/route-words.ts';

export const missingRoleCheck: Rule = {
  id: 'missing-role-check',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A route of administrators lets in whoever is signed in, where the others beside it ask for a role.',
  why: 'A customer who knows the address does what only the staff may do.',
  fix: 'Ask for the same role before the handler.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/',
    'https://cwe.mitre.org/data/definitions/862.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'effects', 'calls'],
  within: 'district',
  examples: { bad: expressExample(halls('')), good: expressExample(halls('requireAdmin, ')) },
  check: ({ index }) => {
    const theirs = index.system.endpoints.filter((endpoint) => areaOf(endpoint) !== undefined);
    const areas = groupBy(theirs, (endpoint) => `${endpoint.service} ${areaOf(endpoint)}`);
    return [...areas.values()].flatMap((area) => reportsOf(index, area));
  },
};

/** `/api/admin` of `/api/admin/users/{id}`. */
function areaOf({ path, protocol, sources }: Endpoint): string | undefined {
  if (protocol !== undefined || !sources.includes('code')) return undefined;
  return /^(?:\/[^/{]+)*?\/(?:admin|backoffice)(?=\/[^/])/i.exec(path)?.[0];
}

function reportsOf(index: SystemIndex, area: readonly Endpoint[]): readonly Report[] {
  const protections = protectionsOf(index);
  const open = area.filter((each) => protections.of(each) === 'guarded' && !mayAskForRole(index, each));
  const asking = area.flatMap((endpoint) => {
    const guard = roleOf(endpoint);
    return guard === undefined ? [] : [{ endpoint, guard }];
  });
  // Where most go without, the role is asked for by what was not read, or by nobody on purpose.
  return isNonEmpty(open) && isNonEmpty(asking) && asking.length >= open.length ? [report(open, asking)] : [];
}

interface Asking {
  readonly endpoint: Endpoint;
  readonly guard: Guard;
}

function roleOf({ guards }: Endpoint): Guard | undefined {
  return guards.find((guard) => guard.kind === 'authorization' && guard.level !== 'handler' && turnsAway(guard));
}

function mayAskForRole(index: SystemIndex, endpoint: Endpoint): boolean {
  const isNamed = endpoint.guards.some(
    ({ kind, name }) =>
      kind === 'authorization' || (kind !== 'cors' && /admin|staff|role|perm|polic|scope|super/i.test(name)),
  );
  if (isNamed || endpoint.responses.some(({ status }) => status === 403)) return true;
  return index
    .reachedBy(endpoint)
    .some(({ operation }) =>
      /authoriz|admin[A-Z_]|is_?admin|perm|polic|allow|role|can[A-Z_]/i.test(lastName(operation.name)),
    );
}

function lastName(operation: string): string {
  return operation.includes(' ') ? '' : (operation.split('.').at(-1) ?? '');
}

function report(open: NonEmpty<Endpoint>, [{ endpoint: sibling, guard }, ...more]: NonEmpty<Asking>): Report {
  const routes = shortList(routesOf(open));
  const others =
    more.length === 0
      ? routeOf(sibling)
      : `${routeOf(sibling)} and ${more.length} more beside ${open.length === 1 ? 'it' : 'them'}`;
  return {
    title: `${routes} ${agree(open.length, 'lets', 'let')} in whoever is signed in`,
    message: prose(
      `${others} ${agree(more.length + 1, 'asks', 'ask')} for \`${guard.name}\` (${guard.evidence.file}:${guard.evidence.line});`,
      `before ${routes} stands only what asks who is calling, so every account may use ${open.length === 1 ? 'it' : 'them'}.`,
    ),
    fix: fixOf(open, sibling, guard),
    evidence: evidenceChain(
      open.map(({ evidence }) => evidence[0]),
      sibling.evidence[0],
      guard.evidence,
    ),
    lookedAt: open.flatMap(({ guards }) =>
      guards.map(({ name, evidence }) => `guard ${name} ${evidence.file}:${evidence.line}`),
    ),
    subjects: open.map(({ id }) => id),
  };
}

/** One that stands before all routes asks those that are marked: the mark is what is missing. */
function fixOf(open: NonEmpty<Endpoint>, sibling: Endpoint, guard: Guard): string {
  const these = open.length === 1 ? 'this route' : 'these routes';
  return guard.level === 'application' || guard.level === 'module'
    ? `Say on ${these} which role \`${guard.name}\` has to ask for, as ${routeOf(sibling)} does.`
    : `Put \`${guard.name}\` before ${these} too.`;
}

function halls(guard: string): string {
  return `app.get('/v1/admin/visitors', ${guard}async (req, res) => {
  const found = await pool.query('SELECT id, name FROM visitors ORDER BY id LIMIT 50');
  res.json({ items: found.rows });
});

app.delete('/v1/admin/halls/:id', requireAdmin, async (req, res) => {
  await pool.query('DELETE FROM halls WHERE id = $1', [req.params.id]);
  res.status(204).end();
});

function requireAdmin(req, res, next) {
  if (!req.user.admin) return res.status(403).end();
  next();
}`;
}
