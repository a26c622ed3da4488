import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

/** hapi: https://hapi.dev/api. */
export const hapi: RouterVocabulary = {
  id: 'hapi',
  title: 'hapi',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@hapi/hapi', 'hapi'],
  makers: { server: 'application', Server: 'application' },
  types: ['Server'],
  verbs: {},
  arguments: 'guards',
  routeObject: { name: 'route', path: 'path', method: 'method', handler: 'handler', settings: ['options', 'config'] },
  plugin: { name: 'register', prefix: 'routes.prefix', entry: 'plugin', method: 'register' },
  authOption: 'auth',
  corsOption: 'cors',
  guardOptions: ['pre'],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
