import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';

/** Spark: https://sparkjava.com/documentation#routes. */
export const spark: BlockRouteVocabulary = {
  id: 'spark',
  title: 'Spark Java',
  languages: ['java', 'kotlin'],
  modules: ['spark', 'spark.kotlin'],
  verbs: {
    get: 'GET',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    head: 'HEAD',
    options: 'OPTIONS',
  },
  prefixes: ['path'],
  guards: {},
  before: ['before'],
  loose: true,
};
