import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { countedKey } from '../questions/counted-key.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { growthOf } from '../questions/growing-tables.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const shardUnfriendlyKey: Rule = {
  id: 'shard-unfriendly-key',
  area: 'schema',
  severity: severityOf('slowdown', 'likely'),
  what: 'A primary key counts up in a database that spreads rows by ranges of their keys.',
  why: 'Every new row goes to the range with the highest keys, so that one node writes while the others wait.',
  fix: 'Use a random key, or spread the counted one by a hash.',
  references: [
    'https://www.cockroachlabs.com/docs/stable/performance-best-practices-overview#unique-id-best-practices',
    'https://docs.pingcap.com/tidb/stable/troubleshoot-hot-spot-issues',
  ],
  reads: ['tables', 'components', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: museum('id bigserial PRIMARY KEY'),
    good: museum('id uuid PRIMARY KEY DEFAULT gen_random_uuid()'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const counted = index.system.tables.filter(
      (table) =>
        rangeShardedBy(index, table.store) !== undefined &&
        isWritten(table) &&
        countedKey(table) !== undefined &&
        growthOf(index, entries, table.id) !== undefined,
    );
    return [...groupBy(counted, ({ store }) => store)].flatMap(([store, tables]) => {
      const product = rangeShardedBy(index, store);
      if (product === undefined) return [];
      const names = tables.map(({ name, primaryKey }) => `${name}.${primaryKey[0]}`);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'counts', 'count')} up in ${product}`,
          message: prose(
            `${product} keeps rows in ranges of their primary keys and spreads the ranges over its nodes:`,
            `with counted keys all inserts into ${tables[0].name} meet in the last range, whatever number of nodes there is.`,
          ),
          fix: `\`uuid PRIMARY KEY DEFAULT gen_random_uuid()\`, or ${product === 'TiDB' ? '`AUTO_RANDOM`' : '`PRIMARY KEY (id) USING HASH`'} where the number has to stay.`,
          evidence: evidenceChain(
            tables.map(({ columns, primaryKey: [key], evidence: [place] }) => {
              const column = columns.find(({ name }) => name === key);
              return column?.evidence ?? place;
            }),
            index.component(store)?.evidence[0],
          ),
          subjects: [store, ...tables.map(({ id }) => id)],
        },
      ];
    });
  },
};

function museum(key: string): Record<string, string> {
  return {
    ...expressExample(
      `app.post('/visits', async (req, res) => {
  await pool.query('INSERT INTO visits (day) VALUES (now())');
  res.status(204).end();
});`,
      { 'schema.sql': `CREATE TABLE visits (\n  ${key},\n  day date NOT NULL\n);\n` },
    ),
    'docker-compose.yml': `services:
  app:
    build: .
    environment:
      PGHOST: db
      DATABASE_URL: postgres://museum@db:26257/museum
  db:
    image: cockroachdb/cockroach:v24.1.0
`,
  };
}

/** YugabyteDB hashes the first column of a key by itself; these keep the order. */
function rangeShardedBy(index: SystemIndex, store: string): string | undefined {
  const component = index.component(store);
  const told = `${component?.technology ?? ''} ${component?.deployment?.image ?? ''}`.toLowerCase();
  if (told.includes('cockroach')) return 'CockroachDB';
  if (told.includes('tidb')) return 'TiDB';
  return told.includes('spanner') ? 'Spanner' : undefined;
}
