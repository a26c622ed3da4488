import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

const adapters = [
  'humachi',
  'humagin',
  'humaecho',
  'humafiber',
  'humago',
  'humamux',
  'humahttprouter',
  'humabunrouter',
];

/** Huma, whose functions are handed the API: https://huma.rocks/features/operations. */
export const huma: RouterVocabulary = {
  id: 'huma',
  title: 'Huma',
  languages: ['go'],
  modules: [
    'github.com/danielgtaylor/huma',
    ...adapters.map((name) => `github.com/danielgtaylor/huma/adapters/${name}`),
  ],
  makers: { New: 'application', NewAPI: 'application', NewGroup: 'router' },
  types: ['API', 'Group'],
  verbs: {},
  arguments: 'handler-first',
  listed: {
    Get: { methods: 'GET', path: 0 },
    Post: { methods: 'POST', path: 0 },
    Put: { methods: 'PUT', path: 0 },
    Patch: { methods: 'PATCH', path: 0 },
    Delete: { methods: 'DELETE', path: 0 },
    Head: { methods: 'HEAD', path: 0 },
  },
  groups: { NewGroup: { path: true, takes: 'guards' } },
  handed: 0,
  routeObject: { name: 'Register', path: 'Path', method: 'Method', handler: 'Handler' },
  shared: [''],
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
