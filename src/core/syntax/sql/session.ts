import type { NodeCursor } from './node-cursor.ts';
import type { SessionWord } from './schema-statement.ts';

export interface SessionReading {
  readonly says: SessionWord;
  /** Holds until the transaction ends: `SET LOCAL`. */
  readonly untilEnd?: true;
}

/** Statements that say how those behind them run: transactions, and limits to waiting and running. */
export function readSession(cursor: NodeCursor): readonly SessionReading[] | undefined {
  if (cursor.take('BEGIN') || cursor.take('START', 'TRANSACTION')) return [{ says: 'begin' }];
  if (['COMMIT', 'ROLLBACK', 'ABORT', 'END'].some((word) => cursor.take(word))) return readEnd(cursor);
  if (cursor.take('RESET')) return readReset(cursor);
  if (cursor.take('SELECT')) return readSetConfig(cursor);
  if (!cursor.take('SET')) return undefined;
  const local = cursor.take('LOCAL');
  if (!local) cursor.take('SESSION');
  const setting = settings[cursor.takeName()?.name.toLowerCase() ?? ''];
  if (setting === undefined) return undefined;
  if (!cursor.take('=')) cursor.take('TO');
  const value = cursor.next();
  return said(setting, value === undefined || value.kind === 'group' ? '' : value.text, local);
}

const settings: Readonly<Record<string, 'lock-timeout' | 'statement-timeout'>> = {
  lock_timeout: 'lock-timeout',
  statement_timeout: 'statement-timeout',
};

function said(setting: 'lock-timeout' | 'statement-timeout', value: string, local: boolean): SessionReading[] {
  const isOff = /^(?:0\D*|default|)$/i.test(value);
  return [{ says: isOff ? `no-${setting}` : setting, ...(local && { untilEnd: true }) }];
}

/** `ROLLBACK TO SAVEPOINT` goes back and stays in the transaction. */
function readEnd(cursor: NodeCursor): readonly SessionReading[] | undefined {
  if (!cursor.take('WORK')) cursor.take('TRANSACTION');
  return cursor.word() === 'TO' ? undefined : [{ says: 'end' }];
}

function readReset(cursor: NodeCursor): readonly SessionReading[] | undefined {
  if (cursor.take('ALL')) return [{ says: 'no-lock-timeout' }, { says: 'no-statement-timeout' }];
  const setting = settings[cursor.takeName()?.name.toLowerCase() ?? ''];
  return setting === undefined ? undefined : [{ says: `no-${setting}` }];
}

/** `SELECT set_config('lock_timeout', '5s', false)`. */
function readSetConfig(cursor: NodeCursor): readonly SessionReading[] | undefined {
  if (cursor.takeName()?.name.toLowerCase() !== 'set_config') return undefined;
  const [name, , value, , local] = cursor.takeGroup()?.items ?? [];
  if (name?.kind !== 'text' || value?.kind !== 'text') return undefined;
  const setting = settings[name.text.toLowerCase()];
  return setting === undefined ? undefined : said(setting, value.text, local?.kind === 'word' && local.word === 'TRUE');
}
