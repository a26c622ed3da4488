import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** BlackSheep: https://www.neoteroi.dev/blacksheep/routing. */
export const blacksheep: DecoratedFunctionVocabulary = {
  id: 'blacksheep',
  title: 'BlackSheep',
  languages: ['python'],
  modules: ['blacksheep'],
  makers: ['Application', 'Router'],
  verbs: verbMethods,
  routes: ['route'],
  itself: 'router',
  registrations: { add_route: { position: 2, keyword: 'handler', path: 1, method: 0 } },
  functions: true,
  methods: 'methods',
  prefix: 'prefix',
  mounts: [],
  placements: ['mount'],
  mountReplacesPrefix: false,
  injectors: [],
  before: [],
};
