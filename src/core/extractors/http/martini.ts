import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

/** Martini: https://github.com/go-martini/martini, and those that were made after it. */
export const martini: RouterVocabulary = {
  id: 'martini',
  title: 'Martini, Macaron and Flamego',
  languages: ['go'],
  modules: ['github.com/go-martini/martini', 'gopkg.in/macaron.v1', 'github.com/flamego/flamego'],
  makers: { Classic: 'application', New: 'application', NewRouter: 'router' },
  types: ['ClassicMartini', 'Router', 'Macaron', 'Flame'],
  verbs: { ...capitalVerbs, Any: 'ANY' },
  arguments: 'guards',
  groups: { Group: { path: true, takes: 'routes' } },
  mounts: ['Use'],
  relative: true,
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
