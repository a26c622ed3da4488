import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs } from './go-verbs.ts';

/** Controllers of Iris, below the party that their application is made of. */
export const irisControllers: RouterVocabulary = {
  id: 'iris-mvc',
  title: 'Iris (MVC)',
  languages: ['go'],
  modules: ['github.com/kataras/iris/mvc'],
  makers: { New: 'router' },
  types: ['Application'],
  verbs: {},
  arguments: 'guards',
  groups: { New: { path: false, takes: 'guards' }, Configure: { path: false, takes: 'routes' } },
  handed: 0,
  controllers: { name: 'Handle', by: 'name' },
  shared: [''],
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};

export const iris: RouterVocabulary = {
  id: 'iris',
  title: 'Iris',
  languages: ['go'],
  modules: ['github.com/kataras/iris', 'github.com/kataras/iris/core/router'],
  makers: { New: 'application', Default: 'application' },
  types: ['Application', 'Party'],
  verbs: { ...capitalVerbs, Any: 'ANY' },
  arguments: 'guards',
  listed: { Handle: { methods: 0, path: 1 }, HandleMany: { methods: 0, path: 1 } },
  groups: {
    Party: { path: true, takes: 'guards' },
    PartyFunc: { path: true, takes: 'routes' },
    PartyConfigure: { path: true, takes: 'guards' },
  },
  registers: { name: 'PartyConfigure', methods: ['Configure'] },
  mounts: ['Use', 'UseRouter', 'UseGlobal'],
  wrapped: true,
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
