import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

export const flask: DecoratedFunctionVocabulary = {
  id: 'flask',
  title: 'Flask',
  languages: ['python'],
  modules: ['flask', 'quart', 'apiflask', 'flask_openapi3', 'flask_smorest'],
  makers: ['Flask', 'Quart', 'Blueprint', 'APIFlask', 'APIBlueprint', 'OpenAPI'],
  verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', websocket: 'GET' },
  routes: ['route'],
  registrations: { add_url_rule: { position: 2, keyword: 'view_func' } },
  methods: 'methods',
  prefix: 'url_prefix',
  mounts: ['register_blueprint'],
  placements: [],
  mountReplacesPrefix: true,
  injectors: [],
  before: ['before_request', 'before_app_request'],
};
