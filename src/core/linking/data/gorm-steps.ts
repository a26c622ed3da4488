import type { GormStep } from '../../extractors/data/gorm.ts';
import { gormColumn } from '../../extractors/data/gorm-naming.ts';
import type { DataVerb, Filter, Limit, Sort } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { readType } from '../resolve-type.ts';
import type { TableReference } from './access-fact.ts';
import type { ChainLink } from './chain.ts';
import { entityTyped, gormEntity, tableOfModel } from './gorm-entity.ts';
import { limitOf } from './read-chain-steps.ts';
import { columnOf, relationOf } from './schema-catalog.ts';

/** What the steps of a chain add up to. */
export interface GormReading {
  table: TableReference | undefined;
  association: string | undefined;
  verb: DataVerb;
  many: boolean;
  creates: boolean;
  /** A row that is there already takes the place of an error. */
  replaces: boolean;
  /** The row that is given is found by its key. */
  byKey: boolean;
  /** With the table before the dot, where conditions name one. */
  readonly filters: (Filter & { readonly qualifier?: string | undefined })[];
  filtersKnown: boolean;
  /** Conditions that only some runs have. */
  readonly optional: GormReading['filters'];
  readonly sorts: Sort[];
  readonly columns: string[];
  limit: Limit | undefined;
  readonly preloads: string[];
  readonly joins: string[];
}

export function newGormReading(): GormReading {
  return {
    table: undefined,
    association: undefined,
    verb: 'select',
    many: true,
    creates: false,
    replaces: false,
    byKey: false,
    filters: [],
    filtersKnown: true,
    optional: [],
    sorts: [],
    columns: [],
    limit: undefined,
    preloads: [],
    joins: [],
  };
}

export function readGormStep(
  spot: CallSpot,
  { call }: ChainLink,
  step: GormStep | undefined,
  reading: GormReading,
): void {
  const context = { file: spot.context.file, fn: call.fn };
  const [first, ...rest] = call.args;
  const text = (value: Value | undefined): string | undefined =>
    value === undefined ? undefined : resolveText(spot.resolver, context, value)?.text;
  switch (step?.does) {
    case 'model':
      reading.table = gormEntity(spot, context, first);
      reading.byKey = isRow(spot, context, first);
      return;
    case 'typed':
      reading.table = entityTyped(spot, context, readType(`G${call.typeArguments ?? ''}`).args[0] ?? '');
      return;
    case 'table':
      reading.table = namedTable(spot, text(first));
      return;
    case 'filter':
      addFilter(spot, context, first, rest, reading);
      if (call.name !== 'Where') reading.filtersKnown = false;
      return;
    case 'sort':
      reading.sorts.push(...sortsIn(text(first)));
      return;
    case 'limit':
      reading.limit = limitOf(first);
      return;
    case 'columns':
      reading.columns.push(...[first, ...rest].flatMap((value) => columnsIn(text(value))));
      return;
    case 'preload':
      reading.preloads.push(...[text(first)].filter((path) => path !== undefined));
      return;
    case 'joins':
      reading.joins.push(...[text(first)].filter((join) => join !== undefined));
      return;
    case 'scopes':
      reading.filtersKnown = false;
      if (call.args.some((argument) => /pag|limit/i.test(nameOf(spot, context, argument))))
        reading.limit ??= { kind: 'parameter' };
      return;
    case 'association':
      reading.association = text(first);
      reading.byKey = false;
      reading.filtersKnown = false;
      return;
    case 'read':
      readRows(spot, context, call, step, reading);
      return;
    case 'count':
      reading.verb = 'count';
      return;
    case 'pluck':
      reading.columns.push(...columnsIn(text(first)));
      return;
    case 'find-or-create':
      readRows(spot, context, call, { does: 'read', many: false, one: true }, reading);
      reading.creates = true;
      return;
    case 'write':
      readWrite(spot, context, call, step.verb, reading);
      return;
    default:
      if (call.name === 'Clauses' && call.args.some((value) => isOnConflict(spot, value))) reading.replaces = true;
      return;
  }
}

/** `clause.OnConflict{UpdateAll: true}` */
function isOnConflict({ resolver, context }: CallSpot, value: Value): boolean {
  const made = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  return made?.new === true && made.name === 'OnConflict';
}

/** What is found is put into the first argument; conditions may stand behind it. */
function readRows(
  spot: CallSpot,
  context: Context,
  call: CallOutline,
  step: GormStep & { does: 'read' },
  reading: GormReading,
): void {
  const [destination, condition, ...rest] = call.args;
  reading.byKey = false;
  reading.many = step.many && !isSingle(spot, context, destination);
  if (step.one === true) reading.limit = { kind: 'constant', value: 1 };
  if (reading.association === undefined && reading.table === undefined)
    reading.table = gormEntity(spot, context, destination);
  if (call.name === 'Related') {
    reading.table = gormEntity(spot, context, destination);
    reading.filtersKnown = false;
  } else if (condition !== undefined && call.name !== 'FindInBatches')
    addFilter(spot, context, condition, rest, reading);
}

/** Into a variable of a single struct at most one row is read. */
function isSingle(spot: CallSpot, context: Context, value: Value | undefined): boolean {
  if (value === undefined) return false;
  return spot.resolver.value(context, value).some(({ kind }) => kind === 'instance');
}

function readWrite(spot: CallSpot, context: Context, call: CallOutline, verb: DataVerb, reading: GormReading): void {
  const [first, second, ...rest] = call.args;
  reading.verb = verb === 'insert' && reading.replaces ? 'upsert' : verb;
  reading.many = verb !== 'insert' && !reading.byKey;
  if (reading.association !== undefined) return;
  if (call.name.startsWith('Update')) {
    const named = first?.kind === 'text' ? [first.text] : keysIn(spot, context, first);
    reading.columns.push(...named.map((name) => columnOf(reading.table?.entry, name) ?? name));
    return;
  }
  reading.byKey = false;
  reading.table ??= gormEntity(spot, context, first);
  if (verb === 'insert') return;
  reading.byKey = verb === 'upsert' || isRow(spot, context, first);
  reading.many = !reading.byKey;
  if (verb === 'delete' && second !== undefined) addFilter(spot, context, second, rest, reading);
}

/** A variable holds a row with its key, an empty literal only says which table is meant. */
function isRow(spot: CallSpot, context: Context, value: Value | undefined): boolean {
  if (value?.kind !== 'name') return false;
  return !spot.resolver.value(context, value).some(({ kind }) => kind === 'value');
}

function addFilter(
  spot: CallSpot,
  context: Context,
  first: Value | undefined,
  rest: readonly Value[],
  reading: GormReading,
): void {
  if (first === undefined) return;
  const entry = reading.table?.entry;
  const text = first.kind === 'literal' ? undefined : resolveText(spot.resolver, context, first)?.text;
  if (text !== undefined) {
    addCondition(rest.length > 0 && /^[\w.]+$/.test(text) ? `${text} = ?` : text, reading);
    return;
  }
  const keys = keysIn(spot, context, first);
  for (const key of keys) {
    const table = entry ?? gormEntity(spot, context, first)?.entry;
    // A struct of which only the table is known calls its columns by the rule of the library.
    const column = table === undefined ? gormColumn(key) : (columnOf(table, key) ?? columnOf(table, gormColumn(key)));
    reading.filters.push({ column: column ?? key, operator: 'equal' });
  }
  if (keys.length > 0) return;
  // `First(&order, id)`: a value alone is the key.
  const key = entry?.table.primaryKey ?? [];
  const isKey = first.kind === 'literal' || namesKey(spot, context, first);
  if (isKey && key.length > 0) reading.filters.push(...key.map((column) => ({ column, operator: 'equal' as const })));
  else reading.filtersKnown = false;
}

/** `id`, `order.ID`, `c.Param("id")` */
function namesKey({ resolver }: CallSpot, { file }: Context, value: Value): boolean {
  if (value.kind === 'name') return /(?:^|[._a-z])id$/i.test(value.name);
  const last = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call]?.args.at(-1) : undefined;
  return last?.kind === 'text' && /(?:^|_)id$/i.test(last.text);
}

function addCondition(text: string, reading: GormReading): void {
  const query = readQuery(`select * from t where ${text.replaceAll('{}', '?').replace(/@\w+/g, '?')}`);
  if (query === undefined) {
    reading.filtersKnown = false;
    return;
  }
  reading.filters.push(...query.filters.map(({ column, operator, qualifier }) => ({ column, operator, qualifier })));
  if (!query.filtersKnown || text.includes('{}')) reading.filtersKnown = false;
}

/** Fields of a struct literal, or keys of a map; those of `Base: Base{ID: id}` are embedded. */
function keysIn(spot: CallSpot, context: Context, value: Value | undefined, depth = 0): readonly string[] {
  if (value === undefined || depth > deepest) return [];
  return objectsOf(spot.resolver, context, value).flatMap(({ value: object, context: inside }) => {
    if (object.kind !== 'object') return [];
    return object.entries.flatMap(({ key, value: given }) => {
      const made = given.kind === 'call' ? spot.resolver.scopes.get(inside.file)?.outline.calls[given.call] : undefined;
      return made?.new === true && made.name === key ? keysIn(spot, inside, given, depth + 1) : [key];
    });
  });
}

const deepest = 3;

function sortsIn(text: string | undefined): readonly Sort[] {
  return (text ?? '').split(',').flatMap((part) => {
    const match = /^\s*["`]?(?:\w+["`]?\.["`]?)?(\w+)["`]?(?:\s+(asc|desc))?/i.exec(part);
    return match?.[1] === undefined ? [] : [{ column: match[1], descending: /desc/i.test(match[2] ?? '') }];
  });
}

function columnsIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((part) => /^\s*(?:\w+\.)?(\w+)\s*$/.exec(part)?.[1] ?? []);
}

function namedTable(spot: CallSpot, text: string | undefined): TableReference | undefined {
  const name = text?.trim().split(/\s+/)[0];
  if (name === undefined || name === '' || name.includes('{}')) return undefined;
  const bare = name.split('.').at(-1) ?? name;
  const entry = spot.schema.table(spot.operation.service, bare);
  return { name: entry?.table.name ?? bare, entry };
}

/** `Joins("Customer")` follows a relation, `Joins("JOIN lines ON …")` names the table. */
export function joinedTables(spot: CallSpot, reading: GormReading): readonly JoinedTable[] {
  return reading.joins.flatMap((text): readonly JoinedTable[] => {
    const relation = /^\w+$/.test(text) ? relationOf(reading.table?.entry, text) : undefined;
    if (relation !== undefined) return [{ table: tableOfModel(spot, relation), alias: text }];
    return [...text.matchAll(joining)].flatMap(([, named, alias = '']) => {
      const table = namedTable(spot, named);
      return table === undefined ? [] : [{ table, alias: /^(?:on|using)$/i.test(alias) ? table.name : alias }];
    });
  });
}

export interface JoinedTable {
  readonly table: TableReference;
  /** What conditions call it. */
  readonly alias: string;
}

const joining = /\bjoin\s+["`]?([\w.]+)["`]?(?:\s+(?:as\s+)?["`]?(\w+))?/gi;

function nameOf(spot: CallSpot, context: Context, value: Value): string {
  if (value.kind === 'name') return value.name;
  return value.kind === 'call' ? (spot.resolver.scopes.get(context.file)?.outline.calls[value.call]?.name ?? '') : '';
}
