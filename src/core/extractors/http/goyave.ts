import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

export const goyave: RouterVocabulary = {
  id: 'goyave',
  title: 'Goyave',
  languages: ['go'],
  modules: ['goyave.dev/goyave'],
  makers: { NewRouter: 'router' },
  types: ['Router'],
  verbs: capitalVerbs,
  arguments: 'guards',
  groups: { Subrouter: { path: true, takes: 'guards' }, Group: { path: false, takes: 'guards' } },
  mounts: ['Middleware', 'GlobalMiddleware'],
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
