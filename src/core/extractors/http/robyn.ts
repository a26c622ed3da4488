import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Robyn: https://robyn.tech/documentation. */
export const robyn: DecoratedFunctionVocabulary = {
  id: 'robyn',
  title: 'Robyn',
  languages: ['python'],
  modules: ['robyn'],
  makers: ['Robyn', 'SubRouter'],
  verbs: verbMethods,
  routes: [],
  registrations: { add_route: { position: 2, keyword: 'handler', path: 1, method: 0 } },
  methods: 'methods',
  prefix: 'prefix',
  mounts: ['include_router'],
  placements: [],
  mountReplacesPrefix: false,
  injectors: [],
  before: ['before_request'],
};
