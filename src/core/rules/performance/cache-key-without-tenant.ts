import type { CacheUse } from '../../model/cache-use.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { shownKey } from '../../model/shown-key.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { tableName } from '../questions/writes.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const cacheKeyWithoutTenant: Rule = {
  id: 'cache-key-without-tenant',
  area: 'performance',
  severity: severityOf('loss', 'likely'),
  what: 'Rows of one tenant or user are cached under a key that is the same for all of them.',
  why: 'Whoever asks next gets the rows of whoever asked first.',
  fix: 'Make the tenant or user a part of the key.',
  references: [
    'https://learn.microsoft.com/en-us/azure/architecture/guide/multitenant/approaches/storage-data',
    'https://cheatsheetseries.owasp.org/cheatsheets/Multi_Tenant_Security_Cheat_Sheet.html',
  ],
  reads: ['cacheUses', 'accesses', 'tables', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: museum("'tickets'"), good: museum('`tickets:${req.query.member}`') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.cacheUses.flatMap((use) => {
      const access = use.kind === 'write' && isConstant(use) ? ownedRead(index, use) : undefined;
      const [entry] = entries(use.operation).filter(({ kind }) => kind === 'endpoint');
      const column = access?.filters.find(isOwner)?.column;
      if (access === undefined || entry === undefined || column === undefined) return [];
      const table = tableName(index, access);
      return [
        {
          title: `${entry.label} caches ${table} of one ${column} under ${shownKey(use.keyPattern)} for everybody`,
          message: prose(
            `The rows are chosen by ${column}, and the key ${shownKey(use.keyPattern)} does not hold it:`,
            `the second ${column} that asks is answered with the rows of the first.`,
          ),
          fix: `Use \`${shownKey(use.keyPattern)}:<${column}>\` as the key, where it is read, written and deleted.`,
          evidence: evidenceChain(use.evidence[0], access.evidence[0], wayTo(index, entry, use.operation)),
          subjects: [use.id, access.table],
        },
      ];
    });
  },
};

function isConstant({ keyPattern }: CacheUse): boolean {
  return keyPattern !== '' && !keyPattern.includes('{');
}

/** The only read beside the cache: with several it does not show which of them is kept. */
function ownedRead(index: SystemIndex, { operation }: CacheUse): DataAccess | undefined {
  const reads = index.accessesOf(operation).filter(({ kind }) => kind === 'read');
  const [read] = reads;
  return reads.length === 1 && read?.filtersKnown === true && read.filters.some(isOwner) ? read : undefined;
}

function isOwner({ column, operator, joins }: DataAccess['filters'][number]): boolean {
  const owners =
    /^(?:tenant|organi[sz]ation|org|account|company|workspace|team|user|owner|customer|member|client)_?id$/i;
  return operator === 'equal' && joins !== true && owners.test(column);
}

function museum(key: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "pg": "8", "ioredis": "5" } }',
    'schema.sql': `CREATE TABLE tickets (id bigserial PRIMARY KEY, member_id bigint NOT NULL, day date NOT NULL);
CREATE INDEX tickets_member ON tickets (member_id);`,
    'src/app.ts': `import express from 'express';
import Redis from 'ioredis';
import { Pool } from 'pg';

const pool = new Pool();
const redis = new Redis();
const app = express();

app.get('/v1/tickets', async (req, res) => {
  const known = await redis.get(${key});
  if (known !== null) return res.json(JSON.parse(known));
  const { rows } = await pool.query('SELECT day FROM tickets WHERE member_id = $1 LIMIT 50', [req.query.member]);
  await redis.set(${key}, JSON.stringify(rows), 'EX', 60);
  res.json({ items: rows });
});

app.listen(3000);
`,
  };
}
