import type { DataVerb } from '../../model/data-access.ts';
import type { ChainStep, QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';

const filter = { does: 'filter' } as const;
const within = { does: 'filter', operator: 'in' } as const;
const range = { does: 'filter', operator: 'range' } as const;
const other = { does: 'filter', operator: 'other' } as const;
const raw = { does: 'raw-filter' } as const;
const join = { does: 'join' } as const;
const sort = { does: 'sort' } as const;
const limit = { does: 'limit' } as const;
const columns = { does: 'columns' } as const;

const steps: Readonly<Record<string, ChainStep>> = {
  from: { does: 'table' },
  where: filter,
  orWhere: filter,
  whereNot: other,
  whereIn: within,
  orWhereIn: within,
  whereIntegerInRaw: within,
  whereNotIn: other,
  whereNull: filter,
  orWhereNull: filter,
  whereNotNull: other,
  whereBetween: range,
  whereDate: other,
  whereYear: other,
  whereMonth: other,
  whereLike: { does: 'filter', operator: 'like' },
  whereJsonContains: other,
  whereFullText: other,
  whereRaw: raw,
  orWhereRaw: raw,
  whereExists: raw,
  having: raw,
  join,
  leftJoin: join,
  rightJoin: join,
  crossJoin: join,
  orderBy: sort,
  orderByDesc: sort,
  limit,
  take: limit,
  forPage: limit,
  select: columns,
  addSelect: columns,
};

/** What methods of Laravel's query builder do, from Eloquent and from `DB::table(…)` alike. */
export const eloquent: QueryChainVocabulary = {
  id: 'eloquent',
  title: 'Eloquent and the query builder of Laravel',
  modules: ['Illuminate\\Database\\Eloquent'],
  steps,
};

/** Classes that models extend. */
export const modelBases: ReadonlySet<string> = new Set([
  'Illuminate\\Database\\Eloquent\\Model',
  'Illuminate\\Foundation\\Auth\\User',
  'Illuminate\\Database\\Eloquent\\Relations\\Pivot',
  'Illuminate\\Database\\Eloquent\\Relations\\MorphPivot',
  'Laravel\\Sanctum\\PersonalAccessToken',
  'Illuminate\\Notifications\\DatabaseNotification',
  'Spatie\\Permission\\Models\\Role',
  'Spatie\\Permission\\Models\\Permission',
]);

export type RelationKind = 'one' | 'many' | 'owner' | 'pivot' | 'through' | 'any';

/** Methods by which a model declares what it belongs to and what belongs to it. */
export const relationMethods: Readonly<Record<string, RelationKind>> = {
  hasOne: 'one',
  hasMany: 'many',
  morphOne: 'one',
  morphMany: 'many',
  belongsTo: 'owner',
  belongsToMany: 'pivot',
  morphToMany: 'pivot',
  morphedByMany: 'pivot',
  hasManyThrough: 'through',
  hasOneThrough: 'through',
  morphTo: 'any',
};

/** What a call that runs a query gives: one row, a list of them, or a plain value. */
export interface Terminal {
  readonly verb: DataVerb;
  readonly gives: 'one' | 'many' | 'nothing';
  /** Where one row is asked for: it is found by its key. */
  readonly byKey?: true;
  /** At most one row. */
  readonly single?: true;
  /** Reads anew what the row holds. */
  readonly again?: true;
}

const select = { verb: 'select', gives: 'many' } as const;
const one = { verb: 'select', gives: 'one', single: true } as const;
const count = { verb: 'count', gives: 'nothing' } as const;
const insert = { verb: 'insert', gives: 'one' } as const;
const upsert = { verb: 'upsert', gives: 'one' } as const;
const update = { verb: 'update', gives: 'nothing' } as const;
const remove = { verb: 'delete', gives: 'nothing' } as const;

/** Calls that run a query, on a class or on what is built from it. */
export const queryTerminals: Readonly<Record<string, Terminal>> = {
  get: select,
  all: select,
  getModels: select,
  paginate: select,
  simplePaginate: select,
  cursorPaginate: select,
  cursor: select,
  lazy: select,
  lazyById: select,
  chunk: select,
  chunkById: select,
  each: select,
  pluck: select,
  findMany: { ...select, byKey: true },
  first: one,
  firstOrFail: one,
  firstOr: one,
  firstWhere: one,
  sole: one,
  value: { ...one, gives: 'nothing' },
  find: { ...one, byKey: true },
  findOrFail: { ...one, byKey: true },
  findOr: { ...one, byKey: true },
  findOrNew: { ...one, byKey: true },
  count,
  sum: count,
  max: count,
  min: count,
  avg: count,
  average: count,
  exists: count,
  doesntExist: count,
  create: insert,
  createQuietly: insert,
  forceCreate: insert,
  createMany: insert,
  saveMany: insert,
  insert: { ...insert, gives: 'nothing' },
  insertGetId: { ...insert, gives: 'nothing' },
  insertOrIgnore: { ...insert, gives: 'nothing' },
  insertUsing: { ...insert, gives: 'nothing' },
  upsert,
  updateOrCreate: upsert,
  updateOrInsert: upsert,
  firstOrCreate: insert,
  createOrFirst: insert,
  firstOrNew: one,
  update,
  increment: update,
  decrement: update,
  touch: update,
  restore: update,
  delete: remove,
  forceDelete: remove,
  destroy: { ...remove, byKey: true },
  truncate: remove,
};

/** Calls on one row that was read or made before. */
export const rowTerminals: Readonly<Record<string, Terminal>> = {
  save: update,
  saveOrFail: update,
  saveQuietly: update,
  push: update,
  update,
  updateQuietly: update,
  updateOrFail: update,
  increment: update,
  decrement: update,
  touch: update,
  restore: update,
  delete: remove,
  deleteOrFail: remove,
  deleteQuietly: remove,
  forceDelete: remove,
  refresh: { ...one, byKey: true, again: true },
  fresh: { ...one, byKey: true, again: true },
};

/** Calls on a relation over a table of pairs that write the pairs. */
export const pivotWrites: Readonly<Record<string, DataVerb>> = {
  attach: 'insert',
  sync: 'upsert',
  syncWithoutDetaching: 'upsert',
  syncWithPivotValues: 'upsert',
  toggle: 'upsert',
  updateExistingPivot: 'update',
  detach: 'delete',
};

/** Calls that load relations along: names of relations come first. */
export const loading: ReadonlySet<string> = new Set([
  'with',
  'load',
  'loadMissing',
  'withWhereHas',
  'loadCount',
  'withCount',
  'withExists',
  'withSum',
  'withMax',
]);

/** Calls that choose rows by what is related to them. */
export const relating: ReadonlySet<string> = new Set([
  'has',
  'whereHas',
  'orWhereHas',
  'doesntHave',
  'whereDoesntHave',
  'whereRelation',
  'withWhereHas',
  'whereHasMorph',
]);
