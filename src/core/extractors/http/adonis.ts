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

const resource = { many: false, single: false, api: false, actions, item: 'id' };

/** AdonisJS: https://docs.adonisjs.com/guides/basics/routing. */
export const adonis: GroupedRouteVocabulary = {
  id: 'adonis',
  title: 'AdonisJS',
  languages: ['javascript', 'typescript'],
  facades: ['@adonisjs/core/services/router\\', '@ioc:Adonis/Core/Route\\'],
  types: [],
  variables: { names: ['Route', 'router'], files: /(?:^|\/)start\/routes(?:\/.*)?\.[jt]s$/ },
  verbs: {
    get: ['GET'],
    post: ['POST'],
    put: ['PUT'],
    patch: ['PATCH'],
    delete: ['DELETE'],
    any: ['ANY'],
    on: ['GET'],
  },
  bare: ['on'],
  listed: [],
  groups: ['group'],
  prefixFirst: false,
  prefix: ['prefix'],
  guards: ['use', 'middleware'],
  guardsSome: true,
  namespace: ['namespace'],
  controller: [],
  without: [],
  authorizing: [],
  controllers: '',
  separator: '.',
  suffix: '',
  resources: { resource, shallowResource: resource },
  conventions: [],
};
