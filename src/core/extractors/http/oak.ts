import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = { ...verbMethods, all: 'ANY' } as const;

/** oak, which does for Deno what Koa does for Node: https://oakserver.org. */
export const oak: RouterVocabulary = {
  id: 'oak',
  title: 'oak',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@oak/oak', 'jsr:@oak/oak', 'oak', 'https://deno.land/x/oak/mod.ts'],
  makers: { Application: 'application', Router: 'router' },
  types: ['Application', 'Router'],
  verbs,
  arguments: 'guards',
  mounts: ['use'],
  prefixOption: 'prefix',
  prefixSetter: 'prefix',
  named: true,
  guardOptions: [],
  chained: ['use', 'prefix', 'routes', ...Object.keys(verbs)],
  ordered: true,
  transparentWrappers: [],
};
