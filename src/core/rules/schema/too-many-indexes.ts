import { count } from '../../model/wording.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const tooManyIndexes: Rule = {
  id: 'too-many-indexes',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'A table has more than 20 indexes.',
  why: 'Every insert writes all of them, and an update of an indexed column cannot be done in place.',
  fix: 'Keep the indexes that queries use, and join those that start alike.',
  references: ['https://azimutt.app/docs/database-analysis', 'https://use-the-index-luke.com/sql/dml/insert'],
  reads: ['tables'],
  examples: { bad: wideIndexed(21), good: wideIndexed(3) },
  check: ({ index }) =>
    index.system.tables
      .filter((table) => table.indexes.length > most)
      .map((table) => ({
        title: `${table.name} has ${count(table.indexes.length, 'index')}`,
        message: prose(
          `One insert into ${table.name} writes the row and an entry in each index that is meant for it,`,
          'each with its own pages to read and to log.',
        ),
        fix: `Look at how often each index of ${table.name} is read (\`pg_stat_user_indexes.idx_scan\`, \`sys.schema_unused_indexes\`) and drop what nobody reads.`,
        evidence: table.evidence.slice(0, 1),
        subjects: [table.id],
      })),
};

/** As Azimutt has it; a table that is read in twenty ways is a rare one. */
const most = 20;

function wideIndexed(amount: number): Example {
  const columns = Array.from({ length: amount }, (_, at) => `fact_${String.fromCharCode(97 + at)}`);
  const indexes = columns.map((column) => `CREATE INDEX visits_${column} ON visits (${column});`);
  return {
    'schema.sql': `CREATE TABLE visits (id bigserial PRIMARY KEY, ${columns.join(' text, ')} text);\n${indexes.join('\n')}\n`,
  };
}
