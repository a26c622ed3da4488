import type { DataAccess, Filter } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { wordsOf } from '../../model/words.ts';

/** Columns that say whose a row is. Words of the column's name, without its `id`. */
const people: ReadonlySet<string> = new Set([
  'user',
  'customer',
  'owner',
  'member',
  'account',
  'author',
  'patient',
  'employee',
  'session',
  'recipient',
  'consignee',
  'passenger',
  'guest',
  'buyer',
  'payer',
  'payee',
  'subscriber',
  'applicant',
  'uploader',
  'creator',
  'sender',
  'assignee',
]);

const tenants: ReadonlySet<string> = new Set([
  'tenant',
  'organization',
  'organisation',
  'org',
  'workspace',
  'company',
  'team',
]);

/** What a table is about when its rows belong to somebody, whatever its columns are called. */
const personal: ReadonlySet<string> = new Set(
  'user users customer customers account accounts contact contacts order orders booking bookings reservation reservations invoice invoices message messages address addresses profile profiles cart carts patient patients'.split(
    ' ',
  ),
);

/** Parts of a path that stand for whoever asks. */
const self: ReadonlySet<string> = new Set(['me', 'my', 'mine', 'self', 'profile', 'cart', 'account']);

export interface WhoAsks {
  readonly authenticated: boolean;
  /** The column or path part by which the answer belongs to one person. */
  readonly person?: string;
  readonly tenant?: string;
  /** A column that names a person in rows that everybody may see: `reviews.customer_id`. */
  readonly mentions?: string;
}

/** Whether two callers may get two answers. A row's owner in the path is in the key already, and the guard decides who may see it. */
export function whoAsks(index: SystemIndex, endpoint: Endpoint): WhoAsks {
  const known = index.once(nobodyKnown);
  const asks = known.get(endpoint.id) ?? readWhoAsks(index, endpoint);
  known.set(endpoint.id, asks);
  return asks;
}

/** Each route is looked at more than once. */
function nobodyKnown(): Map<string, WhoAsks> {
  return new Map();
}

function readWhoAsks(index: SystemIndex, endpoint: Endpoint): WhoAsks {
  const accesses = readsOf(index, endpoint);
  const filters = accesses.flatMap((access) => access.filters.filter(({ joins }) => joins !== true));
  const named = (words: ReadonlySet<string>): string | undefined =>
    filters.find(({ column }) => wordsOf(column).some((word) => words.has(word)))?.column;
  const guarded = endpoint.guards.some(({ kind }) => kind === 'authentication');
  // A route that is named after administrators is theirs, also where the guard stands out of sight.
  const authenticated = guarded || wordsOf(endpoint.path).some((word) => word === 'admin' || word === 'internal');
  const path = endpoint.path.split('/').find((part) => self.has(part.toLowerCase()));
  // The rows of an order belong to whoever placed it.
  const column = named(people) ?? keyOfSomebody(filters);
  const person = path ?? column ?? belongsToSomebody(index, accesses, isOpen(index, endpoint));
  const mentions = person === undefined ? belongsToSomebody(index, accesses, false) : undefined;
  const tenant = named(tenants);
  return {
    authenticated,
    ...(person === undefined ? {} : { person }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(mentions === undefined ? {} : { mentions }),
  };
}

function keyOfSomebody(filters: readonly Filter[]): string | undefined {
  return filters.find(({ column }) => {
    const words = wordsOf(column);
    return words.length > 1 && words.at(-1) === 'id' && words.some((word) => personal.has(word));
  })?.column;
}

/** Others of the service ask who calls and this one does not: somebody decided that everybody may see it. */
function isOpen(index: SystemIndex, { guards, service }: Endpoint): boolean {
  const asks = (all: Endpoint['guards']): boolean => all.some(({ kind }) => kind === 'authentication');
  return !asks(guards) && index.endpointsOfService(service).some((other) => asks(other.guards));
}

/** The table or column by which a row is about a person, or about something that a person ordered. */
function belongsToSomebody(index: SystemIndex, accesses: readonly DataAccess[], open: boolean): string | undefined {
  for (const table of new Set(accesses.flatMap((access) => index.table(access.table) ?? []))) {
    if (wordsOf(table.name).some((word) => personal.has(word))) return table.name;
    const column = table.columns.find(({ name }) => isPrivate(wordsOf(name)) || (!open && isLink(wordsOf(name))));
    if (column !== undefined) return `${table.name}.${column.name}`;
  }
  return undefined;
}

/** What nobody publishes of a person, even where the route has no guard: that guard is what is missing. */
function isPrivate(words: readonly string[]): boolean {
  return words.some((word) => ['email', 'phone', 'birthday', 'passport'].includes(word));
}

function isLink(words: readonly string[]): boolean {
  const isAbout = words.some((word) => people.has(word) || personal.has(word));
  return isAbout && ['id', 'email', 'phone', 'name'].includes(words.at(-1) ?? '');
}

export function readsOf(index: SystemIndex, endpoint: Endpoint): readonly DataAccess[] {
  return index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
}
