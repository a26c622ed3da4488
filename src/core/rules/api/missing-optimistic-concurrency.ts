import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { isNonEmpty, uniqueBy } from '../questions/group-by.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { doers } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { routesOf } from '../words/route-words.ts';

export const missingOptimisticConcurrency: Rule = {
  id: 'missing-optimistic-concurrency',
  area: 'api',
  severity: severityOf('loss', 'possible'),
  what: 'Rows carry a version, and an update by request does not compare it.',
  why: 'Two people who change one row at the same time both succeed, and the later one undoes the earlier without anybody noticing.',
  fix: 'Compare the version in the WHERE of the update, and answer 412 or 409 when no row fits.',
  references: ['https://google.aip.dev/154', 'https://opensource.zalando.com/restful-api-guidelines/#182'],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  within: 'district',
  examples: { bad: museum(''), good: museum(' AND version = $3') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.flatMap((table) => {
      const version = table.columns.find(
        ({ name, type }) => versions.test(name) && /int|serial|bigint|numeric/.test(type),
      );
      if (version === undefined) return [];
      const blind = updatesOf(index, table, entries).filter(({ access }) => isBlind(index, access, version.name));
      if (!isNonEmpty(blind)) return [];
      const [{ access, entry }] = blind;
      const routes = routesOf(blind.flatMap(({ entry: { endpoint } }) => endpoint ?? []));
      return [
        {
          title: `${doers(routes, 'updates', 'update')} ${table.name} without comparing its ${version.name}`,
          message: prose(
            `${table.name}.${version.name} is there to notice that somebody else was faster,`,
            `and the update takes every row with the same key: of two changes at once the first is lost.`,
          ),
          fix: `\`SET ${version.name} = ${version.name} + 1 … WHERE … AND ${version.name} = $n\` for ${shortList(routes)}, with the version from \`If-Match\` or the body; no row changed means 412.`,
          evidence: evidenceChain(
            access.evidence[0],
            wayTo(index, entry, access.operation),
            version.evidence,
            table.evidence[0],
          ),
          lookedAt: ['conditions of the update', 'columns that it reads before'],
          subjects: [table.id, ...blind.map((each) => each.entry.id)],
        },
      ];
    });
  },
};

const versions = /^(?:version|row_?version|lock_?version|revision|etag|opt_?lock)$/i;

function museum(condition: string): Record<string, string> {
  return expressExample(
    `app.put('/tours/:id', async (req, res) => {
  const changed = await pool.query('UPDATE tours SET name = $1 WHERE id = $2${condition}', [
    req.body.name,
    req.params.id,
    req.body.version,
  ]);
  res.status(changed.rowCount === 1 ? 204 : 412).end();
});`,
    {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  name text NOT NULL,
  version bigint NOT NULL DEFAULT 1
);
`,
    },
  );
}

interface Update {
  readonly access: DataAccess;
  readonly entry: EntryPoint;
}

function updatesOf(index: SystemIndex, table: Table, entries: EntryPointsOf): Update[] {
  const updates = index.accessesOfTable(table.id).filter(({ verb, filtersKnown }) => verb === 'update' && filtersKnown);
  const all = updates.flatMap((access) => entries(access.operation).map((entry) => ({ access, entry })));
  const edits = all.filter(({ entry: { endpoint } }) => endpoint?.method === 'PUT' || endpoint?.method === 'PATCH');
  return uniqueBy(edits, ({ entry }) => entry.id);
}

/** Libraries with models compare and count a version themselves; only a statement that is written out says what it does. */
function isBlind(index: SystemIndex, access: DataAccess, version: string): boolean {
  if (!['sql', 'knex', 'kysely', 'drizzle'].includes(access.library)) return false;
  const named = [...access.filters.map(({ column }) => column), ...access.columns];
  if (access.filters.length === 0 || named.some((column) => sameColumn(column, version))) return false;
  // Read before in the same function it may be compared there.
  return !index.accessesOf(access.operation).some((other) => other.table === access.table && other.kind === 'read');
}
