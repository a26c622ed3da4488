import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

export const bottle: DecoratedFunctionVocabulary = {
  id: 'bottle',
  title: 'Bottle',
  languages: ['python'],
  modules: ['bottle'],
  makers: ['Bottle', 'default_app', 'app'],
  verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' },
  routes: ['route'],
  registrations: { route: { position: 2, keyword: 'callback', method: 1 } },
  methods: 'method',
  prefix: 'prefix',
  mounts: ['merge'],
  placements: ['mount'],
  mountReplacesPrefix: false,
  parameter: /<(\w+)(?::[^<>]*)?>/g,
  functions: true,
  injectors: [],
  before: ['hook'],
};
