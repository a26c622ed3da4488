import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, ForeignKey, SqlDialect, Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { liveApart } from '../questions/deployed-databases.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { dialectOf, sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';
import { isBookkeepingTable } from '../words/table-words.ts';
import { joined } from '../words/words-of.ts';

export const impliedRelation: Rule = {
  id: 'implied-relation',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A column is named after another table and no foreign key says that it refers to it.',
  why: 'Nothing stops rows that refer to nothing, and tools and people guess the relation.',
  fix: 'Add the foreign key.',
  references: [
    'https://azimutt.app/docs/database-analysis',
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
  ],
  reads: ['tables', 'components', 'accesses', 'operations'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE halls (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id)
);
CREATE INDEX halls_guide ON halls (guide_id);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id)
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
  },
  check: ({ index }) => {
    const tables = index.system.tables.filter((table) => isWritten(table) && !isBookkeepingTable(table.name));
    // Where no table has foreign keys, their absence is a decision: sharded databases cannot have them.
    const stores = new Set(tables.filter(({ foreignKeys }) => foreignKeys.some(isKept)).map(({ store }) => store));
    return tables.flatMap((table) => {
      const implied = stores.has(table.store) ? impliedBy(table, tables) : [];
      const open = implied.filter(({ parent }) => !areApart(index, table, parent));
      if (open.length === 0) return [];
      const names = open.map(({ column }) => `${table.name}.${column.name}`);
      const [first] = open;
      return [
        {
          title: `${shortList(names)} ${open.length === 1 ? 'has' : 'have'} no foreign key`,
          message: prose(
            `${first?.column.name} is named after ${first?.parent.name}, and other tables here declare such relations:`,
            `without a foreign key the database lets a row of ${table.name} refer to one that is not there.`,
          ),
          fix: fixOf(table, open, dialectOf(index, table)),
          evidence: evidenceChain(
            open.map(({ column }) => column.evidence),
            table.evidence[0],
            open.map(({ parent }) => parent.evidence[0]),
          ),
          subjects: [table.id, ...open.map(({ column }) => column.name)],
        },
      ];
    });
  },
};

function fixOf(table: Table, open: readonly Implied[], dialect: SqlDialect): string {
  if (dialect === 'sqlite')
    return `SQLite adds no foreign key to a table that is there: declare it where ${table.name} is made anew, and copy the rows whose parent exists.`;
  const quote = quoter(dialect);
  const statements = open.map(
    ({ column, parent }) =>
      `\`ALTER TABLE ${quote(table.name)} ADD FOREIGN KEY (${quote(column.name)}) REFERENCES ${quote(parent.name)} (${quote(parent.primaryKey[0] ?? 'id')})${dialect === 'postgresql' ? ' NOT VALID' : ''};\``,
  );
  if (dialect === 'postgresql')
    return `${meant} ${statements.join(' ')} Then mend rows without a parent and VALIDATE the constraint.`;
  // Whether an integer has a sign is not among the facts, and MySQL refuses a key between two kinds.
  return `${meant} mend rows without a parent, give both columns the very same type (MySQL wants the same sign too), then ${statements.join(' ')}`;
}

/** Code may write a number for none, and what is kept for the record outlives what it is about: neither is a fact here. */
const meant = 'Where no value stands for none, as 0 does, and no row is to outlive its parent:';

interface Implied {
  readonly column: Column;
  readonly parent: Table;
}

/** Tables of one folder may be made in the databases of two services, and no foreign key leads from one to the other. */
function areApart(index: SystemIndex, one: Table, other: Table): boolean {
  const [here, there] = [one, other].map((table) => usersOf(index, table));
  if (here === undefined || there === undefined || here.length === 0 || there.length === 0) return false;
  return !here.some((service) => there.includes(service)) && liveApart([...here, ...there]);
}

function usersOf(index: SystemIndex, { id }: Table): readonly Component[] {
  const services = index.accessesOfTable(id).map((access) => index.operation(access.operation)?.service ?? '');
  return [...new Set(services)].flatMap((service) => index.component(service) ?? []);
}

/** Kept by the database, and not by a model alone: `belongs_to` of Rails asks for none. */
function isKept({ enforced }: ForeignKey): boolean {
  return enforced !== false;
}

/** `guide_id` beside a table `guides` of the same owner whose key has the same type. */
function impliedBy(table: Table, tables: readonly Table[]): Implied[] {
  return table.columns.flatMap((column) => {
    const stem = /^(.+)_id$/i.exec(column.name)?.[1];
    const isDeclared = table.foreignKeys.some(
      (key) => isKept(key) && key.columns.some((name) => sameColumn(name, column.name)),
    );
    if (
      stem === undefined ||
      isDeclared ||
      (table.primaryKey.length === 1 && sameColumn(table.primaryKey[0] ?? '', column.name))
    )
      return [];
    const parent = tables.find(
      (other) =>
        other !== table &&
        other.store === table.store &&
        other.declaredBy === table.declaredBy &&
        joined(other.name) === joined(stem),
    );
    const key = parent?.columns.find(
      ({ name }) => parent.primaryKey.length === 1 && sameColumn(name, parent.primaryKey[0] ?? ''),
    );
    return parent === undefined || key === undefined || plain(key.type) !== plain(column.type) || hasStandIn(column)
      ? []
      : [{ column, parent }];
  });
}

/** Where a number or an empty text stands for none, a foreign key would refuse the rows that have it. */
function hasStandIn(column: Column): boolean {
  return column.default !== undefined && !/^\(?null/i.test(column.default);
}

function plain(type: string): string {
  return type
    .replace(/^bigserial$/, 'bigint')
    .replace(/^(?:serial|int4|int)$/, 'integer')
    .replace(/^int8$/, 'bigint');
}
