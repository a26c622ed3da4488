import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Index, Table } from '../../model/table.ts';
import { indexEdits } from '../edits/index-edits.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { sameColumn, searchableKeys } from '../questions/index-cover.ts';
import { keysOf } from '../questions/key-names.ts';
import { tenantColumnOf } from '../questions/tenant-columns.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { indexStatement } from '../words/index-statement.ts';
import { prose } from '../words/prose.ts';

export const tenantKeyNotLeading: Rule = {
  id: 'tenant-key-not-leading',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'Every query of a table names the tenant, and the index that serves it does not begin with the tenant.',
  why: 'The search walks over the rows of all tenants with the same value and throws most of them away.',
  fix: 'Begin the index with the column of the tenant.',
  references: [
    'https://learn.microsoft.com/en-us/azure/architecture/guide/multitenant/considerations/tenancy-models',
    'https://use-the-index-luke.com/sql/where-clause/the-equals-operator/concatenated-keys',
  ],
  reads: ['tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels', 'migrations'],
  examples: { bad: museums('day'), good: museums('tenant_id, day') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.filter(isWritten).flatMap((table) => {
      const tenant = tenantColumnOf(table, index.system.tables);
      const found = tenant === undefined ? undefined : servedBySide(index, table, tenant, entries);
      if (tenant === undefined || found === undefined) return [];
      const { side, access, entry } = found;
      const columns = [tenant, ...side.columns.filter((column) => !sameColumn(column, tenant))];
      const name = side.name ?? `the index over ${side.columns.join(', ')}`;
      return [
        {
          title: `${name} of ${table.name} does not begin with ${tenant}`,
          message: prose(
            `${entry.label} asks for one ${tenant} and one ${side.columns[0]}, and every other query of ${table.name} names ${tenant} too.`,
            `With 1,000 tenants of equal size the index finds 1,000 rows for each that belongs to the asker.`,
          ),
          fix: `\`${indexStatement(table, columns)}\`, and drop ${name} once it is built.`,
          edits: indexEdits(index, table, [columns]),
          evidence: evidenceChain(side.evidence, access.evidence[0], wayTo(index, entry, access.operation)),
          lookedAt: keysOf(index, table),
          subjects: [table.id, tenant, ...side.columns],
        },
      ];
    });
  },
};

function museums(columns: string): Record<string, string> {
  const table = (name: string, more: string): string => `CREATE TABLE ${name} (
  id bigserial PRIMARY KEY,
  tenant_id bigint NOT NULL${more}
);
`;
  const tables = [table('guides', ''), table('halls', ''), table('visits', ',\n  day date NOT NULL')];
  return expressExample(
    `app.get('/visits', async (req, res) => {
  const found = await pool.query('SELECT id FROM visits WHERE tenant_id = $1 AND day = $2 LIMIT 50', [
    req.user.tenant,
    req.query.day,
  ]);
  res.json({ visits: found.rows });
});`,
    { 'schema.sql': `${tables.join('')}CREATE INDEX visits_day ON visits (${columns});\n` },
  );
}

interface Served {
  readonly side: Index;
  readonly access: DataAccess;
  readonly entry: EntryPoint;
}

/** All queries are within a tenant, none of the keys begins with it, and one of them is searched by another column. */
function servedBySide(index: SystemIndex, table: Table, tenant: string, entries: EntryPointsOf): Served | undefined {
  const reads = index.accessesOfTable(table.id).filter(({ verb }) => verb === 'select' || verb === 'count');
  const names = ({ filters, filtersKnown }: DataAccess): boolean =>
    filtersKnown && filters.some(({ column, operator }) => operator === 'equal' && sameColumn(column, tenant));
  if (reads.length === 0 || !reads.every(names)) return undefined;
  if (searchableKeys(index, table).some(([first = '']) => sameColumn(first, tenant))) return undefined;
  for (const access of reads) {
    const side = table.indexes.find(
      ({ columns: [first = ''], unique }) =>
        !unique && access.filters.some(({ column, operator }) => operator === 'equal' && sameColumn(column, first)),
    );
    const [entry] = entries(access.operation);
    if (side !== undefined && entry !== undefined) return { side, access, entry };
  }
  return undefined;
}
