import type { SystemIndex } from '../../model/system-index.ts';
import type { SqlDialect, Table } from '../../model/table.ts';
import type { Ground, Signal } from '../advice.ts';

/** The database that a finding is about: that of its tables, else the only one there is. */
export function dialectOf({ index }: Ground, { subjects }: Signal): SqlDialect {
  const named = subjects.flatMap((id) => index.table(id) ?? []);
  return named.length > 0 ? onlyDialect(named) : index.once(dialectOfAll);
}

/** Many findings name no table. */
function dialectOfAll({ system }: SystemIndex): SqlDialect {
  return onlyDialect(system.tables);
}

function onlyDialect(tables: readonly Table[]): SqlDialect {
  const [dialect, ...others] = new Set(tables.map((table) => table.dialect).filter((each) => each !== 'generic'));
  return dialect === undefined || others.length > 0 ? 'generic' : dialect;
}

/** Where a database counts its statements. */
export function statementCounts(dialect: SqlDialect): string {
  if (dialect === 'postgresql') return '`calls` in `pg_stat_statements`';
  if (dialect === 'mysql') return '`COUNT_STAR` in `performance_schema.events_statements_summary_by_digest`';
  return 'the number of statements that the database counts';
}

/** Where a database shows transactions that stay open. */
export function openTransactions(dialect: SqlDialect): string {
  if (dialect === 'postgresql') return 'Sessions that are `idle in transaction` in `pg_stat_activity`';
  if (dialect === 'mysql') return 'Transactions in `information_schema.innodb_trx` by their `trx_started`';
  return 'How long transactions stay open';
}
