import type { SystemIndex } from '../../model/system-index.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { indexEdits } from '../edits/index-edits.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { dialectOf, isSearchable } from '../questions/index-cover.ts';
import { keysOf } from '../questions/key-names.ts';
import { isWorthIndexing, unservedFilters } from '../questions/unserved-filters.ts';
import type { Report, Rule } from '../rule.ts';
import { indexAdvice, indexStatement } from '../words/index-statement.ts';
import { prose } from '../words/prose.ts';
import { isLookupTable } from '../words/table-words.ts';

export const unindexedForeignKey: Rule = {
  id: 'unindexed-foreign-key',
  area: 'schema',
  severity: 'medium',
  what: 'A foreign key has no index that starts with its columns.',
  why: 'Every delete or key change of the parent row, and every join from the parent, reads the whole child table.',
  fix: 'Add an index over the columns of the foreign key.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
    'https://supabase.github.io/splinter/0001_unindexed_foreign_keys/',
  ],
  reads: [
    'tables',
    'components',
    'accesses',
    'endpoints',
    'operations',
    'operationCalls',
    'jobs',
    'channels',
    'migrations',
  ],
  within: 'district',
  examples: { bad: shopWith(''), good: shopWith('CREATE INDEX orders_customer_id_idx ON orders (customer_id);\n') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const deleters = deletersOf(index, entries);
    const searched = searchedColumns(index, entries);
    return index.system.tables.flatMap((table) => {
      const keys = openKeys(index, table, deleters).filter(({ key }) => !searched.has(`${table.id} ${key.columns[0]}`));
      return isNonEmpty(keys) ? [report(index, table, keys)] : [];
    });
  },
};

function shopWith(index: string): Record<string, string> {
  return {
    'schema.sql': `CREATE TABLE customers (
  id bigserial PRIMARY KEY
);
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE
);
${index}`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/customers.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.delete('/customers/:id', requireAuth, async (req, res) => {
  await pool.query('DELETE FROM customers WHERE id = $1', [req.params.id]);
  res.status(204).end();
});

app.listen(3000);
`,
  };
}

interface OpenKey {
  readonly key: ForeignKey;
  readonly parent: Table | undefined;
  /** Who deletes rows of the parent. */
  readonly deleter: EntryPoint | undefined;
}

/** Entry points by the table whose rows they delete. */
function deletersOf(index: SystemIndex, entries: EntryPointsOf): Map<string, EntryPoint> {
  const deletes = index.system.accesses.filter((access) => access.verb === 'delete');
  return new Map(
    deletes.flatMap((access) => {
      const [entry] = entries(access.operation);
      return entry === undefined ? [] : [[access.table, entry] as const];
    }),
  );
}

/** The same index serves the request that searches by the column, and that finding says more. */
function searchedColumns(index: SystemIndex, entries: EntryPointsOf): Set<string> {
  const searched = unservedFilters(index).filter(({ accesses }) =>
    accesses.some((access) => entries(access.operation).length > 0),
  );
  return new Set(searched.map(({ table, columns }) => `${table.id} ${columns[0]}`));
}

function openKeys(index: SystemIndex, table: Table, deleters: ReadonlyMap<string, EntryPoint>): OpenKey[] {
  if (table.documents === true || !isWorthIndexing(table) || dialectOf(index, table) === 'mysql') return [];
  return table.foreignKeys
    .filter((key) => !isSearchable(index, table, key.columns))
    .map((key) => {
      const parent = parentOf(index, table, key);
      // Where no constraint asks for the children, nobody who deletes a parent waits for them.
      const isAsked = key.enforced !== false && parent !== undefined;
      return { key, parent, deleter: isAsked ? deleters.get(parent.id) : undefined };
    })
    .filter(({ parent, deleter }) => deleter !== undefined || parent === undefined || !isLookupTable(parent));
}

function parentOf(index: SystemIndex, table: Table, key: ForeignKey): Table | undefined {
  const named = index.system.tables.filter((other) => other.name === key.references.table);
  return named.find((other) => other.store === table.store) ?? named[0];
}

function report(index: SystemIndex, table: Table, keys: NonEmpty<OpenKey>): Report {
  const names = keys.map(({ key }) => key.columns.join(', '));
  const deleted = keys.filter(({ deleter }) => deleter !== undefined);
  const several = keys.length > 1;
  return {
    severity: deleted.length > 0 ? undefined : 'low',
    title: several
      ? `${table.name} has ${isEnforced(keys) ? 'foreign keys' : 'relations'} without an index: ${shortList(names, 4)}`
      : `${table.name}.${names.join()} refers to ${keys[0].key.references.table} without an index`,
    message: messageOf(index, table, keys, deleted),
    fix: fixOf(table, keys),
    evidence: evidenceChain(
      keys.map(({ key }) => key.evidence),
      table.evidence[0],
      deleted.map(({ deleter }) => deleter?.evidence),
    ),
    lookedAt: keysOf(index, table),
    edits: indexEdits(
      index,
      table,
      keys.map(({ key }) => key.columns),
    ),
    subjects: [table.id, ...new Set(keys.flatMap(({ parent }) => (parent === undefined ? [] : [parent.id])))],
  };
}

function messageOf(index: SystemIndex, table: Table, keys: readonly OpenKey[], deleted: readonly OpenKey[]): string {
  const parents = shortList([...new Set(keys.map(({ key }) => key.references.table))]).replace(' and ', ' or ');
  const cost = isEnforced(keys)
    ? prose(
        `To delete a row of ${parents}, or to join from there, the database reads all of ${table.name}:`,
        'a foreign key brings an index for the parent only.',
      )
    : prose(
        `To find what belongs to a row of ${parents}, the database reads all of ${table.name}:`,
        'the relation stands in the model alone, and brings neither a constraint nor an index.',
      );
  const dialect = dialectOf(index, table);
  const doubt =
    dialect === 'generic' ? 'No file says which database this is; InnoDB alone would add the index itself.' : '';
  const [first] = deleted;
  if (first?.deleter === undefined) return prose(cost, doubt);
  const { key, deleter } = first;
  const action = cascades(key) ? ` with ON DELETE ${key.onDelete?.toUpperCase()}` : '';
  return prose(
    cost,
    `${deleter.label} (${placeOf(deleter.evidence)}) deletes from ${key.references.table}${action}`,
    'and waits for that scan while it holds the row.',
    doubt,
  );
}

function isEnforced(keys: readonly OpenKey[]): boolean {
  return keys.some(({ key }) => key.enforced !== false);
}

function cascades(key: ForeignKey): boolean {
  return /cascade|set/i.test(key.onDelete ?? '');
}

function fixOf(table: Table, [first, ...others]: NonEmpty<OpenKey>): string {
  if (table.origin === 'model' && table.documents !== true)
    return `${[first, ...others].map(({ key }) => indexAdvice(table, key.columns)).join('. ')}.`;
  const statements = others.map(({ key }) => `\`${indexStatement(table, key.columns)}\``);
  const advice = [indexAdvice(table, first.key.columns), ...statements].join(' ');
  return others.length === 0 ? `${advice}.` : `${advice}, one statement at a time.`;
}
