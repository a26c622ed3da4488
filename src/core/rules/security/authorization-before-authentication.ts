import { type Endpoint, type Guard, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { routesOf } from '../words/route-words.ts';

export const authorizationBeforeAuthentication: Rule = {
  id: 'authorization-before-authentication',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A guard asks what the caller may do before another finds out who it is.',
  why: 'The first one decides about nobody, so it refuses everybody, or lets everybody pass.',
  fix: 'Let the guard that finds out who is calling stand first.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/696.html',
  ],
  reads: ['endpoints'],
  examples: {
    bad: { 'src/auth.ts': guards(), 'src/app.ts': app('requireRole, authenticate') },
    good: { 'src/auth.ts': guards(), 'src/app.ts': app('authenticate, requireRole') },
  },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const found = index.system.endpoints.flatMap((endpoint) => {
    const pair = wrongPair(endpoint);
    return pair === undefined ? [] : [{ endpoint, ...pair }];
  });
  return [
    ...groupBy(found, ({ endpoint, early, late }) => `${endpoint.service} ${early.name} ${late.name}`).values(),
  ].map((cases) => {
    const [{ early, late }] = cases;
    const routes = shortList(routesOf(cases.map(({ endpoint }) => endpoint)));
    return {
      title: `${early.name} stands before ${late.name} on ${routes}`,
      message: `${early.name} looks at the rights of a caller whom ${late.name} has not yet looked up, so it decides about nobody.`,
      fix: `Put ${late.name} before ${early.name}.`,
      evidence: evidenceChain(
        early.evidence,
        late.evidence,
        cases.map(({ endpoint }) => endpoint.evidence[0]),
      ),
      subjects: cases.map(({ endpoint }) => endpoint.id),
    };
  });
}

interface Pair {
  readonly early: Guard;
  readonly late: Guard;
}

/** Only guards that stand in one list: how those of different levels follow each other is the framework's affair. */
function wrongPair({ guards: all, framework }: Endpoint): Pair | undefined {
  if (!listed.has(framework ?? '')) return undefined;
  const at = all.findIndex(({ kind }) => kind === 'authorization');
  const early = all[at];
  if (early === undefined || early.level !== 'inline') return undefined;
  if (
    all
      .slice(0, at)
      .some((guard) => guard.kind === 'authentication' || (turnsAway(guard) && !isNeutral.test(guard.name)))
  )
    return undefined;
  const late = all
    .slice(at + 1)
    .find(({ kind, level, optional }) => kind === 'authentication' && level === early.level && !optional);
  return late === undefined || late.evidence.file !== early.evidence.file ? undefined : { early, late };
}

/** Frameworks that run the handlers of a route from left to right. */
const listed = new Set(['express', 'koa', 'hono', 'gin', 'echo', 'chi', 'fiber']);

/** A guard of unknown kind before may well find out who is calling. */
const isNeutral =
  /^(?:cors|helmet|compression|json|urlencoded|bodyParser|express\.(?:json|urlencoded)|morgan|logger|requestId|cookieParser)/i;

function guards(): string {
  return `export function authenticate(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  req.user = { role: 'guide' };
  next();
}

export function requireRole(req, res, next) {
  if (req.user?.role !== 'guide') return res.status(403).end();
  next();
}
`;
}

function app(list: string): string {
  return `import express from 'express';
import { authenticate, requireRole } from './auth';

const app = express();

app.get('/v1/halls', ${list}, (req, res) => {
  res.json({ items: [] });
});

app.listen(3000);
`;
}
