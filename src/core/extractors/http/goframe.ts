import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

export const goframe: RouterVocabulary = {
  id: 'goframe',
  title: 'GoFrame',
  languages: ['go'],
  modules: ['github.com/gogf/gf/frame/g', 'github.com/gogf/gf/net/ghttp'],
  makers: { Server: 'application', GetServer: 'application' },
  types: ['Server', 'RouterGroup'],
  verbs: { ...upperVerbs, ALL: 'ANY', BindHandler: 'ANY' },
  arguments: 'guards',
  patterned: true,
  controllers: { name: 'Bind', by: 'request' },
  groups: { Group: { path: true, takes: 'routes' } },
  mounts: ['Middleware', 'Use'],
  wrapped: true,
  relative: true,
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
