import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

export const goZero: RouterVocabulary = {
  id: 'go-zero',
  title: 'go-zero',
  languages: ['go'],
  modules: ['github.com/zeromicro/go-zero/rest', 'github.com/tal-tech/go-zero/rest'],
  makers: { MustNewServer: 'application', NewServer: 'application' },
  types: ['Server'],
  verbs: {},
  arguments: 'guards',
  routeObject: {
    name: 'AddRoute',
    several: 'AddRoutes',
    path: 'Path',
    method: 'Method',
    handler: 'Handler',
    prefix: 'WithPrefix',
  },
  mounts: ['Use'],
  wrapped: true,
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
