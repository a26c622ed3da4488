import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

export const fiber: RouterVocabulary = {
  id: 'fiber',
  title: 'Fiber',
  languages: ['go'],
  modules: ['github.com/gofiber/fiber'],
  makers: { New: 'application' },
  types: ['App', 'Router', 'Group'],
  verbs: { ...capitalVerbs, All: 'ANY' },
  arguments: 'guards',
  listed: { Add: { methods: 0, path: 1 } },
  groups: { Group: { path: true, takes: 'guards' }, Route: { path: true, takes: 'routes' } },
  mounts: ['Use', 'Mount'],
  wrapped: true,
  relative: true,
  guardOptions: [],
  chained: ['Use', ...Object.keys(capitalVerbs), 'All', 'Add', 'Name'],
  ordered: true,
  transparentWrappers: [],
};
