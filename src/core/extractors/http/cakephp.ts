import type { GroupedRouteVocabulary, ResourceAction } from '../shapes/grouped-route-vocabulary.ts';

const actions: readonly ResourceAction[] = [
  { name: 'index', methods: ['GET'], path: '' },
  { name: 'add', methods: ['POST'], path: '' },
  { name: 'view', methods: ['GET'], path: '/{}' },
  { name: 'edit', methods: ['PUT', 'PATCH'], path: '/{}' },
  { name: 'delete', methods: ['DELETE'], path: '/{}' },
];

export const cakephp: GroupedRouteVocabulary = {
  id: 'cakephp',
  title: 'CakePHP',
  languages: ['php'],
  facades: ['Cake\\Routing\\Router'],
  types: ['Cake\\Routing\\RouteBuilder'],
  variables: { names: ['$routes', '$builder'], files: /(?:^|\/)config\/routes(?:\/.*)?\.php$/ },
  verbs: {
    get: ['GET'],
    post: ['POST'],
    put: ['PUT'],
    patch: ['PATCH'],
    delete: ['DELETE'],
    options: ['OPTIONS'],
    head: ['HEAD'],
    connect: ['ANY'],
  },
  bare: ['connect'],
  listed: [],
  groups: ['scope', 'prefix', 'plugin', 'group'],
  prefixFirst: true,
  prefix: [],
  guards: ['applyMiddleware'],
  namespace: [],
  controller: [],
  without: [],
  authorizing: [],
  controllers: 'App\\Controller',
  separator: '::',
  suffix: 'Controller',
  resources: { resources: { many: false, single: false, api: true, actions, item: 'id' } },
  conventions: [],
};
