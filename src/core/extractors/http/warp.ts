import type { FilterRouteVocabulary } from '../shapes/filter-route-vocabulary.ts';

/** warp: https://docs.rs/warp/latest/warp/trait.Filter.html. */
export const warp: FilterRouteVocabulary = {
  id: 'warp',
  title: 'warp',
  module: 'warp',
  verbs: {
    get: 'GET',
    head: 'HEAD',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    options: 'OPTIONS',
    ws: 'GET',
  },
  path: 'path',
  parameter: 'param',
  both: 'and',
  either: 'or',
  handlers: ['map', 'and_then', 'then'],
};
