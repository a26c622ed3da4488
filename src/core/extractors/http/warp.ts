import type { FilterRouteVocabulary } from '../shapes/filter-route-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** warp: https://docs.rs/warp/latest/warp/trait.Filter.html. */
export const warp: FilterRouteVocabulary = {
  id: 'warp',
  title: 'warp',
  module: 'warp',
  verbs: {
    ...verbMethods,
    ws: 'GET',
  },
  path: 'path',
  parameter: 'param',
  both: 'and',
  either: 'or',
  handlers: ['map', 'and_then', 'then'],
};
