import type { DataVerb } from '../../model/data-access.ts';
import type { QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';
import { knex } from './knex.ts';

/** Where models of AdonisJS come from: https://lucid.adonisjs.com/docs/models. */
export const lucidModels: ReadonlySet<string> = new Set(['@adonisjs/lucid/orm', '@ioc:Adonis/Lucid/Orm']);

/** Lucid, whose queries are Knex's and more: https://lucid.adonisjs.com/docs/select-query-builder. */
export const lucid: QueryChainVocabulary = {
  id: 'lucid',
  title: 'Lucid',
  modules: ['@adonisjs/lucid/services/db', '@ioc:Adonis/Lucid/Database'],
  steps: {
    ...knex.steps,
    firstOrFail: { does: 'one' },
    paginate: { does: 'limit' },
    forPage: { does: 'limit' },
    multiInsert: { does: 'verb', verb: 'insert' },
    // Conditions on rows of a relation.
    whereHas: { does: 'raw-filter' },
    orWhereHas: { does: 'raw-filter' },
    whereDoesntHave: { does: 'raw-filter' },
    has: { does: 'raw-filter' },
    doesntHave: { does: 'raw-filter' },
    withScopes: { does: 'raw-filter' },
    apply: { does: 'raw-filter' },
  },
};

/** Steps that load what a relation leads to, or count it, or ask whether there is any. */
export const lucidRelated: ReadonlySet<string> = new Set([
  'preload',
  'withCount',
  'withAggregate',
  'whereHas',
  'orWhereHas',
  'whereDoesntHave',
  'has',
  'doesntHave',
  'load',
  'loadCount',
  'loadOnce',
]);

export interface LucidMethod {
  readonly verb: DataVerb;
  readonly many?: true | undefined;
  /** By what it chooses rows: the key, or the columns that it is given. */
  readonly by?: 'key' | 'column' | undefined;
}

/** Methods of a model that are a query by themselves. */
export const lucidMethods: Readonly<Record<string, LucidMethod>> = {
  find: { verb: 'select', by: 'key' },
  findOrFail: { verb: 'select', by: 'key' },
  findMany: { verb: 'select', many: true, by: 'key' },
  findBy: { verb: 'select', by: 'column' },
  findByOrFail: { verb: 'select', by: 'column' },
  findManyBy: { verb: 'select', many: true, by: 'column' },
  first: { verb: 'select' },
  firstOrFail: { verb: 'select' },
  all: { verb: 'select', many: true },
  create: { verb: 'insert' },
  createMany: { verb: 'insert', many: true },
  createQuietly: { verb: 'insert' },
  firstOrNew: { verb: 'select' },
  firstOrCreate: { verb: 'upsert' },
  updateOrCreate: { verb: 'upsert' },
  fetchOrCreateMany: { verb: 'upsert', many: true },
  updateOrCreateMany: { verb: 'upsert', many: true },
  truncate: { verb: 'delete', many: true },
  // What `withAuthFinder` adds to the model of people who sign in.
  verifyCredentials: { verb: 'select' },
  findForAuth: { verb: 'select' },
};

/** Methods of one row. */
export const lucidRowMethods: Readonly<Record<string, DataVerb>> = {
  save: 'update',
  saveQuietly: 'update',
  delete: 'delete',
  deleteQuietly: 'delete',
  refresh: 'select',
};

/** Methods of the relation of a row, by what they do with the rows that it leads to. */
export const lucidRelationMethods: Readonly<Record<string, DataVerb>> = {
  create: 'insert',
  createMany: 'insert',
  save: 'insert',
  saveMany: 'insert',
  firstOrCreate: 'upsert',
  updateOrCreate: 'upsert',
  updateOrCreateMany: 'upsert',
  fetchOrCreateMany: 'upsert',
};

/** Where `DbAccessTokensProvider.forModel(User)` keeps what people sign in with, and what its methods do there. */
export const lucidTokens = {
  table: 'auth_access_tokens',
  methods: { create: 'insert', delete: 'delete', verify: 'select', find: 'select', all: 'select' },
} as const satisfies { readonly table: string; readonly methods: Readonly<Record<string, DataVerb>> };
