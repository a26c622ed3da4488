import type { SystemIndex } from '../../core/model/system-index.ts';
import { columnsOf } from '../facts/data-facts.ts';
import type { Fact, Lack } from '../facts/fact.ts';
import { type Objection, objection } from './drop.ts';
import { columnsNamed, tableLacks } from './table-lacks.ts';

/** Words that say that something is not there; "no longer" and "no more than" do not. */
const saysMissing =
  /\b(?:no(?! (?:longer|more|matter|sooner|doubt|later|less)\b)|never|nowhere|none|missing|lacks?|lacking|without|absent|absence of|not any)\b/i;
const saysUn =
  /\bun(?:authenticated|authorized|guarded|protected|validated|checked|limited|bounded|throttled|indexed|cached|versioned|paginated)\b/i;

const topics: readonly (readonly [Lack, RegExp])[] = [
  ['authentication', /authenticat|anonymous|log ?in|guard|protect|credential|who is calling/i],
  ['authorization', /authori[sz]|permission|\broles?\b|ownership|guard|protect/i],
  ['rate-limit', /rate.?limit|throttl|brute|attempts|limit/i],
  ['validation', /validat|checked|sanit/i],
  ['timeout', /time.?out|deadline|for ?ever/i],
  ['retry', /\bretr/i],
  ['circuit-breaker', /circuit|breaker/i],
  ['limit', /\blimit|paginat|\bpag(?:e|ing)|bound/i],
  ['transaction', /transaction|atomic/i],
  ['expiry', /expir|\bttl\b|time to live/i],
  ['dead-letter', /dead.?letter|\bdlq\b/i],
  ['consumer', /consum|subscrib|listen|reads? them/i],
  ['publisher', /publish|produc|sends? them/i],
  ['health-check', /health|readiness|liveness/i],
  ['index', /\bindex/i],
  ['unique', /\bunique/i],
  ['foreign-key', /foreign.?key|referential/i],
  ['primary-key', /primary.?key/i],
  ['check', /\bcheck\b/i],
  ['idempotency', /idempot|dedup/i],
  ['version', /version/i],
  ['cache', /cach/i],
  ['replica', /replica|second copy|several copies|redundan|fail.?over|standby/i],
  ['resource-limits', /(?:resource|memory|cpu)s?.{0,12}limit/i],
];

/** What is said to be missing has to be missing in a fact that is cited. */
export function checkAbsence(title: string, cited: readonly Fact[], index: SystemIndex): Objection | undefined {
  if (!saysMissing.test(title) && !saysUn.test(title)) return undefined;
  const meant = meantBy(title);
  const shown = cited.some(
    (fact) =>
      isAboutTheSame(fact, cited, title) &&
      meant.some((lack) => fact.lacks.includes(lack) && isMissingFor(lack, fact, title, index)),
  );
  return shown ? undefined : objection('unproven-absence', title);
}

/** What a title says to be missing, of what: two claims about one table may be about two of its columns. */
export function absenceIn(title: string): string {
  if (!saysMissing.test(title) && !saysUn.test(title)) return '';
  const columns = title.toLowerCase().match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g) ?? [];
  return [...meantBy(title), ...new Set(columns)].join('.');
}

/** A limit of memory is no limit of rows or of attempts. */
function meantBy(title: string): readonly Lack[] {
  const meant = topics.filter(([, words]) => words.test(title)).map(([lack]) => lack);
  return meant.includes('resource-limits') ? meant.filter((lack) => lack !== 'limit' && lack !== 'rate-limit') : meant;
}

/** A table may have an index for one column and none for another: the columns that are named decide. */
function isMissingFor(lack: Lack, fact: Fact, title: string, index: SystemIndex): boolean {
  if (lack === 'rate-limit' && isAboutRows(fact, title)) return false;
  const isMissing = tableLacks[lack];
  const access = index.system.accesses.find(({ id }) => id === fact.element);
  const table = index.table(access?.table ?? fact.element);
  if (isMissing === undefined || table === undefined) return true;
  const named = columnsNamed(table, title);
  if (access === undefined) return isMissing(table, named);
  const asked = columnsOf(access);
  const meant = named.length === 0 ? asked : asked.filter((column) => named.includes(column));
  return meant.some((column) => isMissing(table, [column]));
}

/** "No limit" of a route that only reads means rows, unless it says of what. */
function isAboutRows({ kind, line }: Fact, title: string): boolean {
  return kind === 'E' && line.startsWith('GET ') && !/\brates?\b|throttl|brute|attempt|requests?\b/i.test(title);
}

/** An absence in one service says nothing about another. */
function isAboutTheSame(fact: Fact, cited: readonly Fact[], title: string): boolean {
  if (fact.kind !== 'A') return true;
  const name = fact.service?.split(':')[1] ?? '';
  return cited.some((other) => other !== fact && other.service === fact.service) || title.toLowerCase().includes(name);
}
