import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { growthOf } from '../questions/growing-tables.ts';
import { dialectOf, sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const missingPartitionKey: Rule = {
  id: 'missing-partition-key',
  area: 'schema',
  severity: severityOf('slowdown', 'possible', true),
  what: 'Rows that are only added are deleted again by their age, from a table that is not partitioned by it.',
  why: 'Each deletion reads, writes and vacuums as many rows as a day has brought, where a part of the table could be dropped at once.',
  fix: 'Partition the table by the range of its time, and drop whole parts.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-partitioning.html',
    'https://dev.mysql.com/doc/refman/8.4/en/partitioning-management-range-list.html',
  ],
  reads: ['tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: turnstiles('id bigserial PRIMARY KEY,\n  at timestamptz NOT NULL', ')'),
    good: turnstiles('id bigserial,\n  at timestamptz NOT NULL,\n  PRIMARY KEY (id, at)', ') PARTITION BY RANGE (at)'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.flatMap((table) => {
      if (!isWritten(table) || table.partitioned === true) return [];
      const growth = growthOf(index, entries, table.id);
      const sweep = growth === undefined ? undefined : sweepOf(index, table, entries);
      if (growth === undefined || sweep === undefined || !canPartition(index, table)) return [];
      const { access, column, entry } = sweep;
      return [
        {
          title: `${entry.label} deletes old rows of ${table.name} one by one`,
          message: prose(
            `${growth.by.label} adds rows, nothing changes them, and ${entry.label} deletes by ${column.name}.`,
            'At 100 rows a second that is 8,640,000 deletions a day (100 × 86,400), each with its index entries and its log;',
            'a partition of one day is dropped in a moment. With few rows it is right as it is.',
          ),
          fix: `\`PARTITION BY RANGE (${column.name})\` with one part a day or month, ${column.name} in the primary key, and \`DROP TABLE\` of the oldest part in place of the DELETE.`,
          evidence: evidenceChain(
            table.evidence[0],
            access.evidence[0],
            wayTo(index, entry, access.operation),
            growth.evidence,
          ),
          subjects: [table.id, column.name],
        },
      ];
    });
  },
};

function turnstiles(columns: string, end: string): Record<string, string> {
  return expressExample(
    `app.post('/passages', async (req, res) => {
  await pool.query('INSERT INTO passages (at) VALUES (now())');
  res.status(204).end();
});

app.delete('/passages', async (req, res) => {
  await pool.query('DELETE FROM passages WHERE at < $1', [req.query.before]);
  res.status(204).end();
});`,
    { 'schema.sql': `CREATE TABLE passages (\n  ${columns}\n${end};\nCREATE INDEX passages_at ON passages (at);\n` },
  );
}

/** A table that others refer to cannot lose a part of its rows at once. */
function canPartition(index: SystemIndex, table: Table): boolean {
  const isReferred = index.system.tables.some(
    ({ foreignKeys, store }) =>
      store === table.store && foreignKeys.some((key) => sameColumn(key.references.table, table.name)),
  );
  return !isReferred && ['postgresql', 'mysql'].includes(dialectOf(index, table));
}

interface Sweep {
  readonly access: DataAccess;
  readonly column: Column;
  readonly entry: EntryPoint;
}

/** The one deletion of a table that is never updated compares nothing but a time. */
function sweepOf(index: SystemIndex, table: Table, entries: EntryPointsOf): Sweep | undefined {
  const writes = index.accessesOfTable(table.id).filter(({ kind }) => kind === 'write');
  if (writes.some(({ verb }) => verb === 'update' || verb === 'upsert')) return undefined;
  const deletes = writes.filter(({ verb }) => verb === 'delete');
  const [access, another] = deletes;
  if (access === undefined || another !== undefined || !access.filtersKnown) return undefined;
  const [filter, more] = access.filters;
  const column = table.columns.find(({ name }) => sameColumn(name, filter?.column ?? ''));
  const [entry] = entries(access.operation);
  if (filter?.operator !== 'range' || more !== undefined || column === undefined || entry === undefined)
    return undefined;
  // What expires is written for a day of its own, and not in the order of time.
  return /^(?:timestamp|datetime|date)/.test(column.type) && !/expir|until|end|due|valid/i.test(column.name)
    ? { access, column, entry }
    : undefined;
}
