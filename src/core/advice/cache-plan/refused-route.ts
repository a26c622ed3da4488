import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { wordsOf } from '../../model/words.ts';
import type { Entry } from '../entries.ts';
import { routeName } from '../routes.ts';
import { trafficOf } from './table-traffic.ts';
import { readsOf, whoAsks } from './who-asks.ts';

export interface Refused {
  readonly route: string;
  readonly kind: 'personal' | 'has to be right' | 'cheap' | 'written too often';
  readonly why: string;
  /** What HTTP may still do for it. */
  readonly http: string;
  readonly evidence: readonly Evidence[];
}

/** Reads for each write below which most copies are thrown away unused, as far as the code alone can tell. */
const worth = 2;

/** A session is a sign-in or a visit, a class, a meeting: its columns tell. */
const sessions: ReadonlySet<string> = new Set(['session', 'sessions']);
const signIn: ReadonlySet<string> = new Set(
  'token tokens secret expires expire expiry expiration revoked payload user account'.split(' '),
);

/** Words of tables and columns about which a stale answer costs money or lets somebody in. */
const exact: ReadonlySet<string> = new Set([
  'balance',
  'money',
  'payment',
  'payments',
  'refund',
  'refunds',
  'stock',
  'inventory',
  'seat',
  'seats',
  'quota',
  'permission',
  'permissions',
  'role',
  'roles',
  'token',
  'tokens',
  ...sessions,
  'lock',
  'locks',
  'voucher',
  'wallet',
]);

/** Why a shared copy of the answer would be wrong or useless; undefined where it is worth one. */
export function refusedRoute(index: SystemIndex, endpoint: Endpoint, entries: readonly Entry[]): Refused | undefined {
  const reads = readsOf(index, endpoint);
  const refuse = (kind: Refused['kind'], why: string, http: string): Refused => ({
    route: routeName(endpoint),
    kind,
    why,
    http,
    evidence: endpoint.evidence.slice(0, 1),
  });
  const strict = strictTables(index, reads);
  if (strict.length > 0) {
    return refuse(
      'has to be right',
      `${shortList(strict)} ${strict.length === 1 ? 'decides' : 'decide'} about money, stock or access.`,
      '`Cache-Control: no-store`',
    );
  }
  const { person, authenticated } = whoAsks(index, endpoint);
  if (person !== undefined) {
    return refuse(
      'personal',
      wordsOf(person).includes('session')
        ? `who asks is looked up by \`${person}\`: the answer may differ from person to person.`
        : `by \`${person}\` it is somebody’s own.`,
      '`Cache-Control: private, no-cache` and an `ETag`',
    );
  }
  const chosen = authenticated ? chosenElsewhere(index, endpoint, reads) : undefined;
  if (chosen !== undefined) {
    return refuse(
      'personal',
      `only who is signed in may ask, and by what the rows of \`${chosen}\` are chosen was not read: they may be somebody’s own.`,
      '`Cache-Control: private, no-cache` and an `ETag`',
    );
  }
  const single = cheapRead(index, reads);
  if (single !== undefined) {
    return refuse(
      'cheap',
      `one row of \`${single}\` by its key.`,
      '`ETag`, so that an unchanged row is not sent again',
    );
  }
  const { readers, writers } = trafficOf(entries, new Set(reads.map(({ table }) => table)));
  if (readers < worth * writers) {
    return refuse(
      'written too often',
      `${count(readers, 'request')} ${readers === 1 ? 'reads' : 'read'} its tables and ${writers} ${writers === 1 ? 'writes' : 'write'} them, less than ${worth} to 1.`,
      '`Cache-Control: no-cache` and an `ETag`',
    );
  }
  return undefined;
}

function letsIn(index: SystemIndex, id: string): boolean {
  const columns = index.table(id)?.columns ?? [];
  return columns.length === 0 || columns.some(({ name }) => wordsOf(name).some((word) => signIn.has(word)));
}

/** A condition that was not read, or a list of keys that no parameter gives: a query before may have asked for the caller’s. */
function chosenElsewhere(index: SystemIndex, endpoint: Endpoint, reads: readonly DataAccess[]): string | undefined {
  const isGiven = endpoint.parameters.some(({ name }) => /ids$/i.test(name));
  for (const { table: id, filters, filtersKnown } of reads) {
    const table = index.table(id);
    const isListed = filters.some(({ column, operator }) => operator === 'in' && table?.primaryKey.includes(column));
    if (!filtersKnown || (isListed && !isGiven)) return table?.name ?? id;
  }
  return undefined;
}

function strictTables(index: SystemIndex, reads: readonly DataAccess[]): readonly string[] {
  const named = reads.flatMap(({ table }) => {
    const name = index.table(table)?.name ?? '';
    const isExact = wordsOf(name).some((word) => exact.has(word) && (!sessions.has(word) || letsIn(index, table)));
    return isExact ? [`\`${name}\``] : [];
  });
  return [...new Set(named)];
}

function cheapRead(index: SystemIndex, reads: readonly DataAccess[]): string | undefined {
  const [only, ...others] = reads;
  const table = only === undefined ? undefined : index.table(only.table);
  if (only === undefined || table === undefined || others.length > 0 || only.inLoop) return undefined;
  const equal = new Set(only.filters.filter(({ operator }) => operator === 'equal').map(({ column }) => column));
  const keys = [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)];
  return keys.some((key) => key.length > 0 && key.every((column) => equal.has(column))) ? table.name : undefined;
}
