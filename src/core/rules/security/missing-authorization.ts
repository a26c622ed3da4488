import type { DataAccess } from '../../model/data-access.ts';
import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Reached, SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { countedKey } from '../questions/counted-key.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isImpersonal } from '../questions/is-impersonal.ts';
import { columnsOfPeople, isOwnerName, ownerColumns } from '../questions/owner-columns.ts';
import { protectionsOf } from '../questions/protection.ts';
import { isTenant } from '../questions/tenant-columns.ts';
import { writesOf } from '../questions/writes.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { deedOf } from '../words/deeds.ts';
import { expressExample } from '../words/express-example.ts';
import { ownRowsInLibrary } from '../words/own-rows-in-library.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

const schema = {
  'schema.sql': 'CREATE TABLE loans (id bigserial PRIMARY KEY, member_id bigint NOT NULL, due_on date NOT NULL);',
};

export const missingAuthorization: Rule = {
  id: 'missing-authorization',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A route changes a row by its id and never asks whether it belongs to the one who is signed in.',
  why: 'Whoever is signed in can change the rows of anybody by trying ids.',
  fix: 'Restrict the statement to rows of the caller.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    'https://cwe.mitre.org/data/definitions/639.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'effects', 'calls'],
  within: 'district',
  examples: {
    bad: expressExample(remove('WHERE id = $1'), schema),
    good: expressExample(remove('WHERE id = $1 AND member_id = $2'), schema),
  },
  check: ({ index }) => {
    const protections = protectionsOf(index);
    return index.system.endpoints.flatMap((endpoint) => {
      const collection = changedCollection(endpoint);
      if (collection === undefined) return [];
      const protection = protections.of(endpoint);
      if (protection !== 'guarded' && !(protection === 'handler' && signsIn(endpoint))) return [];
      const writes = writesOf(index, endpoint).filter(({ verb }) => verb === 'update' || verb === 'delete');
      const [write] = writes;
      const table = write === undefined ? undefined : index.table(write.table);
      const belongs = table === undefined ? undefined : belongingOf(index, endpoint, collection, table);
      if (
        write === undefined ||
        table === undefined ||
        belongs === undefined ||
        ((!isRow.test(endpoint.path) || protection === 'handler') &&
          belongs.kept !== true &&
          !isImpersonal(index, endpoint)) ||
        !writes.every((each) => isById(table, each)) ||
        (isImpersonal(index, endpoint) && readsFirst(index, endpoint) && !isMeantForOne(index, table, belongs)) ||
        isRestricted(index, endpoint, table, belongs)
      )
        return [];
      const { owner, beside, policy } = belongs;
      const key = write.filters[0]?.column ?? 'id';
      return [
        {
          title: `${routeOf(endpoint)} ${deedOf(write.verb)} ${table.name} of anybody`,
          message: prose(
            `Each row of ${table.name} has its ${owner.name}, and the statement goes by ${write.filters.map(({ column }) => column).join(', ')} alone;`,
            isBound(index, endpoint) || belongs.kept === true
              ? 'the row is read by its key, and nothing compares whose it is or asks for a role.'
              : isImpersonal(index, endpoint)
                ? 'nothing on the way knows who is calling or asks for a role.'
                : 'nothing on the way reads the row or asks for a role.',
            beside === undefined ? '' : `${routeOf(beside.endpoint)} asks for ${policy ?? owner.name} too.`,
            countedKey(table) === undefined
              ? 'An id is no secret: it stands in addresses, lists and logs.'
              : 'Ids are guessed by counting.',
          ),
          fix: `\`${ownRowsInLibrary(write.library, write.verb === 'delete' ? 'delete' : 'update', key, owner.name)}\` with ${owner.name} of the caller, and 404 where no row was touched.`,
          evidence: evidenceChain(
            write.evidence[0],
            endpoint.evidence[0],
            beside?.evidence,
            owner.evidence,
            endpoint.guards.filter(turnsAway).map(({ evidence }) => evidence),
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

/** The handler itself asks who is signed in, and answers nobody else. */
function signsIn({ guards }: Endpoint): boolean {
  return guards.some(({ kind, optional }) => kind === 'authentication' && !optional);
}

interface Belonging {
  readonly owner: Column;
  /** Another route that asks for it. */
  readonly beside?: { readonly endpoint: Endpoint; readonly evidence: Evidence | undefined } | undefined;
  /** That route asks for one row, by its key and whose it is. */
  readonly kept?: true | undefined;
  /** What the route beside asks before it touches the row. */
  readonly policy?: string | undefined;
}

const isRow = /\{[^}]+\}$/;

/** `/loans` of `DELETE /loans/{id}`, and of what is done to one of them: `POST /loans/{id}/renewals`. */
function changedCollection({ method, path }: Endpoint): string | undefined {
  // A server action stands at the place of its file.
  if (path.includes('#')) return path.replace(/#.*$/, '');
  if (isRow.test(path)) return method === 'GET' || method === 'POST' ? undefined : path.replace(/\/\{[^}]+\}$/, '');
  return method === 'GET' ? undefined : /^(.*)\/\{[^}]+\}\/[^{}/]+$/.exec(path)?.[1];
}

/** What routes beside ask for is what rows are kept apart by; else a column that names somebody. */
function belongingOf(index: SystemIndex, endpoint: Endpoint, collection: string, table: Table): Belonging | undefined {
  const named = table.columns.filter(({ name }) => isOwnerName(name) || isTenant(name));
  const near = ({ path }: Endpoint): number => (path === collection ? 0 : path.startsWith(collection) ? 1 : 2);
  const asking = index
    .accessesOfTable(table.id)
    .flatMap((access) => index.endpointsOf(access.operation).map((other) => ({ endpoint: other, access })))
    .filter(({ endpoint: other }) => other.id !== endpoint.id && other.service === endpoint.service)
    .sort((a, b) => near(a.endpoint) - near(b.endpoint));
  const owners = ownerColumns(index, table).flatMap((owner) => table.columns.find(({ name }) => name === owner) ?? []);
  for (const owner of [...named, ...owners]) {
    const asksFor = (access: DataAccess, column: string): boolean =>
      access.filters.some((filter) => filter.operator === 'equal' && sameColumn(filter.column, column));
    const those = asking.filter(({ access }) => asksFor(access, owner.name));
    const kept = those.find(({ access }) => table.primaryKey.every((column) => asksFor(access, column)));
    const beside = kept ?? those[0];
    // What only refers to somebody says whose a row is where other routes look at it so.
    const isListed = beside?.endpoint.path === collection && !beside.endpoint.path.includes('{');
    if (beside === undefined || (kept === undefined && !named.includes(owner) && !isListed)) continue;
    const asked = kept === undefined ? policyBeside(index, endpoint, collection, table) : undefined;
    if (asked !== undefined) return { owner, kept: true, ...asked };
    return {
      owner,
      beside: { endpoint: beside.endpoint, evidence: beside.access.evidence[0] },
      ...(kept && { kept: true }),
    };
  }
  const asked = owners.length === 0 ? undefined : policyBeside(index, endpoint, collection, table);
  if (asked !== undefined && owners[0] !== undefined) return { owner: owners[0], kept: true, ...asked };
  const owner = named.find(({ name }) => isOwnerName(name));
  return owner === undefined ? undefined : { owner };
}

/** `authorize('view', $loan)` of a route beside that reads the same row. */
function policyBeside(
  index: SystemIndex,
  endpoint: Endpoint,
  collection: string,
  table: Table,
): Pick<Belonging, 'beside' | 'policy'> | undefined {
  for (const other of index.endpointsOfService(endpoint.service)) {
    if (other.id === endpoint.id || !isRow.test(other.path) || !other.path.startsWith(`${collection}/{`)) continue;
    const policy = other.guards.find(({ kind, level }) => kind === 'authorization' && level === 'handler');
    const asks = index
      .reachedBy(other)
      .some(({ operation }) => index.accessesOf(operation.id).some((access) => isById(table, access)));
    if (policy !== undefined && asks)
      return { beside: { endpoint: other, evidence: policy.evidence }, policy: policy.name };
  }
  return undefined;
}

/** A role, a policy, a look at the row before, or a function whose name says that it checks. */
function isRestricted(index: SystemIndex, endpoint: Endpoint, table: Table, belongs: Belonging): boolean {
  if (
    endpoint.guards.some(
      ({ kind, name }) =>
        kind === 'authorization' || (kind !== 'cors' && /admin|role|perm|polic|scope|owner|can/i.test(name)),
    )
  )
    return true;
  if (/(?:^|\/)(?:admin|internal|me|support|backoffice)(?:\/|$)/i.test(endpoint.path)) return true;
  const reached = ownWork(index, endpoint);
  if (
    reached.some(({ operation }) =>
      /own|auth|perm|polic|allow|access|admin|role|can[A-Z]/.test(operation.name.split(' ')[0] ?? ''),
    )
  )
    return true;
  const called = reached.flatMap(({ operation }) => index.callsOf(operation.id));
  const calls = called.length > 0;
  const accesses = reached.flatMap(({ operation }) => index.accessesOf(operation.id));
  // Whoever asks another service whether somebody may does not delete there.
  const mayAsk = called.some(({ method }) => method === undefined || method === 'GET' || method === 'POST');
  if (isImpersonal(index, endpoint)) return mayAsk || accesses.some(({ filtersKnown }) => !filtersKnown);
  // Whoever loads the row before may compare its owner, even where the query itself was not understood.
  if (
    reached
      .slice(1)
      .some(({ operation }) => /(?:^|\.)(?:get|find|load|fetch|read|lookup|retrieve)/i.test(operation.name))
  )
    return true;
  if (belongs.kept === true && isReadByKeyAlone(index, endpoint, table, reached)) return false;
  return (
    accesses.some(
      ({ kind, filtersKnown, validates }) =>
        (kind === 'read' && validates !== true && !isBound(index, endpoint)) || !filtersKnown,
    ) || calls
  );
}

/** Staff handle rows of others, so what only names somebody says too little of a handler that looks at the row. */
function isMeantForOne(index: SystemIndex, table: Table, { owner, beside }: Belonging): boolean {
  return beside !== undefined || columnsOfPeople(index, table).includes(owner.name);
}

function readsFirst(index: SystemIndex, endpoint: Endpoint): boolean {
  return index
    .reachedBy(endpoint)
    .some(({ operation }) => index.accessesOf(operation.id).some(({ kind }) => kind === 'read'));
}

/** What a request does beside finding out who is signed in. */
function ownWork(index: SystemIndex, endpoint: Endpoint): readonly Reached[] {
  const lastOf = (name: string): string => name.split(/[.#]/).at(-1) ?? name;
  const asking = new Set(
    endpoint.guards.filter(({ kind }) => kind === 'authentication').map(({ name }) => lastOf(name)),
  );
  return index
    .reachedBy(endpoint)
    .filter(({ operation, path }) =>
      [operation, ...path.map(({ to }) => index.operation(to))].every(
        (step) => step === undefined || !asking.has(lastOf(step.name)),
      ),
    );
}

/** Libraries by which the row is read before it is changed. */
const loading: ReadonlySet<string> = new Set(['active-record', 'django', 'eloquent', 'sqlalchemy']);

/** Nobody is signed in, or what is sent is taken, wrong or too much: neither speaks of whose a row is. */
const ofNoOwner: ReadonlySet<number> = new Set([401, 409, 422, 429]);

/** The row is read by its key before it is changed, and nothing on the way could refuse whoever asks. */
function isReadByKeyAlone(index: SystemIndex, endpoint: Endpoint, table: Table, work: readonly Reached[]): boolean {
  if (work.some(({ operation }) => operation.throws === true || index.callsOf(operation.id).length > 0)) return false;
  if (endpoint.responses.some(({ status, missing }) => status >= 300 && !ofNoOwner.has(status) && missing !== true))
    return false;
  return work.every(({ operation }) =>
    index.accessesOf(operation.id).every((access) => {
      if (access.kind === 'write' || access.validates === true) return true;
      if (!loading.has(access.library) || !access.filtersKnown) return false;
      return access.table !== table.id || !access.filters.some(({ column }) => isOwnerName(column) || isTenant(column));
    }),
  );
}

/**
 * Laravel reads the row of a parameter by its key before the handler runs. One that answers all requests alike, and hands
 * the row to nobody, has compared nothing.
 */
function isBound(index: SystemIndex, endpoint: Endpoint): boolean {
  const [handler, ...others] = index.reachedBy(endpoint);
  if (handler === undefined || others.length > 0 || endpoint.responses.length > 1) return false;
  if (endpoint.responses.some(({ status }) => status >= 300)) return false;
  return index.accessesOf(handler.operation.id).every((access) => {
    const table = index.table(access.table);
    return table !== undefined && access.library === 'eloquent' && access.atTimes !== true && isById(table, access);
  });
}

function isById(table: Table, { filters, filtersKnown, table: written }: DataAccess): boolean {
  if (!filtersKnown || written !== table.id || filters.length === 0) return false;
  return filters.every(({ column }) => table.primaryKey.some((key) => sameColumn(key, column)));
}

function remove(where: string): string {
  return `app.delete('/v1/loans/:id', async (req, res) => {
  await pool.query('DELETE FROM loans ${where}', [req.params.id, req.user.id]);
  res.status(204).end();
});`;
}
