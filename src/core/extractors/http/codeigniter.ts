import type { GroupedRouteVocabulary, ResourceAction } from '../shapes/grouped-route-vocabulary.ts';

const actions: readonly ResourceAction[] = [
  { name: 'index', methods: ['GET'], path: '' },
  { name: 'new', methods: ['GET'], path: '/new', page: true },
  { name: 'create', methods: ['POST'], path: '' },
  { name: 'show', methods: ['GET'], path: '/{}' },
  { name: 'edit', methods: ['GET'], path: '/{}/edit', page: true },
  { name: 'update', methods: ['PUT', 'PATCH'], path: '/{}' },
  { name: 'delete', methods: ['DELETE'], path: '/{}' },
];

export const codeigniter: GroupedRouteVocabulary = {
  id: 'codeigniter',
  title: 'CodeIgniter',
  languages: ['php'],
  facades: [],
  types: ['CodeIgniter\\Router\\RouteCollection', 'CodeIgniter\\Router\\RouteCollectionInterface'],
  variables: { names: ['$routes'], files: /(?:^|\/)Config\/Routes(?:\/.*)?\.php$/ },
  verbs: {
    get: ['GET'],
    post: ['POST'],
    put: ['PUT'],
    patch: ['PATCH'],
    delete: ['DELETE'],
    options: ['OPTIONS'],
    head: ['HEAD'],
    add: ['ANY'],
    view: ['GET'],
  },
  bare: [],
  listed: ['match'],
  groups: ['group'],
  prefixFirst: true,
  prefix: [],
  guards: ['filter'],
  namespace: ['namespace'],
  controller: [],
  without: [],
  authorizing: [],
  controllers: 'App\\Controllers',
  separator: '::',
  suffix: '',
  resources: {
    resource: { many: false, single: false, api: false, actions, item: 'id' },
    presenter: { many: false, single: false, api: false, actions: actions.slice(0, 5), item: 'id' },
  },
  conventions: [],
};
