import type { GroupedRouteVocabulary, ResourceAction } from '../shapes/grouped-route-vocabulary.ts';

const actions: readonly ResourceAction[] = [
  { name: 'index', methods: ['GET'], path: '' },
  { name: 'create', methods: ['GET'], path: '/create', page: true },
  { name: 'store', methods: ['POST'], path: '' },
  { name: 'show', methods: ['GET'], path: '/{}' },
  { name: 'edit', methods: ['GET'], path: '/{}/edit', page: true },
  { name: 'update', methods: ['PUT', 'PATCH'], path: '/{}' },
  { name: 'destroy', methods: ['DELETE'], path: '/{}' },
];

const single: readonly ResourceAction[] = [
  { name: 'show', methods: ['GET'], path: '' },
  { name: 'edit', methods: ['GET'], path: '/edit', page: true },
  { name: 'update', methods: ['PUT', 'PATCH'], path: '' },
  { name: 'create', methods: ['GET'], path: '/create', page: true, onlyWith: ['creatable'] },
  { name: 'store', methods: ['POST'], path: '', onlyWith: ['creatable'] },
  { name: 'destroy', methods: ['DELETE'], path: '', onlyWith: ['creatable', 'destroyable'] },
];

const resource = { many: false, single: false, api: false, actions, item: 'singular' };
const singleton = { ...resource, single: true, actions: single };

export const laravel: GroupedRouteVocabulary = {
  id: 'laravel',
  title: 'Laravel and Lumen',
  languages: ['php'],
  facades: ['Illuminate\\Support\\Facades\\Route'],
  types: [
    'Illuminate\\Routing\\Router',
    'Illuminate\\Contracts\\Routing\\Registrar',
    'Laravel\\Lumen\\Routing\\Router',
    'Laravel\\Lumen\\Application',
  ],
  variables: {
    names: ['$router', '$app', '$app.router', '$api'],
    files: /(?:^|\/)routes(?:\/.*)?\.php$|(?:^|\/)bootstrap\/app\.php$/i,
  },
  verbs: {
    get: ['GET'],
    post: ['POST'],
    put: ['PUT'],
    patch: ['PATCH'],
    delete: ['DELETE'],
    options: ['OPTIONS'],
    any: ['ANY'],
    view: ['GET'],
    inertia: ['GET'],
    redirect: ['ANY'],
    permanentRedirect: ['ANY'],
    fallback: ['GET'],
  },
  bare: [],
  listed: ['match', 'addRoute'],
  groups: ['group'],
  prefixFirst: false,
  prefix: ['prefix'],
  guards: ['middleware'],
  namespace: ['namespace'],
  controller: ['controller'],
  without: ['withoutMiddleware'],
  authorizing: ['can'],
  controllers: 'App\\Http\\Controllers',
  separator: '@',
  suffix: '',
  resources: {
    resource,
    apiResource: { ...resource, api: true },
    resources: { ...resource, many: true },
    apiResources: { ...resource, many: true, api: true },
    singleton,
    apiSingleton: { ...singleton, api: true },
    softDeletableResources: { ...resource, many: true },
  },
  conventions: [
    { files: /(?:^|\/)routes\/api\.php$/, prefix: 'api', guards: ['api'] },
    { files: /(?:^|\/)routes\/web\.php$/, prefix: '', guards: ['web'] },
  ],
};
