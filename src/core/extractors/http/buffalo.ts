import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

/** Buffalo: https://gobuffalo.io/documentation/request_handling/routing. */
export const buffalo: RouterVocabulary = {
  id: 'buffalo',
  title: 'Buffalo',
  languages: ['go'],
  modules: ['github.com/gobuffalo/buffalo'],
  makers: { New: 'application' },
  types: ['App'],
  verbs: { ...upperVerbs, Any: 'ANY' },
  arguments: 'guards',
  groups: { Group: { path: true, takes: 'guards' } },
  mounts: ['Use'],
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
