import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Spark: https://sparkjava.com/documentation#routes. */
export const spark: BlockRouteVocabulary = {
  id: 'spark',
  title: 'Spark Java',
  languages: ['java', 'kotlin'],
  modules: ['spark', 'spark.kotlin'],
  verbs: verbMethods,
  prefixes: ['path'],
  guards: {},
  before: ['before'],
  loose: true,
};
