import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { isNonEmpty, uniqueBy } from '../questions/group-by.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { routesOf, segmentsOf } from '../words/route-words.ts';
import { isBookkeepingTable, isOutboxTable } from '../words/table-words.ts';
import { joined } from '../words/words-of.ts';

export const createWithoutRead: Rule = {
  id: 'create-without-read',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A route creates rows of a resource that nothing in the system ever reads.',
  why: 'Whoever created it can neither see nor check it, and data is kept that serves nobody.',
  fix: 'Offer the resource for reading, or do not keep it.',
  references: ['https://google.aip.dev/121', 'https://opensource.zalando.com/restful-api-guidelines/#143'],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  examples: { bad: museum(''), good: museum(reading()) },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const readers = index.system.accesses.filter(({ verb }) => verb === 'select' || verb === 'count');
    const read = new Set(readers.map(({ table }) => table));
    // A workspace in which hardly anything is read is one whose reading was not understood.
    const known = index.system.tables.filter(({ id }) => read.has(id)).length;
    return index.system.tables.flatMap((table) => {
      if (known === 0 || !isWritten(table) || read.has(table.id) || !isResource(table)) return [];
      if (isJoinedTo(index, table)) return [];
      const creations = creationsOf(index, table, entries);
      if (!isNonEmpty(creations)) return [];
      const [{ entry, access }] = creations;
      const routes = routesOf(creations.flatMap((each) => each.entry.endpoint ?? []));
      return [
        {
          title: `${shortList(routes)} ${agree(routes.length, 'creates', 'create')} ${table.name} that nothing reads`,
          message: `No route, job or consumer selects from ${table.name}: what a client creates there it can never see again.`,
          fix: `\`GET\` for ${routes[0]?.replace(/^\w+ /, '')} and for one of them; or drop the table if something outside takes it over.`,
          evidence: evidenceChain(access.evidence[0], wayTo(index, entry, access.operation), table.evidence[0]),
          lookedAt: [`every query of the workspace (${index.system.accesses.length})`],
          subjects: [table.id, ...creations.map((each) => each.entry.id)],
        },
      ];
    });
  },
};

function museum(more: string): Record<string, string> {
  return expressExample(
    `app.post('/tours', async (req, res) => {
  const tour = await pool.query('INSERT INTO tours (name) VALUES ($1) RETURNING id', [req.body.name]);
  res.status(201).json(tour.rows[0]);
});

app.get('/halls/:id', async (req, res) => {
  const hall = await pool.query('SELECT name FROM halls WHERE id = $1', [req.params.id]);
  res.json(hall.rows[0]);
});
${more}`,
    {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE halls (
  id bigserial PRIMARY KEY,
  name text NOT NULL
);
`,
    },
  );
}

function reading(): string {
  return `
app.get('/tours/:id', async (req, res) => {
  const tour = await pool.query('SELECT name FROM tours WHERE id = $1', [req.params.id]);
  res.json(tour.rows[0]);
});
`;
}

/** Records, mails and links between rows are not read by those who make them. */
function isResource(table: Table): boolean {
  if (isBookkeepingTable(table.name) || isOutboxTable(table.name)) return false;
  return (
    table.foreignKeys.length < 2 && !/contact|feedback|subscri|newsletter|report|request|import|token/i.test(table.name)
  );
}

/** Libraries load what belongs to a row along with it. */
function isJoinedTo(index: SystemIndex, table: Table): boolean {
  return index.system.tables.some(
    (other) =>
      other.store === table.store &&
      other !== table &&
      (other.foreignKeys.some((key) => joined(key.references.table) === joined(table.name)) ||
        table.foreignKeys.some((key) => joined(key.references.table) === joined(other.name))) &&
      index.accessesOfTable(other.id).some(({ library, verb }) => library !== 'sql' && verb === 'select'),
  );
}

interface Creation {
  readonly entry: EntryPoint;
  readonly access: DataAccess;
}

/** Only a route that is named after the table offers it as a resource. */
function creationsOf(index: SystemIndex, table: Table, entries: EntryPointsOf): Creation[] {
  const inserts = index.accessesOfTable(table.id).filter(({ verb }) => verb === 'insert');
  const all = inserts.flatMap((access) => entries(access.operation).map((entry) => ({ access, entry })));
  return uniqueBy(
    all.filter(
      ({ entry: { endpoint } }) =>
        endpoint?.method === 'POST' && segmentsOf(endpoint.path).at(-1) === joined(table.name),
    ),
    ({ entry }) => entry.id,
  );
}
