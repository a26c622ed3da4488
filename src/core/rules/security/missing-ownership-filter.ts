import type { DataAccess } from '../../model/data-access.ts';
import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isImpersonal } from '../questions/is-impersonal.ts';
import { isOwnerName, ownerColumns } from '../questions/owner-columns.ts';
import { protectionsOf } from '../questions/protection.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

const schema = {
  'schema.sql': `CREATE TABLE loans (
  id bigserial PRIMARY KEY,
  member_id bigint NOT NULL,
  due_on date NOT NULL
);
CREATE INDEX loans_member_id_idx ON loans (member_id);
`,
};

export const missingOwnershipFilter: Rule = {
  id: 'missing-ownership-filter',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A route reads a row by its id alone, where the routes beside it ask for the owner too.',
  why: 'Whoever is signed in reads the rows of anybody by trying ids.',
  fix: 'Read the row by its id and its owner, as the routes beside it do.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    'https://cwe.mitre.org/data/definitions/639.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'effects', 'calls'],
  within: 'district',
  examples: {
    bad: expressExample(loans('WHERE id = $1', '[req.params.id]'), schema),
    good: expressExample(loans('WHERE id = $1 AND member_id = $2', '[req.params.id, req.user.id]'), schema),
  },
  check: ({ index }) => {
    const protections = protectionsOf(index);
    return index.system.endpoints.flatMap((endpoint) => {
      if (endpoint.method !== 'GET' || !/\{[^}]+\}$/.test(endpoint.path)) return [];
      if (protections.of(endpoint) !== 'guarded' || mayBeAskedElsewhere(index, endpoint)) return [];
      const found = openRead(index, endpoint);
      if (found === undefined) return [];
      const { read, table, owner, sibling } = found;
      return [
        {
          title: `${routeOf(endpoint)} reads ${table.name} of anybody`,
          message: prose(
            `It reads ${table.name} by ${table.primaryKey[0]} alone, and whoever is signed in may choose the id.`,
            `${routeOf(sibling.endpoint)} asks for ${owner} too, so rows are meant for their owner.`,
          ),
          fix: `Read the row by ${table.primaryKey[0]} and ${owner} with the id of the caller, as ${routeOf(sibling.endpoint)} does, and answer 404 where there is none.`,
          evidence: evidenceChain(
            read.evidence[0],
            endpoint.evidence[0],
            sibling.access.evidence[0],
            table.columns.find(({ name }) => sameColumn(name, owner))?.evidence,
          ),
          lookedAt: [
            ...endpoint.guards.map(({ name, evidence }) => `guard ${name} ${evidence.file}:${evidence.line}`),
            ...index.reachedBy(endpoint).map(({ operation }) => `operation ${operation.name}`),
          ],
          subjects: [endpoint.id, table.id],
        },
      ];
    });
  },
};

interface OpenRead {
  readonly read: DataAccess;
  readonly table: Table;
  readonly owner: string;
  readonly sibling: Sibling;
}

interface Sibling {
  readonly endpoint: Endpoint;
  readonly access: DataAccess;
}

function openRead(index: SystemIndex, endpoint: Endpoint): OpenRead | undefined {
  const accesses = accessesBy(index, endpoint);
  for (const read of accesses) {
    const table = index.table(read.table);
    if (table === undefined || read.kind !== 'read' || !asksFor(read, table.primaryKey)) continue;
    if (read.filters.length !== 1 || read.joined === true || read.again === true) continue;
    // The caller's own row, which is read on the way, has no owner beside its key.
    for (const owner of ownerColumns(index, table)) {
      if (accesses.some((each) => asksWhoOwns(each, read, owner))) continue;
      const sibling = siblingOf(index, endpoint, table, owner);
      if (sibling !== undefined) return { read, table, owner, sibling };
    }
  }
  return undefined;
}

/** A filter by somebody: of the row itself, or of whom it is shared with. */
function asksWhoOwns({ filters, filtersKnown, table }: DataAccess, read: DataAccess, owner: string): boolean {
  const isAsked = filters.some(({ column }) => isOwnerName(column) || sameColumn(column, owner));
  return isAsked || (!filtersKnown && table === read.table);
}

/**
 * A route below the same resource that goes by key and owner. Where all see the list of all rows, a row may be read by
 * all, and changed by its owner; so the list has to ask for the owner as well, or the route beside has to read.
 */
function siblingOf(index: SystemIndex, endpoint: Endpoint, table: Table, owner: string): Sibling | undefined {
  const collection = endpoint.path.replace(/\/\{[^}]+\}$/, '');
  const beside = index.system.endpoints.filter(
    ({ service, path, id }) => service === endpoint.service && id !== endpoint.id && isBelow(path, collection),
  );
  const list = beside.find(({ path, method }) => path === collection && method === 'GET');
  if (list !== undefined && !listsOwn(index, list, table, owner)) return undefined;
  for (const each of beside) {
    if (each.path === collection || (list === undefined && each.method !== 'GET')) continue;
    const access = accessesBy(index, each).find(
      (candidate) => candidate.table === table.id && asksFor(candidate, [...table.primaryKey, owner]),
    );
    if (access !== undefined) return { endpoint: each, access };
  }
  return list === undefined || mayBeShown(table) ? undefined : ofCaller(index, list, table, owner);
}

/** A list of the caller's own rows alone, where nothing says that a single one is for others as well. */
function ofCaller(index: SystemIndex, list: Endpoint, table: Table, owner: string): Sibling | undefined {
  // Whom a request names need not be whoever sends it.
  if (list.path.includes('{') || list.parameters.some(({ name }) => sameColumn(name, owner))) return undefined;
  const access = accessesBy(index, list).find((each) => each.table === table.id && asksFor(each, [owner]));
  return access === undefined ? undefined : { endpoint: list, access };
}

/** Posts, profiles and lists that others may follow are read by all. */
function mayBeShown({ columns }: Table): boolean {
  return columns.some(({ name }) => /public|publish|visib|shar|slug|privat|follow|handle|permalink/i.test(name));
}

function isBelow(path: string, collection: string): boolean {
  return path === collection || path.startsWith(`${collection}/{`);
}

function listsOwn(index: SystemIndex, list: Endpoint, table: Table, owner: string): boolean {
  const reads = accessesBy(index, list).filter((access) => access.table === table.id && access.kind === 'read');
  return reads.length > 0 && reads.every((read) => asksFor(read, [owner]));
}

function asksFor({ filters }: DataAccess, columns: readonly string[]): boolean {
  return (
    columns.length > 0 &&
    columns.every((column) =>
      filters.some(
        (filter) => filter.operator === 'equal' && filter.joins !== true && sameColumn(filter.column, column),
      ),
    )
  );
}

function accessesBy(index: SystemIndex, endpoint: Endpoint): readonly DataAccess[] {
  return index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
}

/** Who compares the owner after the row was read answers so, and nothing tells that from a row that is not there. */
const refusals: ReadonlySet<number> = new Set([403, 404]);

/** A role, a policy, another service, or a function whose name says that it checks. */
function mayBeAskedElsewhere(index: SystemIndex, endpoint: Endpoint): boolean {
  const isChecked = endpoint.guards.some(
    (guard) =>
      turnsAway(guard) &&
      guard.kind !== 'cors' &&
      (guard.kind === 'authorization' || /admin|role|perm|polic|scope|owner/i.test(guard.name)),
  );
  if (isChecked || /(?:^|\/)(?:admin|internal|me|support|backoffice|public|shared?)(?:\/|$)/i.test(endpoint.path))
    return true;
  const asked = (status: number): boolean => status === 404 && isImpersonal(index, endpoint);
  if (endpoint.responses.some(({ status, missing }) => refusals.has(status) && missing !== true && !asked(status)))
    return true;
  const reached = index.reachedBy(endpoint).map(({ operation }) => operation);
  return reached.some(
    ({ id, name }) =>
      index.callsOf(id).length > 0 || /own|perm|polic|allow|may[A-Z_]|can[A-Z_]|role/.test(name.split(' ')[0] ?? ''),
  );
}

function loans(where: string, values: string): string {
  return `app.get('/v1/loans', async (req, res) => {
  const found = await pool.query('SELECT id, due_on FROM loans WHERE member_id = $1 LIMIT 50', [req.user.id]);
  res.json({ items: found.rows });
});

app.get('/v1/loans/:id', async (req, res) => {
  const found = await pool.query('SELECT id, due_on FROM loans ${where}', ${values});
  res.json(found.rows[0]);
});

app.delete('/v1/loans/:id', async (req, res) => {
  await pool.query('DELETE FROM loans WHERE id = $1 AND member_id = $2', [req.params.id, req.user.id]);
  res.status(204).end();
});`;
}
