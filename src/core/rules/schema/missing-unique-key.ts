import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { hasColumn, sameColumn } from '../questions/index-cover.ts';
import { comesBefore } from '../questions/order-in-flow.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';
import { routeOf } from '../words/route-words.ts';

export const missingUniqueKey: Rule = {
  id: 'missing-unique-key',
  area: 'schema',
  severity: severityOf('loss', 'possible'),
  what: 'A request looks whether a value is taken and then inserts it, and nothing in the table forbids it twice.',
  why: 'Two requests at the same moment both find it free, and both insert.',
  fix: 'Make the column unique, and answer its violation as taken.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
    'https://cwe.mitre.org/data/definitions/367.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: expressExample(signUp(), { 'schema.sql': members('') }),
    good: expressExample(signUp(), { 'schema.sql': members(' UNIQUE') }),
  },
  check: ({ index }) =>
    index.system.endpoints.flatMap((endpoint) => {
      const { handler } = endpoint;
      if (handler === undefined) return [];
      const accesses = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
      return accesses
        .filter(({ verb }) => verb === 'insert')
        .flatMap((insert) => {
          const table = index.table(insert.table);
          const look =
            table === undefined ? undefined : accesses.find((access) => isLook(index, handler, table, access, insert));
          const column = look?.filters[0]?.column;
          if (table === undefined || look === undefined || column === undefined || isUnique(table, column)) return [];
          return [
            {
              title: `${routeOf(endpoint)} looks whether ${table.name}.${column} is taken, and the table does not forbid it twice`,
              message: prose(
                `Between the look and the insert another request may do the same: two rows with one ${column} stand in ${table.name},`,
                `and everything that finds a row by ${column} takes either.`,
              ),
              fix: `\`ALTER TABLE ${quoter(table.dialect)(table.name)} ADD UNIQUE (${quoter(table.dialect)(column)});\`, and answer 409 where the insert violates it.`,
              evidence: evidenceChain(look.evidence[0], insert.evidence[0], endpoint.evidence[0], table.evidence[0]),
              subjects: [endpoint.id, table.id, column],
            },
          ];
        });
    }),
};

/** Asks for one row by a name that is meant to be one person's or one thing's, before the insert. */
function isLook(index: SystemIndex, handler: string, table: Table, access: DataAccess, insert: DataAccess): boolean {
  const [filter, ...others] = access.filters;
  if (access.table !== insert.table || access.kind !== 'read' || filter?.operator !== 'equal' || others.length > 0)
    return false;
  if (!access.filtersKnown || !natural.test(filter.column) || !hasColumn(table, filter.column)) return false;
  return comesBefore(
    index,
    handler,
    { operation: access.operation, evidence: access.evidence[0] },
    { operation: insert.operation, evidence: insert.evidence[0] },
  );
}

const natural = /^(?:email|e_?mail_?address|user_?name|login|slug|handle|phone|sku)$/i;

function isUnique(table: Table, column: string): boolean {
  const keys = [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)];
  return keys.some((key) =>
    key.some((part) => sameColumn(part, column) || part.toLowerCase().includes(column.toLowerCase())),
  );
}

function members(unique: string): string {
  return `CREATE TABLE members (\n  id bigserial PRIMARY KEY,\n  email text NOT NULL${unique}\n);\nCREATE INDEX members_email ON members (email, id);\n`;
}

function signUp(): string {
  return `app.post('/v1/members', async (req, res) => {
  const taken = await pool.query('SELECT id FROM members WHERE email = $1', [req.body.email]);
  if (taken.rows.length > 0) return res.status(409).end();
  await pool.query('INSERT INTO members (email) VALUES ($1)', [req.body.email]);
  res.status(201).end();
});`;
}
