import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

/** julienschmidt's router, and those for fasthttp that were made after it. */
export const httprouter: RouterVocabulary = {
  id: 'httprouter',
  title: 'httprouter',
  languages: ['go'],
  modules: ['github.com/julienschmidt/httprouter', 'github.com/fasthttp/router', 'github.com/buaazp/fasthttprouter'],
  makers: { New: 'router' },
  types: ['Router', 'Group'],
  verbs: { ...upperVerbs, ANY: 'ANY' },
  arguments: 'guards',
  listed: {
    Handle: { methods: 0, path: 1 },
    Handler: { methods: 0, path: 1 },
    HandlerFunc: { methods: 0, path: 1 },
  },
  groups: { Group: { path: true, takes: 'guards' } },
  wrapped: true,
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
