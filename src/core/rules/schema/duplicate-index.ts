import type { Index } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameKey } from '../questions/same-key.ts';
import { isMadeByLibrary } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const duplicateIndex: Rule = {
  id: 'duplicate-index',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'Two indexes of a table hold the same columns in the same order.',
  why: 'Every insert and update keeps both, and no query can use more than one.',
  fix: 'Drop one of them.',
  references: [
    'https://supabase.github.io/splinter/0009_duplicate_index/',
    'https://www.postgresql.org/docs/current/indexes.html',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL
);
CREATE INDEX visits_page ON visits (page);
CREATE INDEX visits_by_page ON visits (page);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL
);
CREATE INDEX visits_page ON visits (page);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) =>
      table.indexes.flatMap((entry, at) => {
        const twin = table.indexes.slice(0, at).find((other) => areTwins(entry, other));
        if (isMadeByLibrary(table, entry)) return [];
        const isKey = twin === undefined && entry.where === undefined && sameKey(entry.columns, table.primaryKey);
        if (twin === undefined && !isKey) return [];
        const kept = isKey ? 'the primary key' : nameOf(twin?.unique === false && entry.unique ? entry : twin);
        const dropped = twin?.unique === false && entry.unique ? twin : entry;
        return [
          {
            title: `${table.name} keeps (${entry.columns.join(', ')}) twice`,
            message: prose(
              `${nameOf(dropped)} holds what ${kept} holds:`,
              `each insert into ${table.name} writes both, and the planner reads one.`,
            ),
            fix: `Drop ${nameOf(dropped)}.`,
            evidence: evidenceChain(dropped?.evidence, entry.evidence, twin?.evidence, table.evidence[0]),
            subjects: [table.id, `(${entry.columns.join()})`],
          },
        ];
      }),
    ),
};

function areTwins(one: Index, other: Index): boolean {
  return sameKey(one.columns, other.columns) && one.where === other.where && one.method === other.method;
}

function nameOf(index: Index | undefined): string {
  return index?.name ?? `the index on (${index?.columns.join(', ')})`;
}
