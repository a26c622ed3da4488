import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

export const sanic: DecoratedFunctionVocabulary = {
  id: 'sanic',
  title: 'Sanic',
  languages: ['python'],
  modules: ['sanic'],
  makers: ['Sanic', 'Blueprint', 'group'],
  verbs: { ...verbMethods, websocket: 'GET' },
  routes: ['route'],
  registrations: { add_route: { position: 0, keyword: 'handler', path: 1 } },
  methods: 'methods',
  prefix: 'url_prefix',
  mounts: ['blueprint'],
  placements: [],
  mountReplacesPrefix: true,
  parameter: /<(\w+):[^<>]*>/g,
  version: 'version',
  injectors: [],
  before: ['middleware', 'on_request'],
};
