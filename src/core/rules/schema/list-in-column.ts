import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const listInColumn: Rule = {
  id: 'list-in-column',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A text column holds a list of ids or values, separated by commas.',
  why: 'No foreign key watches the ids, no index finds one of them, and changing one rewrites the list.',
  fix: 'Give the values a table of their own, or at least an array with a GIN index.',
  references: [
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
    'https://en.wikipedia.org/wiki/First_normal_form',
  ],
  reads: ['tables', 'accesses'],
  within: 'district',
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  guide_ids text
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY
);
CREATE TABLE visit_guides (
  visit_id bigint NOT NULL REFERENCES visits (id),
  guide_id bigint NOT NULL,
  PRIMARY KEY (visit_id, guide_id)
);
`,
    },
  },
  check: ({ index }) => [...declaredLists(index), ...usedLists(index)],
};

/** What the schema itself says: a name, a comment, or a statement beside it that searches the list. */
function declaredLists(index: SystemIndex): readonly Report[] {
  return index.system.tables.flatMap((table) =>
    table.columns
      .filter((column) => column.listed !== undefined || (isWritten(table) && isCalledList(column)))
      .map((column) => report(table, column.name, evidenceChain(column.evidence, column.listed, table.evidence[0]))),
  );
}

function isCalledList({ name, type, comment = '' }: Column): boolean {
  return (listName.test(name) || saidList.test(comment)) && isText(type);
}

function isText(type: string): boolean {
  return /^(?:text|n?varchar|character varying|longtext|mediumtext)/.test(type) && !type.includes('[');
}

/** What code does with a column that nothing in the schema gives away. */
function usedLists(index: SystemIndex): readonly Report[] {
  const uses = index.system.accesses.flatMap((access) => {
    const table = index.table(access.table);
    return table === undefined ? [] : (access.listed ?? []).map((name) => ({ access, table, name }));
  });
  return [...groupBy(uses, ({ table, name }) => `${table.id} ${name.toLowerCase()}`).values()].flatMap((group) => {
    const [{ table, name }] = group;
    const column = table.columns.find((each) => sameColumn(each.name, name));
    if (column?.listed !== undefined || (column !== undefined && isWritten(table) && isCalledList(column))) return [];
    return [
      report(
        table,
        column?.name ?? name,
        evidenceChain(
          group.map(({ access }) => access.evidence[0]),
          column?.evidence,
          table.evidence[0],
        ),
      ),
    ];
  });
}

function report(table: Table, column: string, evidence: readonly Evidence[]): Report {
  return {
    title: `${table.name}.${column} keeps a list in one column`,
    message: prose(
      `To find the rows of ${table.name} with one of the values, every list is read and searched;`,
      'a value that no longer exists stays in it unnoticed.',
    ),
    fix: `Create a table with one row for each value of a list of ${table.name}, and a position where their order counts.`,
    evidence,
    subjects: [table.id, column],
  };
}

const listName = /(?:_ids|[a-z]Ids|_csv|_list|_array|comma_separated\w*)$/;
/** What a comment of the schema says of the column. */
const saidList =
  /\b(?:comma|semicolon|pipe)[- ](?:separated|delimited)\b|\bseparated by (?:a )?(?:comma|semicolon|pipe)s?\b/i;
