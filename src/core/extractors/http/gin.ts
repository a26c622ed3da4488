import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

export const gin: RouterVocabulary = {
  id: 'gin',
  title: 'Gin',
  languages: ['go'],
  modules: ['github.com/gin-gonic/gin'],
  makers: { Default: 'application', New: 'application' },
  types: ['Engine', 'RouterGroup', 'IRouter', 'IRoutes'],
  verbs: { ...upperVerbs, Any: 'ANY', StaticFile: 'GET' },
  arguments: 'guards',
  listed: { Handle: { methods: 0, path: 1 }, Match: { methods: 0, path: 1 } },
  groups: { Group: { path: true, takes: 'guards' } },
  mounts: ['Use'],
  wrapped: true,
  relative: true,
  guardOptions: [],
  chained: ['Use', 'Handle', 'Match', ...Object.keys(upperVerbs), 'Any'],
  ordered: true,
  transparentWrappers: [],
};
