import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

/** Hertz registers routes as Gin does. */
export const hertz: RouterVocabulary = {
  id: 'hertz',
  title: 'Hertz',
  languages: ['go'],
  modules: ['github.com/cloudwego/hertz/pkg/app/server', 'github.com/cloudwego/hertz/pkg/route'],
  types: ['Hertz', 'Engine', 'RouterGroup', 'IRouter', 'IRoutes'],
  makers: { Default: 'application', New: 'application' },
  verbs: { ...upperVerbs, Any: 'ANY' },
  arguments: 'guards',
  listed: { Handle: { methods: 0, path: 1 } },
  prefixMaker: 'WithBasePath',
  groups: { Group: { path: true, takes: 'guards' } },
  mounts: ['Use'],
  wrapped: true,
  relative: true,
  guardOptions: [],
  chained: ['Use', 'Handle', ...Object.keys(upperVerbs), 'Any'],
  ordered: true,
  transparentWrappers: [],
};
