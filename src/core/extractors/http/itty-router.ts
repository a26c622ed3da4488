import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = { ...verbMethods, all: 'ANY' } as const;

/** itty-router, of workers at the edge: https://itty.dev/itty-router. */
export const ittyRouter: RouterVocabulary = {
  id: 'itty-router',
  title: 'itty-router',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['itty-router'],
  makers: { Router: 'router', AutoRouter: 'router', IttyRouter: 'router' },
  types: ['RouterType', 'IttyRouterType'],
  verbs,
  arguments: 'guards',
  prefixOption: 'base',
  guardOptions: [],
  chained: Object.keys(verbs),
  ordered: true,
  transparentWrappers: [],
};
