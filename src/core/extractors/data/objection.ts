import type { QueryChainVocabulary } from '../shapes/query-chain-vocabulary.ts';
import { knex } from './knex.ts';

/** Models of Objection, whose queries are Knex's and more: https://vincit.github.io/objection.js. */
export const objection: QueryChainVocabulary = {
  id: 'objection',
  title: 'Objection.js',
  modules: ['objection'],
  steps: {
    ...knex.steps,
    findOne: { does: 'filter' },
    patch: { does: 'verb', verb: 'update' },
    patchAndFetch: { does: 'verb', verb: 'update' },
    updateAndFetch: { does: 'verb', verb: 'update' },
    insertAndFetch: { does: 'verb', verb: 'insert' },
    insertGraph: { does: 'verb', verb: 'insert' },
    insertGraphAndFetch: { does: 'verb', verb: 'insert' },
    upsertGraph: { does: 'verb', verb: 'upsert' },
    upsertGraphAndFetch: { does: 'verb', verb: 'upsert' },
    resultSize: { does: 'aggregate' },
    joinRelated: { does: 'raw-filter' },
    leftJoinRelated: { does: 'raw-filter' },
  },
};

/** Steps that go by the key → what they do. */
export const objectionByKey: Readonly<Record<string, 'select' | 'update' | 'delete'>> = {
  findById: 'select',
  findByIds: 'select',
  patchAndFetchById: 'update',
  updateAndFetchById: 'update',
  deleteById: 'delete',
};

/** Steps that load what relations lead to. */
export const objectionLoading: ReadonlySet<string> = new Set([
  'withGraphFetched',
  'withGraphJoined',
  'eager',
  'joinEager',
]);
