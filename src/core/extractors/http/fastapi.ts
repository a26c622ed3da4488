import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

export const fastapi: DecoratedFunctionVocabulary = {
  id: 'fastapi',
  title: 'FastAPI',
  languages: ['python'],
  modules: ['fastapi', 'starlette', 'fastapi_utils', 'fastapi_restful', 'classy_fastapi', 'fastapi_versioning'],
  makers: ['FastAPI', 'APIRouter', 'Starlette', 'Router', 'InferringRouter'],
  verbs: {
    ...verbMethods,
    trace: 'TRACE',
    websocket: 'GET',
    websocket_route: 'GET',
  },
  routes: ['api_route', 'route'],
  registrations: {
    add_api_route: { position: 1, keyword: 'endpoint' },
    add_route: { position: 1, keyword: 'endpoint' },
    add_api_websocket_route: { position: 1, keyword: 'endpoint' },
    add_websocket_route: { position: 1, keyword: 'endpoint' },
  },
  methods: 'methods',
  prefix: 'prefix',
  mounts: ['include_router'],
  placements: ['mount'],
  mountReplacesPrefix: false,
  guards: 'dependencies',
  injectors: ['Depends', 'Security'],
  bySignature: true,
  before: ['middleware', 'add_middleware'],
};
