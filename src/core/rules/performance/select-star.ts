import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Example, Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const selectStar: Rule = {
  id: 'select-star',
  area: 'performance',
  severity: severityOf('friction', 'possible'),
  what: 'A list reads all columns of a table that holds documents or files.',
  why: 'Large values stand beside the row: each is fetched, unpacked and sent from the database, whether the list shows it or not.',
  fix: 'Name the columns that the list needs.',
  references: ['https://github.com/jarulraj/sqlcheck', 'https://www.postgresql.org/docs/current/storage-toast.html'],
  reads: ['accesses', 'tables', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: museum('*'), good: museum('id, title') },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const entries = entryPointsOf(index);
  return index.system.accesses.flatMap((access) => {
    const table = index.table(access.table);
    const large = table === undefined || !isStar(access) ? [] : largeColumns(table);
    const [entry] = large.length === 0 ? [] : entries(access.operation);
    if (table === undefined || entry?.endpoint === undefined) return [];
    const names = shortList(large);
    return [
      {
        title: `${entry.label} reads ${names} of every row of its list of ${table.name}`,
        message: prose(
          `\`SELECT *\` takes ${names} along.`,
          'PostgreSQL keeps such values outside of the row from 2 KB on, others do alike: at 100 rows a page that is 100 more reads, and what is not shown was sent for nothing.',
        ),
        fix: `Name the columns; leave ${names} to the request for one row.`,
        evidence: evidenceChain(access.evidence[0], wayTo(index, entry, access.operation), table.evidence[0]),
        subjects: [access.operation, access.table],
      },
    ];
  });
}

/** As the quote shows it: of one table, and of more than one row. */
function isStar({ verb, many, library, joined, columns, evidence: [place] }: DataAccess): boolean {
  const isList = verb === 'select' && many && joined !== true && columns.length === 0;
  return isList && library === 'sql' && /\bselect\s+\*\s+from\s/i.test(place?.text ?? '') && isAlone(place?.text ?? '');
}

function isAlone(text: string): boolean {
  return !/\bjoin\b/i.test(text) && text.match(/\bselect\b/gi)?.length === 1;
}

function largeColumns({ columns }: Table): readonly string[] {
  return columns
    .filter(({ type }) => /^(?:jsonb?|bytea|(?:long|medium)?blob|(?:long|medium)text|xml|varbinary\(max\))$/.test(type))
    .map(({ name }) => name);
}

function museum(columns: string): Example {
  return {
    'schema.sql': 'CREATE TABLE pictures (id bigserial PRIMARY KEY, title text NOT NULL, scan bytea NOT NULL);\n',
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/v1/pictures', async (req, res) => {
  const { rows } = await pool.query('SELECT ${columns} FROM pictures ORDER BY id LIMIT 50');
  res.json({ pictures: rows.map(({ id, title }) => ({ id, title })) });
});

app.listen(3000);
`,
  };
}
