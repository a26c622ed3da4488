import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

export const chi: RouterVocabulary = {
  id: 'chi',
  title: 'chi',
  languages: ['go'],
  modules: ['github.com/go-chi/chi', 'github.com/pressly/chi'],
  makers: { NewRouter: 'router', NewMux: 'router' },
  types: ['Router', 'Mux'],
  verbs: { ...capitalVerbs, Handle: 'ANY', HandleFunc: 'ANY' },
  arguments: 'guards',
  listed: { Method: { methods: 0, path: 1 }, MethodFunc: { methods: 0, path: 1 } },
  groups: {
    Route: { path: true, takes: 'routes' },
    Group: { path: false, takes: 'routes' },
    With: { path: false, takes: 'guards' },
  },
  mounts: ['Use', 'Mount'],
  wrapped: true,
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
