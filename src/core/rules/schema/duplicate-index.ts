import type { Index, Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { sameKey } from '../questions/same-key.ts';
import { isMadeByLibrary } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
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
            fix: prose(`Drop ${nameOf(dropped)}.`, standingOn(index.system.tables, table, dropped ?? entry)),
            evidence: evidenceChain(dropped?.evidence, entry.evidence, twin?.evidence, table.evidence[0]),
            subjects: [table.id, `(${entry.columns.join()})`],
          },
        ];
      }),
    ),
};

/** PostgreSQL ties a foreign key to one unique index and does not drop that one before the key. */
function standingOn(tables: readonly Table[], table: Table, { unique, columns }: Index): string | undefined {
  if (!unique || columns.length === 0) return undefined;
  const referring = tables.filter(({ store, foreignKeys }) =>
    foreignKeys.some(
      ({ references }) =>
        store === table.store &&
        sameColumn(references.table, table.name) &&
        (references.columns.length === 0 || sameKey(references.columns, columns)),
    ),
  );
  if (referring.length === 0) return undefined;
  const names = referring.map(({ name }) => name);
  return `${shortList(names)} ${agree(names.length, 'refers', 'refer')} to (${columns.join(', ')}): where PostgreSQL says that a foreign key depends on the index, drop that key first and add it again after.`;
}

function areTwins(one: Index, other: Index): boolean {
  return sameKey(one.columns, other.columns) && one.where === other.where && one.method === other.method;
}

function nameOf(index: Index | undefined): string {
  return index?.name ?? `the index on (${index?.columns.join(', ')})`;
}
