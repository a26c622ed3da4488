import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { areAlternatives } from '../questions/are-alternatives.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { comesBefore } from '../questions/order-in-flow.ts';
import { writesOf } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { doers } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { routesOf } from '../words/route-words.ts';
import { transactionIn } from '../words/transaction-in-library.ts';

const schema = `CREATE TABLE voyages (id bigserial PRIMARY KEY, ship text NOT NULL);
CREATE TABLE cabins (
  id bigserial PRIMARY KEY,
  voyage_id bigint NOT NULL REFERENCES voyages (id),
  deck int NOT NULL
);
CREATE INDEX ON cabins (voyage_id);
`;

export const missingTransaction: Rule = {
  id: 'missing-transaction',
  area: 'services',
  severity: severityOf('loss', 'possible'),
  what: 'A request inserts a row and the rows that belong to it by statements that are each committed alone.',
  why: 'Where the second fails, a half stays behind: an order without its items, which every reader takes for a whole one.',
  fix: 'Run both statements in one transaction.',
  references: [
    'https://www.postgresql.org/docs/current/tutorial-transactions.html',
    'https://martinfowler.com/bliki/DDD_Aggregate.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'components'],
  within: 'district',
  examples: {
    bad: voyages('', 'pool', ''),
    good: voyages(
      "  const client = await pool.connect();\n  await client.query('BEGIN');\n",
      'client',
      "  await client.query('COMMIT');\n",
    ),
  },
  check: ({ index }) => {
    const halves = index.system.endpoints.flatMap((endpoint) => halvesOf(index, endpoint));
    return [...groupBy(halves, ({ part }) => part.id).values()].map((same) => report(index, same));
  },
};

/** A row is there before what belongs to it, and may stay alone. */
interface Half {
  readonly endpoint: Endpoint;
  readonly whole: DataAccess;
  readonly part: DataAccess;
  readonly wholeTable: Table;
  readonly partTable: Table;
  readonly key: ForeignKey;
}

function halvesOf(index: SystemIndex, endpoint: Endpoint): readonly Half[] {
  const { handler } = endpoint;
  if (handler === undefined || endpoint.role !== 'system') return [];
  const inserts = writesOf(index, endpoint).filter((access) => isAlone(index, endpoint, access));
  return inserts.flatMap((part) => {
    const partTable = index.table(part.table);
    const found = inserts.flatMap((whole): Half[] => {
      const wholeTable = index.table(whole.table);
      if (partTable === undefined || wholeTable === undefined || whole.library !== part.library) return [];
      const key = keyBetween(partTable, wholeTable);
      if (key === undefined || areAlternatives(index, endpoint, whole.operation, part.operation)) return [];
      const [first, second] = [deedOf(whole), deedOf(part)];
      return comesBefore(index, handler, first, second) ? [{ endpoint, whole, part, wholeTable, partTable, key }] : [];
    });
    return found.slice(0, 1);
  });
}

/** Whether the insert runs each time, and is committed by itself. */
function isAlone(index: SystemIndex, endpoint: Endpoint, access: DataAccess): boolean {
  if (access.verb !== 'insert' || access.inTransaction || !isCommittedAlone(access)) return false;
  if (access.atTimes === true || access.asked !== undefined || access.once === true || access.disabled === true)
    return false;
  if (isEnsured(index, access)) return false;
  const reached = index.reachedBy(endpoint).find(({ operation }) => operation.id === access.operation);
  return (
    reached?.inTransaction === false &&
    reached.path.every(({ asked, alternative }) => asked === undefined && alternative === undefined)
  );
}

/** What Python's drivers are told belongs to one transaction until somebody commits. */
function isCommittedAlone({ library, evidence }: DataAccess): boolean {
  const isSession = library === 'sql' && evidence[0]?.file.endsWith('.py') === true;
  return !isSession && transactionIn(library) !== undefined;
}

/** `firstOrCreate`: what is made where it is missing stays for the next one, and is no half of anything. */
function isEnsured(index: SystemIndex, { operation, table, evidence: [place] }: DataAccess): boolean {
  return index
    .accessesOf(operation)
    .some(
      ({ kind, table: read, evidence: [look] }) =>
        kind === 'read' && read === table && look?.file === place?.file && look?.line === place?.line,
    );
}

/** A part cannot be there without its whole: what may refer to nothing is news of it, and is written when it happens. */
function keyBetween(part: Table, whole: Table): ForeignKey | undefined {
  if (part.id === whole.id || part.store !== whole.store) return undefined;
  return part.foreignKeys.find(
    ({ references, columns }) =>
      references.table.toLowerCase() === whole.name.toLowerCase() &&
      columns.every((name) => part.columns.some((column) => column.name === name && !column.nullable)),
  );
}

function deedOf({ operation, evidence }: DataAccess) {
  return { operation, evidence: evidence[0] };
}

function report(index: SystemIndex, halves: NonEmpty<Half>): Report {
  const [{ endpoint, whole, part, wholeTable, partTable, key }] = halves;
  const routes = routesOf(halves.map((each) => each.endpoint));
  const [entry] = endpointEntry(endpoint);
  return {
    title: `${doers(routes, 'inserts', 'insert')} into ${wholeTable.name} and then into ${partTable.name} without a transaction`,
    message: prose(
      `Each insert is committed by itself. If the one into ${partTable.name} fails, or the process stops before it,`,
      `a row of ${wholeTable.name} stays without what belongs to it, and a repetition makes another one.`,
    ),
    fix: `Run both in one transaction: ${transactionIn(part.library)}.`,
    evidence: evidenceChain(part.evidence[0], whole.evidence[0], wayTo(index, entry, part.operation), key.evidence),
    lookedAt: ['a transaction around both inserts, in their functions and in whoever calls them'],
    subjects: [...new Set([...halves.map((each) => each.endpoint.id), wholeTable.id, partTable.id])],
  };
}

function voyages(before: string, runner: string, after: string): Record<string, string> {
  return expressExample(
    `app.post('/voyages', async (req, res) => {
${before}  const { rows } = await ${runner}.query('INSERT INTO voyages (ship) VALUES ($1) RETURNING id', [req.body.ship]);
  await ${runner}.query('INSERT INTO cabins (voyage_id, deck) VALUES ($1, $2)', [rows[0].id, req.body.deck]);
${after}  res.status(201).json(rows[0]);
});`,
    { 'schema.sql': schema },
  );
}
