import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

/** Routes that decorators put into a table: `@routes.post('/orders')`. */
export const aiohttpWeb: DecoratedFunctionVocabulary = {
  id: 'aiohttp-web',
  title: 'aiohttp web',
  languages: ['python'],
  modules: ['aiohttp'],
  makers: ['RouteTableDef'],
  verbs: { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' },
  routes: [],
  classes: 'view',
  registrations: {},
  methods: 'methods',
  prefix: 'prefix',
  mounts: [],
  placements: [],
  mountReplacesPrefix: false,
  injectors: [],
  before: [],
};
