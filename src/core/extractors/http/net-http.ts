import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

export const netHttp: RouterVocabulary = {
  id: 'net-http',
  title: 'net/http',
  languages: ['go'],
  modules: ['net/http'],
  makers: { NewServeMux: 'router' },
  types: ['ServeMux'],
  verbs: { HandleFunc: 'ANY', Handle: 'ANY' },
  arguments: 'guards',
  shared: ['', 'DefaultServeMux'],
  patterns: true,
  wrapped: true,
  methodsInBody: true,
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
