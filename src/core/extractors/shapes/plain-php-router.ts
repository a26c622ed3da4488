import type { GroupedRouteVocabulary } from './grouped-route-vocabulary.ts';

/** Routers of PHP that are one class with a method for each verb, and nothing around it: no facade, no files, no controllers. */
export const plainPhpRouter = {
  languages: ['php'],
  facades: [],
  variables: { names: [], files: /(?!)/ },
  verbs: {
    get: ['GET'],
    head: ['HEAD'],
    post: ['POST'],
    put: ['PUT'],
    patch: ['PATCH'],
    delete: ['DELETE'],
    options: ['OPTIONS'],
    any: ['ANY'],
  },
  bare: [],
  listed: [],
  groups: [],
  prefixFirst: true,
  prefix: [],
  guards: ['middleware', 'middlewares', 'pipe'],
  namespace: [],
  controller: [],
  without: [],
  authorizing: [],
  controllers: '',
  separator: '::',
  suffix: '',
  resources: {},
  conventions: [],
} as const satisfies Omit<GroupedRouteVocabulary, 'id' | 'title' | 'types'>;
