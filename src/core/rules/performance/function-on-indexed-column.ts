import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';

export const functionOnIndexedColumn: Rule = {
  id: 'function-on-indexed-column',
  area: 'performance',
  severity: severityOf('slowdown', 'likely'),
  what: 'A request compares what a function makes of a column, and the index holds the column itself.',
  why: 'The index is sorted by other values than those asked for, so that the database computes the function for every row.',
  fix: 'Index the expression, or compare the column itself.',
  references: [
    'https://use-the-index-luke.com/sql/where-clause/functions/case-insensitive-search',
    'https://www.postgresql.org/docs/current/indexes-expressional.html',
  ],
  reads: ['accesses', 'tables', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: guidesBy('SELECT id FROM guides WHERE lower(email) = $1 LIMIT 20'),
    good: guidesBy('SELECT id FROM guides WHERE email = $1 LIMIT 20'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.flatMap((table) =>
      index.accessesOfTable(table.id).flatMap((access) => {
        const [entry] = entries(access.operation);
        const column = access.filters.find(({ operator }) => operator === 'computed')?.column;
        if (entry === undefined || column === undefined || access.filters.length > 1) return [];
        const plain = table.indexes.find(({ columns }) => sameColumn(columns[0] ?? '', column));
        if (plain === undefined || table.indexes.some(({ columns }) => mentions(columns[0] ?? '', column))) return [];
        return [
          {
            title: `${entry.label} cannot use the index on ${table.name}.${column}`,
            message: prose(
              `${plain.name ?? 'The index'} is sorted by ${column} as it is stored; the query asks for the result of a function of it,`,
              `which the database computes for every row of ${table.name}.`,
            ),
            fix: `Index the expression as it stands in the query, \`CREATE INDEX ON ${quoter(table.dialect)(table.name)} (lower(${quoter(table.dialect)(column)}));\` for lower(), or store the value in the form that is searched.`,
            evidence: evidenceChain(access.evidence[0], wayTo(index, entry, access.operation), plain.evidence),
            subjects: [table.id, column, entry.id],
          },
        ];
      }),
    );
  },
};

/** An index over an expression of the column, as `(lower(email))`. */
function mentions(part: string, column: string): boolean {
  return part.startsWith('(') && part.toLowerCase().includes(column.toLowerCase());
}

function guidesBy(query: string): Example {
  const route = `app.get('/v1/guides', async (req, res) => {
  const guides = await pool.query("${query}", [req.query.q]);
  res.json(guides.rows);
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
