import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { countedKey } from '../questions/counted-key.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { protectionsOf } from '../questions/protection.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { isPublicByNature } from '../words/access-words.ts';
import { endsWithParameter, routeOf, routesOf } from '../words/route-words.ts';

export const sequentialPublicId: Rule = {
  id: 'sequential-public-id',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'Strangers may ask for rows about people by numbers that count up.',
  why: 'One loop from 1 upward collects them all, and tells how many there are.',
  fix: 'Give what is public an id that cannot be guessed, or ask who is calling.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Insecure_Direct_Object_Reference_Prevention_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/340.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'effects'],
  within: 'district',
  examples: {
    bad: { 'src/app.ts': app(), 'schema.sql': schema('bigserial') },
    good: { 'src/app.ts': app(), 'schema.sql': schema('uuid') },
  },
  check: ({ index }) => {
    const protections = protectionsOf(index);
    const found = index.system.endpoints.flatMap((endpoint) => {
      if (!isRow(endpoint) || protections.isClosed(endpoint)) return [];
      const access = rowAccess(index, endpoint);
      const table = access === undefined ? undefined : index.table(access.table);
      return access === undefined || table === undefined ? [] : [{ endpoint, access, table }];
    });
    return [...groupBy(found, ({ endpoint, table }) => `${endpoint.service} ${table.id}`).values()].map((cases) => {
      const [{ endpoint, access, table }] = cases;
      const personal = shortList(table.columns.filter(isPersonal).map(({ name }) => name));
      return {
        title: `${shortList(routesOf(cases.map((each) => each.endpoint)))} gives out ${table.name} by counting`,
        message: `${routeOf(endpoint)} asks nobody who is calling, and ${table.name}.${table.primaryKey[0]} counts up: a loop collects every row with ${personal}.`,
        fix: `Look ${table.name} up by a column with random values (a UUID or a slug) where strangers ask, and keep the number inside.`,
        evidence: evidenceChain(endpoint.evidence[0], access.evidence[0], table.evidence[0]),
        subjects: [table.id, ...cases.map((each) => each.endpoint.id)],
      };
    });
  },
};

function isRow({ method, path, sources, static: isStatic }: Endpoint): boolean {
  return (
    method === 'GET' && !isStatic && sources.includes('code') && endsWithParameter(path) && !isPublicByNature(path)
  );
}

/** Reads one row by the key that counts, of a table that says things about people, and comes by it from no other row. */
function rowAccess(index: SystemIndex, endpoint: Endpoint): DataAccess | undefined {
  const accesses = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
  const refersTo = ({ name }: Table): boolean =>
    accesses.some(({ table, verb }) => {
      const keys = verb === 'select' ? (index.table(table)?.foreignKeys ?? []) : [];
      return keys.some(({ references }) => references.table === name);
    });
  return accesses.find((access) => {
    const table = index.table(access.table);
    if (table === undefined || access.verb !== 'select' || access.many || access.filters.length !== 1) return false;
    return (
      access.filters[0]?.operator === 'equal' &&
      !refersTo(table) &&
      countedKey(table) === access.filters[0].column &&
      table.columns.some(isPersonal)
    );
  });
}

function isPersonal({ name }: Column): boolean {
  return /^(?:e_?mail(?:_?address)?|phone(?:_?number)?|telephone|mobile|address|street|iban|passport_?(?:no|number)?)$/i.test(
    name,
  );
}

function app(): string {
  return `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/v1/guides/:id', async (req, res) => {
  const guides = await pool.query('SELECT name, phone FROM guides WHERE id = $1', [req.params.id]);
  res.json(guides.rows[0]);
});

app.listen(3000);
`;
}

function schema(type: string): string {
  return `CREATE TABLE guides (id ${type} PRIMARY KEY, name text NOT NULL, phone text NOT NULL);\n`;
}
