import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { isNonEmpty } from '../questions/group-by.ts';
import { growthOf, growthSaid } from '../questions/growing-tables.ts';
import { isSearchable } from '../questions/index-cover.ts';
import { surestFirst } from '../questions/surest-first.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';
import { isLookupTable } from '../words/table-words.ts';

export const leadingWildcardLike: Rule = {
  id: 'leading-wildcard-like',
  area: 'performance',
  severity: severityOf('slowdown', 'possible'),
  what: 'A request searches for a text anywhere inside of a column.',
  why: 'An index is sorted by the start of the text, so that the database reads and compares every row.',
  fix: 'Use a trigram or full-text index, or search by the start of the text.',
  references: [
    'https://use-the-index-luke.com/sql/where-clause/searching-for-ranges/like-performance-tuning',
    'https://www.postgresql.org/docs/current/pgtrgm.html',
  ],
  reads: ['accesses', 'tables', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: guidesBy("SELECT id FROM guides WHERE email LIKE '%' || $1 LIMIT 20"),
    good: guidesBy("SELECT id FROM guides WHERE email LIKE $1 || '%' LIMIT 20"),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.flatMap((table) => {
      if (isLookupTable(table) || table.columns.length === 0) return [];
      const searches = index.accessesOfTable(table.id).flatMap((access) => {
        const callers = entries(access.operation);
        const surest = isNonEmpty(callers) ? surestFirst(index, callers, access.operation) : [];
        // Who searches reads: what deletes or writes on the same way mostly comes there by another condition.
        const entry = surest.find(({ endpoint }) => endpoint?.method === 'GET') ?? surest[0];
        const asked = [...access.filters, ...(access.optionalFilters ?? [])];
        const column = asked.find(({ operator }) => operator === 'contains')?.column;
        if (entry === undefined || column === undefined || hasTextIndex(table, column)) return [];
        return isNarrowed(index, table, access) ? [] : [{ access, entry, column }];
      });
      const [first] = searches;
      if (first === undefined) return [];
      const columns = [...new Set(searches.map(({ column }) => `${table.name}.${column}`))];
      const growth = growthOf(index, entries, table.id);
      return [
        {
          severity: growth?.pace === 'use' ? undefined : 'info',
          title: `${first.entry.label} looks for a text anywhere in ${shortList(columns)}`,
          message: prose(
            `A pattern that may start anywhere compares every row of ${table.name}, whatever index the column has.`,
            growthSaid(table.name, growth),
          ),
          fix:
            table.dialect === 'postgresql'
              ? `\`CREATE INDEX CONCURRENTLY ON ${quoter(table.dialect)(table.name)} USING gin (${quoter(table.dialect)(first.column)} gin_trgm_ops);\` with the extension pg_trgm.`
              : `A full-text index over ${table.name}.${first.column}, or a search by how the text starts.`,
          evidence: evidenceChain(
            first.access.evidence[0],
            wayTo(index, first.entry, first.access.operation),
            searches.map(({ access }) => access.evidence[0]),
            table.evidence[0],
          ),
          subjects: [table.id, ...columns],
        },
      ];
    });
  },
};

function hasTextIndex(table: Table, column: string): boolean {
  return table.indexes.some(
    ({ method, columns }) => /gin|gist|fulltext/i.test(method ?? '') && columns.some((each) => each.includes(column)),
  );
}

/** Another condition picks a part of the table by an index, and only that part is compared. */
function isNarrowed(index: SystemIndex, table: Table, access: DataAccess): boolean {
  const exact = access.filters.filter(({ operator }) => operator === 'equal' || operator === 'in');
  return (
    exact.length > 0 &&
    isSearchable(
      index,
      table,
      exact.map(({ column }) => column),
    )
  );
}

function guidesBy(query: string): Example {
  const route = `app.get('/v1/guides', async (req, res) => {
  const guides = await pool.query("${query}", [req.query.q]);
  res.json(guides.rows);
});

app.post('/v1/guides', async (req, res) => {
  await pool.query('INSERT INTO guides (email) VALUES ($1)', [req.body.email]);
  res.status(201).end();
});`;
  return expressExample(route, { 'schema.sql': schema() });
}

function schema(): string {
  return `CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  email text NOT NULL
);
CREATE INDEX guides_email_idx ON guides (email);
`;
}
