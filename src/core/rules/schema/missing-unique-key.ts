import type { Table } from '../../model/table.ts';
import { listed, shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { type TakenLook, takenLooks } from '../questions/taken-looks.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { uniqueAdvice } from '../words/index-statement.ts';
import { prose } from '../words/prose.ts';
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
    [...groupBy(takenLooks(index), keyOf).values()].map((looks) => {
      const [{ endpoint, table, column, within, look, insert }] = looks;
      const isScan = !startsWith(table, column);
      const routes = looks.map((each) => routeOf(each.endpoint));
      const values = within.length === 0 ? `one ${column}` : `the same ${[column, ...within].join(' and ')}`;
      const isBond = within.length > 0 && look.validates !== true;
      const taken = isBond ? `${listed([column, ...within])} of ${table.name} are` : `${table.name}.${column} is`;
      return {
        title: `${shortList(routes)} ${agree(routes.length, 'looks', 'look')} whether ${taken} taken, and the table does not forbid it twice`,
        message: prose(
          look.validates === true ? 'A validation of the model looks before each write.' : '',
          `Between the look and the ${insert.verb === 'update' ? 'update' : 'insert'} another request may do the same: two rows with ${values} stand in ${table.name},`,
          `and everything that finds a row by ${column} takes either.`,
          isScan ? `No index starts with ${column} either, so each look reads the whole of ${table.name}.` : '',
        ),
        fix: `${uniqueAdvice(table, [column, ...within])}, and answer 409 where the ${insert.verb === 'update' ? 'update' : 'insert'} violates it.`,
        evidence: evidenceChain(look.evidence[0], insert.evidence[0], endpoint.evidence[0], table.evidence[0]),
        subjects: [endpoint.id, table.id, column],
      };
    }),
};

/** What one model validates for many routes is one thing to mend. */
function keyOf({ endpoint, table, column, within, look }: TakenLook): string {
  const route = look.validates === true ? '' : endpoint.id;
  return [table.id, column, ...within, route].join(' ');
}

function startsWith({ indexes }: Table, column: string): boolean {
  return indexes.some(({ columns: [first] }) => first !== undefined && sameColumn(first, column));
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
