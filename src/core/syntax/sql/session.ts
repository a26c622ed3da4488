import type { NodeCursor } from './node-cursor.ts';
import type { SessionWord } from './schema-statement.ts';

/** Statements that say how those behind them run: transactions, and limits to waiting and running. */
export function readSession(cursor: NodeCursor): SessionWord | undefined {
  if (cursor.take('BEGIN') || cursor.take('START', 'TRANSACTION')) return 'begin';
  if (['COMMIT', 'ROLLBACK', 'END'].some((word) => cursor.take(word))) return 'end';
  if (!cursor.take('SET')) return undefined;
  if (!cursor.take('LOCAL')) cursor.take('SESSION');
  const setting = cursor.word().toLowerCase();
  if (setting !== 'lock_timeout' && setting !== 'statement_timeout') return undefined;
  cursor.next();
  if (!cursor.take('=')) cursor.take('TO');
  const value = cursor.next();
  const isOff = value === undefined || value.kind === 'group' || /^(?:0\D*|default)$/i.test(value.text);
  const name = setting === 'lock_timeout' ? 'lock-timeout' : 'statement-timeout';
  return isOff ? `no-${name}` : name;
}
