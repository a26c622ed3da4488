import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

export const gorillaMux: RouterVocabulary = {
  id: 'gorilla-mux',
  title: 'gorilla/mux',
  languages: ['go'],
  modules: ['github.com/gorilla/mux'],
  makers: { NewRouter: 'router' },
  types: ['Router'],
  verbs: {},
  arguments: 'guards',
  builder: {
    paths: ['Path', 'PathPrefix', 'HandleFunc', 'Handle'],
    handlers: ['HandlerFunc', 'Handler', 'HandleFunc', 'Handle'],
    methods: 'Methods',
    router: 'Subrouter',
  },
  makingMembers: ['Subrouter'],
  mounts: ['Use'],
  wrapped: true,
  methodsInBody: true,
  guardOptions: [],
  chained: ['StrictSlash', 'SkipClean', 'UseEncodedPath'],
  ordered: false,
  transparentWrappers: [],
};
