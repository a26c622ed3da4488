import type { ListedRoutesVocabulary } from '../shapes/listed-routes-vocabulary.ts';

const starlette: ListedRoutesVocabulary = {
  id: 'starlette',
  title: 'Starlette',
  modules: ['starlette'],
  applications: ['Starlette', 'Router'],
  list: { keyword: 'routes' },
  middleware: 'middleware',
  adders: {},
  items: {
    Route: { path: 0, handler: 1 },
    WebSocketRoute: { path: 0, handler: 1, method: 'GET' },
    Mount: { path: 0, handler: 1, mount: true },
  },
  placers: {
    add_route: { path: 0, handler: 1 },
    add_websocket_route: { path: 0, handler: 1, method: 'GET' },
    mount: { path: 0, handler: 1, mount: true },
  },
  methodPrefix: '',
};

const one = { path: 0, handler: 1 } as const;

const aiohttp: ListedRoutesVocabulary = {
  id: 'aiohttp-web',
  title: 'aiohttp web',
  modules: ['aiohttp'],
  applications: ['Application'],
  middleware: 'middlewares',
  adders: { add_routes: 0 },
  items: {
    get: { ...one, method: 'GET' },
    head: { ...one, method: 'HEAD' },
    post: { ...one, method: 'POST' },
    put: { ...one, method: 'PUT' },
    patch: { ...one, method: 'PATCH' },
    delete: { ...one, method: 'DELETE' },
    view: one,
    route: { method: { position: 0 }, path: 1, handler: 2 },
  },
  placers: {
    add_get: { ...one, method: 'GET' },
    add_head: { ...one, method: 'HEAD' },
    add_post: { ...one, method: 'POST' },
    add_put: { ...one, method: 'PUT' },
    add_patch: { ...one, method: 'PATCH' },
    add_delete: { ...one, method: 'DELETE' },
    add_view: one,
    add_route: { method: { position: 0 }, path: 1, handler: 2 },
    add_subapp: { ...one, mount: true },
  },
  resource: 'add_resource',
  methodPrefix: '',
};

const tornado: ListedRoutesVocabulary = {
  id: 'tornado',
  title: 'Tornado',
  modules: ['tornado'],
  applications: ['Application', 'RuleRouter'],
  list: { position: 0, keyword: 'handlers' },
  adders: { add_handlers: 1 },
  items: { url: one, URLSpec: one, Rule: one },
  placers: {},
  tuples: true,
  patterns: true,
  methodPrefix: '',
  socket: 'on_message',
  prepares: 'prepare',
};

const falcon: ListedRoutesVocabulary = {
  id: 'falcon',
  title: 'Falcon',
  modules: ['falcon'],
  applications: ['App', 'API'],
  middleware: 'middleware',
  middlewareAdder: 'add_middleware',
  before: 'before',
  adders: {},
  items: {},
  placers: { add_route: one },
  methodPrefix: 'on_',
  suffix: 'suffix',
};

/** Frameworks of the shape "listed routes". */
export const listedFrameworks: readonly ListedRoutesVocabulary[] = [starlette, aiohttp, tornado, falcon];
