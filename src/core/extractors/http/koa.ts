import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Koa itself has no routes: the packages of routers give them. */
export const koa: RouterVocabulary = {
  id: 'koa',
  title: 'Koa',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['koa', '@koa/router', 'koa-router', 'koa-better-router', 'koa-joi-router', 'koa-zod-router'],
  makers: { '': 'application', default: 'application', Koa: 'application', Router: 'router' },
  types: ['Koa', 'Router'],
  verbs: {
    ...verbMethods,
    del: 'DELETE',
    all: 'ANY',
  },
  arguments: 'guards',
  routeObject: { name: 'route', path: 'path', method: 'method', handler: 'handler' },
  mounts: ['use'],
  mountWrappers: ['koa-mount', 'koa-compose'],
  prefixOption: 'prefix',
  prefixSetter: 'prefix',
  listed: { register: { methods: 1, path: 0 } },
  named: true,
  guardOptions: ['pre'],
  chained: [
    'use',
    'prefix',
    'param',
    'get',
    'head',
    'post',
    'put',
    'patch',
    'delete',
    'del',
    'options',
    'all',
    'routes',
    'middleware',
  ],
  ordered: true,
  transparentWrappers: [],
};
