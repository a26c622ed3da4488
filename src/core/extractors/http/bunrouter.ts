import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

/** BunRouter: https://bunrouter.uptrace.dev/guide/golang-router.html. */
export const bunrouter: RouterVocabulary = {
  id: 'bunrouter',
  title: 'BunRouter',
  languages: ['go'],
  modules: ['github.com/uptrace/bunrouter'],
  makers: { New: 'router' },
  types: ['Router', 'Group', 'CompatRouter', 'CompatGroup'],
  verbs: { ...upperVerbs, Any: 'ANY' },
  arguments: 'guards',
  groups: { NewGroup: { path: true, takes: 'guards' }, WithGroup: { path: true, takes: 'routes' } },
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
