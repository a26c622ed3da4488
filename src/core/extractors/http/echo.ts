import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { upperVerbs } from './go-verbs.ts';

export const echo: RouterVocabulary = {
  id: 'echo',
  title: 'Echo',
  languages: ['go'],
  modules: ['github.com/labstack/echo'],
  makers: { New: 'application' },
  types: ['Echo', 'Group', 'Router'],
  verbs: { ...upperVerbs, Any: 'ANY', File: 'GET' },
  arguments: 'handler-first',
  listed: { Add: { methods: 0, path: 1 }, Match: { methods: 0, path: 1 } },
  groups: { Group: { path: true, takes: 'guards' } },
  mounts: ['Use', 'Pre'],
  wrapped: true,
  relative: true,
  guardOptions: [],
  chained: [],
  // Middleware is asked for when a request comes, not when a route is added.
  ordered: false,
  transparentWrappers: [],
};
