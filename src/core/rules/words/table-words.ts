import type { DataAccess } from '../../model/data-access.ts';
import type { Table } from '../../model/table.ts';
import { saysAny, wordSet, wordsOf } from './words-of.ts';

const lookupWords = wordSet(
  `setting config configuration role permission country currency language locale timezone status type category plan unit
   migration environment flag enum region hour holiday weekday genre`,
);

const recordWords = wordSet(
  `audit log seen hit click impression analytics metric stat statistic track tracking cache telemetry attempt nonce
   migration lock heartbeat`,
);

/** Records where another word says of what, as in `article_views`; on their own, a clinic's visits are its business. */
const happeningWords = wordSet('view visit visitor session token event history activity presence usage');

const credentialWords = wordSet('session token');

const fillerWords = wordSet('data record entry row info');

const outboxWords = wordSet('outbox event message job queue task');

const counterColumn = /^(count|counter|views?|hits|clicks)$|_(count|counter|views|hits|clicks)$/;
const stampColumn = /^(last|first)_|^updated_at$|(?:^|_)(seen|used|visited|accessed|viewed|read)(_at|_on)?$/;

/** A table that people fill once and programs read: a handful of rows, whatever the load. */
export function isLookupTable(table: Table): boolean {
  const last = wordsOf(table.name).at(-1) ?? '';
  const pointsAway = table.foreignKeys.some((key) => key.references.table !== table.name);
  return lookupWords.has(last) && !pointsAway;
}

/** Words that rows are labelled with are few beside the rows, and accounts are mostly listed for administrators. */
export function isMostlySmall(name: string): boolean {
  return /^(?:tag|label|keyword|genre|topic|user|account|member)$/.test(wordsOf(name).at(-1) ?? '');
}

/** A table that records what happened around a request rather than what the request is about. */
export function isBookkeepingTable(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => recordWords.has(word))) return true;
  const last = words.findLast((word) => !fillerWords.has(word)) ?? '';
  return happeningWords.has(last) && (words.length > 1 || credentialWords.has(last));
}

/** A table whose rows are picked up and sent later, in the transaction that wrote the data. */
export function isOutboxTable(name: string): boolean {
  return saysAny(name, outboxWords);
}

/** Counters, "last seen" stamps and rows of bookkeeping tables: writes that no client asked for. */
export function isBookkeepingWrite(access: DataAccess, tableName: string): boolean {
  if (isBookkeepingTable(tableName)) return true;
  const columns = access.verb === 'update' ? access.columns : [];
  return (
    columns.length > 0 && columns.map(snakeCase).every((name) => counterColumn.test(name) || stampColumn.test(name))
  );
}

function snakeCase(column: string): string {
  return column.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
