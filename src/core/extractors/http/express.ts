import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Packages that are handed an application and give an object back that holds it, by the name of the member. */
export const expressHolders: Readonly<Record<string, string>> = { 'express-ws': 'app' };

export const express: RouterVocabulary = {
  id: 'express',
  title: 'Express',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['express', 'express-promise-router', 'ultimate-express'],
  makers: { '': 'application', express: 'application', Router: 'router' },
  types: ['Router', 'IRouter', 'Express', 'Application', 'IApplication'],
  verbs: {
    ...verbMethods,
    query: 'QUERY',
    all: 'ANY',
    ws: 'GET',
  },
  arguments: 'guards',
  pathStep: 'route',
  mounts: ['use'],
  guardOptions: [],
  chained: [
    'use',
    'set',
    'disable',
    'enable',
    'param',
    'get',
    'head',
    'post',
    'put',
    'patch',
    'delete',
    'options',
    'all',
  ],
  ordered: true,
  transparentWrappers: [],
};
