import type { ForeignKey, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { hasColumn, sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { isBookkeepingTable } from '../words/table-words.ts';
import { saysAny, wordSet } from '../words/words-of.ts';

export const duplicatedAttribute: Rule = {
  id: 'duplicated-attribute',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A table repeats an attribute of the row that it refers to.',
  why: 'When the original changes, the copy stays as it was, and nobody can tell which of the two is meant.',
  fix: 'Join for the value, or say in a comment that it is a snapshot of the moment.',
  references: ['https://en.wikipedia.org/wiki/Third_normal_form'],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  email text NOT NULL
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id),
  guide_email text NOT NULL
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  email text NOT NULL
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id)
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables
      .filter((table) => !isDocument(table))
      .flatMap((table) =>
        table.foreignKeys.flatMap((key) => {
          const [parent] = index.tablesNamed(table.store, key.references.table);
          const stem = /^(.+)_id$/i.exec(key.columns.length === 1 ? (key.columns[0] ?? '') : '')?.[1];
          if (parent === undefined || parent === table || stem === undefined || outlives(key)) return [];
          // A copy with an index of its own is kept to be searched and sorted by.
          const copy = table.columns.find(
            ({ name, comment }) =>
              name.startsWith(`${stem}_`) &&
              comment === undefined &&
              !key.columns.includes(name) &&
              !table.indexes.some(({ columns: [leading] }) => sameColumn(leading ?? '', name)) &&
              hasColumn(parent, name.slice(stem.length + 1)),
          );
          if (copy === undefined) return [];
          const original = copy.name.slice(stem.length + 1);
          return [
            {
              title: `${table.name}.${copy.name} repeats ${parent.name}.${original}`,
              message: prose(
                `${table.name} refers to ${parent.name} by ${key.columns.join()} and could read ${original} there;`,
                'nothing in the schema keeps the copy in step when it changes. As a snapshot of the moment it is right.',
              ),
              fix: `Read ${original} by a join, or say beside the column what keeps it in step, or that it is a snapshot.`,
              evidence: evidenceChain(
                copy.evidence,
                key.evidence,
                parent.columns.find(({ name }) => sameColumn(name, original))?.evidence,
              ),
              subjects: [table.id, copy.name],
            },
          ];
        }),
      ),
};

/** Where the row stays and forgets whom it referred to, the copy is what it remembers. */
function outlives({ onDelete }: ForeignKey): boolean {
  return onDelete === 'set null';
}

/** Orders and invoices keep what was true when they were made, and must not follow. */
function isDocument({ name }: Table): boolean {
  return saysAny(name, documents) || isBookkeepingTable(name);
}

const documents = wordSet(
  'order invoice receipt booking reservation payment checkout quote contract shipment delivery snapshot history',
);
