import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { wordsOf } from '../../model/words.ts';
import { type Entry, entriesOf } from '../entries.ts';

/** Of what kind the rows of a table are: it decides how many there will be more than any count of routes does. */
export type GrowthKind = 'people' | 'content' | 'events' | 'staff' | 'parts' | 'pairs' | 'schedule' | 'reference';

export interface Growth {
  readonly table: Table;
  readonly kind: GrowthKind;
  /** Requests, messages and schedules that add rows. */
  readonly addedBy: readonly string[];
  /** Tables whose rows bound its own: what it is a part of, or what it pairs. */
  readonly parents: readonly Table[];
  /** Something adds several rows at once. */
  readonly inLists: boolean;
}

/** Generated schemas hang thousands of tables below each other; no more of them tell anything new. */
const deepest = 20;

/** Tables to which something adds rows, each with its kind. Kept, since a plan and the technologies ask. */
export function growths(index: SystemIndex): readonly Growth[] {
  return index.once(allGrowths);
}

/** In the order of the System, whatever district they are found in. */
function allGrowths(index: SystemIndex): readonly Growth[] {
  const found = new Map(
    index
      .ofDistricts(readGrowths)
      .flat()
      .map((growth) => [growth.table, growth]),
  );
  return index.system.tables.flatMap((table) => found.get(table) ?? []);
}

function readGrowths(index: SystemIndex): readonly Growth[] {
  const adders = addersOf(index);
  const kinds = new Map<string, Growth>();
  const open = new Set<string>();
  const kindOf = (table: Table): Growth => {
    const known = kinds.get(table.id);
    if (known !== undefined) return known;
    open.add(table.id);
    const growth = growthOf(index, table, adders.get(table.id) ?? [], (parent) =>
      open.has(parent.id) || open.size > deepest ? 'content' : kindOf(parent).kind,
    );
    open.delete(table.id);
    kinds.set(table.id, growth);
    return growth;
  };
  return index.system.tables
    .filter(({ role, columns }) => role === 'system' && columns.length > 0)
    .map(kindOf)
    .filter(({ addedBy }) => addedBy.length > 0);
}

function growthOf(
  index: SystemIndex,
  table: Table,
  addedBy: readonly Entry[],
  kindOf: (parent: Table) => GrowthKind,
): Growth {
  const names = [...new Set(addedBy.map(({ name }) => name))].sort((a, b) => rank(a) - rank(b));
  const growth = (kind: GrowthKind, parents: readonly Table[] = []): Growth => ({
    table,
    kind,
    addedBy: names,
    parents,
    inLists: addedBy.some(({ accesses }) =>
      accesses.some(
        ({ access, inLoop }) =>
          access.table === table.id && isAdding(access) && (inLoop || access.inLoop || access.many),
      ),
    ),
  });
  const pair = pairedBy(index, table);
  if (pair.length > 1) return growth('pairs', pair);
  if (isPeople(table)) return growth('people');
  const persons = table.columns.map(({ name }) => name).filter((name) => isPerson(name) && !isOwnKey(table, name));
  if (keysOf(table).some(([column, another]) => another === undefined && persons.includes(column ?? '')))
    return growth('people');
  if (addedBy.length > 0 && addedBy.every(({ name }) => name.startsWith('schedule '))) return growth('schedule');
  if (isForStaff(table, addedBy)) return growth('staff');
  if (isLog(index, table, addedBy)) return growth('events');
  if (persons.length > 0) return growth('content');
  const parents = parentsOf(index, table, true).filter((parent) => parent.id !== table.id);
  const growing = parents.filter((parent) => !['people', 'reference'].includes(kindOf(parent)));
  if (growing.length > 0) return growth('parts', growing);
  if (parents.some((parent) => kindOf(parent) === 'people')) return growth('content');
  return growth(isReference(table) ? 'reference' : 'content');
}

function isAdding({ verb }: DataAccess): boolean {
  return verb === 'insert' || verb === 'upsert';
}

/** What is made for adding is told first. */
function rank(name: string): number {
  return name.startsWith('POST ') ? 0 : name.startsWith('message ') ? 1 : 2;
}

/** An update leaves as many rows as there were. What saves a row may add it, unless the request is for changing one. */
function addersOf(index: SystemIndex): ReadonlyMap<string, readonly Entry[]> {
  const adders = new Map<string, Entry[]>();
  for (const entry of entriesOf(index)) {
    const changes = /^(?:PUT|PATCH|DELETE|HEAD) /.test(entry.name);
    const adds = ({ access }: { readonly access: DataAccess }): boolean =>
      access.verb === 'insert' || (access.verb === 'upsert' && !changes);
    for (const table of new Set(entry.accesses.filter(adds).map(({ access }) => access.table)))
      adders.set(table, [...(adders.get(table) ?? []), entry]);
  }
  return adders;
}

const peopleNames = new Set(
  'user users account accounts customer customers member members consumer consumers subscriber subscribers patient patients student students person persons people'.split(
    ' ',
  ),
);

const signsIn = /^(?:e_?mail|user_?name|login|password(?:_?(?:hash|digest))?|encrypted_?password)$/i;

/** `users`, and `account_user` where it holds what a person signs in with. */
function isPeople({ name, model, columns }: Table): boolean {
  const names = [name, ...(model === undefined ? [] : [model])].map((each) => each.toLowerCase());
  if (names.some((each) => peopleNames.has(each))) return true;
  return peopleNames.has(wordsOf(name).at(-1) ?? '') && columns.some((column) => signsIn.test(column.name));
}

const person =
  /^(?:\w*_)?(?:user|account|customer|owner|author|member|consumer|creator|sender|recipient|buyer|passenger|patient|student|created_by|added_by|posted_by)(?:_?id)?$/i;

/** `user_id`, `ownerId`, `created_by`: whose row it is. */
function isPerson(column: string): boolean {
  return person.test(column.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

/** `team_user_id` in `team_user`. */
function isOwnKey({ name, primaryKey }: Table, column: string): boolean {
  return primaryKey.includes(column) && column.toLowerCase() === `${name}_id`.toLowerCase();
}

/** What a unique key holds, the primary key first. */
function keysOf(table: Table): readonly (readonly string[])[] {
  return [table.primaryKey, ...table.indexes.filter(({ unique, where }) => unique && where === undefined)].map((key) =>
    'columns' in key ? key.columns : key,
  );
}

function parentsOf(index: SystemIndex, table: Table, required: boolean): readonly Table[] {
  const keys = table.foreignKeys.filter(
    ({ columns }) =>
      !required || columns.every((name) => table.columns.find((each) => each.name === name)?.nullable !== true),
  );
  return keys.flatMap(({ references }) => index.tablesNamed(table.store, references.table));
}

/** Both sides of a table that says which belong together: a unique key of foreign keys alone, or nothing else in it. */
function pairedBy(index: SystemIndex, table: Table): readonly Table[] {
  const foreign = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const isPair = (columns: readonly string[]): boolean =>
    columns.length > 1 && columns.every((name) => foreign.has(name));
  const rest = table.columns
    .map(({ name }) => name)
    .filter((name) => !/^id$|_at$|^(?:position|order|sort)$/i.test(name));
  return keysOf(table).some(isPair) || isPair(rest) ? parentsOf(index, table, false) : [];
}

const staffWord = /^(?:admin|administration|mod|moderation|moderations|moderators?|staff|backoffice)$/;

/** Added by requests that only staff may make, as their paths or guards say. */
function isForStaff({ name }: Table, addedBy: readonly Entry[]): boolean {
  if (staffWord.test(wordsOf(name)[0] ?? '')) return true;
  return addedBy.length > 0 && addedBy.every((entry) => wordsOf(entry.name).some((word) => staffWord.test(word)));
}

const logName =
  /^(?:logs?|events?|histor(?:y|ies)|audits?|activit(?:y|ies)|visits?|views?|clicks?|hits?|pageviews?|metrics?|readings?|measurements?|impressions?|plays?|notifications?|messages?|deliveries|transactions?|sessions?|scrobbles?)$/;

/** Written once and never changed: each thing that happens leaves a row. */
function isLog(index: SystemIndex, table: Table, addedBy: readonly Entry[]): boolean {
  const words = wordsOf(table.name);
  if (words.some((word) => /^(?:outbox|inbox|audit)$/.test(word)) || /^processed_?events?$/i.test(table.name))
    return true;
  const isNamed = logName.test(words.at(-1) ?? '') || words.includes('event');
  const changes = index.accessesOfTable(table.id).some(({ verb }) => verb === 'update' || verb === 'upsert');
  const replaces = addedBy.some(({ accesses }) =>
    accesses.some(({ access }) => access.table === table.id && access.verb === 'delete'),
  );
  return isNamed && !changes && !replaces;
}

/** Nobody's rows, in no state and about nothing else: a catalog, a list of choices. */
function isReference({ columns, primaryKey }: Table): boolean {
  const own = new Set(primaryKey);
  return !columns.some(({ name }) => !own.has(name) && /^(?:status|state)$|(?:_|[a-z](?=I))id$/i.test(name));
}
