import { evidenceChain } from '../questions/evidence-chain.ts';
import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const typeChangeRewrites: Rule = {
  id: 'type-change-rewrites',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration changes the type of a column in a way that converts every row.',
  why: 'The whole table and its indexes are written anew while nobody can read it, and the running version may not know the new type.',
  fix: 'Add a column of the new type, fill it in batches, write both for a while, then drop the old one.',
  references: [
    'https://squawkhq.com/docs/changing-column-type',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ALTER COLUMN shelf TYPE bigint;'),
    good: migrationExample('ALTER TABLE members ALTER COLUMN email TYPE varchar;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['alter-column'], postgresql).flatMap(({ step, table, users, migration }) => {
      const { column, type, typeBefore = '', converts } = step;
      if (type === undefined || isSmall(table) || keepsRows(typeBefore, type, converts)) return [];
      const change = typeBefore === '' ? `to ${type}` : `from ${typeBefore} to ${type}`;
      return [
        {
          title: `Changing ${step.table}.${column} ${change} writes every row anew`,
          message: prose(
            `PostgreSQL rewrites ${step.table} and its indexes under an ACCESS EXCLUSIVE lock.`,
            typeBefore === ''
              ? 'No file tells the type before; only a wider varchar or text would be free.'
              : undefined,
            waiting(users),
          ),
          fix: prose(
            `Add a second column of type ${type}, keep it filled by a trigger or by the code, copy old rows in batches,`,
            `and rename once the code reads it.`,
          ),
          evidence: evidenceChain(step.evidence, table?.evidence[0]),
          subjects: [migration.id, `${step.table}.${column}`],
        },
      ];
    }),
};

/** Types that are stored alike and only differ in what they allow. */
function keepsRows(before: string, after: string, converts: boolean): boolean {
  const [from, to] = [parsed(before), parsed(after)];
  const isText = (name: string): boolean => name === 'text' || name === 'varchar';
  if (before === '') return !converts && isText(to.name) && to.limits.length === 0;
  if (from.name !== to.name && !(isText(from.name) && isText(to.name))) return false;
  if (isText(to.name))
    return to.limits.length === 0 || (from.limits[0] ?? Number.POSITIVE_INFINITY) <= (to.limits[0] ?? 0);
  if (to.name !== 'numeric' || to.limits.length === 0) return from.limits.join() === to.limits.join();
  return (
    (from.limits[0] ?? Number.POSITIVE_INFINITY) <= (to.limits[0] ?? 0) && (from.limits[1] ?? 0) === (to.limits[1] ?? 0)
  );
}

function parsed(type: string): { readonly name: string; readonly limits: readonly number[] } {
  const [, name = '', limits = ''] = /^([^(]*)(?:\(([^)]*)\))?/.exec(type) ?? [];
  const plain = name
    .trim()
    .replace(/^character varying$/, 'varchar')
    .replace(/^decimal$/, 'numeric');
  return { name: aliases[plain] ?? plain, limits: limits === '' ? [] : limits.split(',').map(Number) };
}

const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  serial: 'integer',
  int8: 'bigint',
  bigserial: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
};
