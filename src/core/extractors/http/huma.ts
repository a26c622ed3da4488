import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

/** Huma, whose functions are handed the API: https://huma.rocks/features/operations. */
export const huma: RouterVocabulary = {
  id: 'huma',
  title: 'Huma',
  languages: ['go'],
  modules: ['github.com/danielgtaylor/huma'],
  makers: {},
  types: [],
  verbs: {},
  arguments: 'handler-first',
  listed: {
    Get: { methods: 'GET', path: 1 },
    Post: { methods: 'POST', path: 1 },
    Put: { methods: 'PUT', path: 1 },
    Patch: { methods: 'PATCH', path: 1 },
    Delete: { methods: 'DELETE', path: 1 },
    Head: { methods: 'HEAD', path: 1 },
  },
  routeObject: { name: 'Register', at: 1, path: 'Path', method: 'Method', handler: 'Handler' },
  shared: [''],
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
