import type { Evidence } from '../../model/evidence.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { dialectOf, sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { joined } from '../words/words-of.ts';

export const adjacencyList: Rule = {
  id: 'adjacency-list',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A tree is stored as rows that name their parent.',
  why: 'A whole branch takes one query for each level, or a recursive one that every caller has to write.',
  fix: 'Where branches are read more often than moved, keep a path or a closure table beside the parent.',
  references: [
    'https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-RECURSIVE',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables', 'components'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE comments (
  id bigserial PRIMARY KEY,
  parent_id bigint REFERENCES comments (id)
);
CREATE INDEX comments_parent ON comments (parent_id);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE comments (
  id bigserial PRIMARY KEY,
  parent_id bigint REFERENCES comments (id),
  path text NOT NULL
);
CREATE INDEX comments_parent ON comments (parent_id);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const key = keyToParent(table);
      if (key === undefined || hasPath(table) || hasClosure(table, index.system.tables)) return [];
      return [
        {
          title: `${table.name} is a tree in which each row knows only its parent`,
          message: prose(
            `All that stands below a row takes a query for each level, or WITH RECURSIVE over ${key.columns.join(', ')};`,
            'that is fine for trees of a few levels.',
          ),
          fix: `Where whole branches are read often, add a path (${dialectOf(index, table) === 'postgresql' ? '`ltree`, or ids as text' : 'the ids from the root on, as text'}) or a closure table to ${table.name}.`,
          evidence: evidenceChain(key.evidence, table.evidence[0]),
          subjects: [table.id],
        },
      ];
    }),
};

type ParentKey = Pick<ForeignKey, 'columns'> & { readonly evidence?: Evidence | undefined };

function keyToParent(table: Table): ParentKey | undefined {
  const key = table.foreignKeys.find(
    ({ columns, references }) =>
      references.table.toLowerCase() === table.name.toLowerCase() && above.test(columns.join().replaceAll('_', '')),
  );
  return key ?? undeclaredKey(table);
}

/** `parent_id` of the key's own type, which a row at the top leaves empty, and which no foreign key explains. */
function undeclaredKey(table: Table): ParentKey | undefined {
  const parent = table.columns.find(({ name, nullable }) => nullable && /^parent_?id$/i.test(name));
  const key = table.columns.find(
    ({ name }) => table.primaryKey.length === 1 && sameColumn(name, table.primaryKey[0] ?? ''),
  );
  if (parent === undefined || key === undefined || !isWritten(table) || baseType(parent.type) !== baseType(key.type))
    return undefined;
  const isExplained =
    table.foreignKeys.some(({ columns }) => columns.includes(parent.name)) ||
    table.columns.some(({ name }) => /^parent_?(?:type|table|kind)$/i.test(name));
  return isExplained ? undefined : { columns: [parent.name], evidence: parent.evidence };
}

function baseType(type: string): string {
  return type.replace(/\(.*/, '').replace('bigserial', 'bigint').replace('serial', 'integer').trim();
}

/** Who stands above a row, other than who has made it or what has replaced it. */
const above = /parent|manager|supervisor|superior|boss|reportsto|repl(?:y|ies)to/i;

function hasPath(table: Table): boolean {
  return table.columns.some(
    ({ name, type }) =>
      /(?:^|_)m?(?:path|lft|rgt|nsleft|lineage|ancestry|ancestors|depth|level|root_id|tree_id|thread_id)(?:$|_)/i.test(
        name,
      ) || type === 'ltree',
  );
}

/** A table that holds pairs of rows of the tree: each row with all that stand above it. */
function hasClosure(tree: Table, tables: readonly Table[]): boolean {
  const refersTo = (table: Table): number =>
    table.foreignKeys.filter(({ references }) => sameColumn(references.table, tree.name)).length;
  const closures = /hierarch|closure|ancestor|descendant|tree_?path/i;
  return tables.some(
    (table) =>
      table !== tree &&
      table.store === tree.store &&
      closures.test([table.name, ...table.columns.map(({ name }) => name)].join(' ')) &&
      (refersTo(table) >= 2 || joined(table.name).startsWith(joined(tree.name))),
  );
}
