import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** `app.decorate('authenticate', …)` makes `app.authenticate`. */
export const decoratingMethod = 'decorate';

export const fastify: RouterVocabulary = {
  id: 'fastify',
  title: 'Fastify',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['fastify'],
  makers: { '': 'application', fastify: 'application', Fastify: 'application' },
  types: ['FastifyInstance', 'FastifyTypedInstance'],
  verbs: {
    ...verbMethods,
    all: 'ANY',
  },
  arguments: 'options',
  routeObject: { name: 'route', path: 'url', method: 'method', handler: 'handler' },
  plugin: { name: 'register', prefix: 'prefix' },
  guardingPlugins: {
    '@fastify/rate-limit': { kind: 'rate-limit', option: 'global' },
    '@fastify/cors': { kind: 'cors', option: '' },
    'fastify-cors': { kind: 'cors', option: '' },
    '@fastify/bearer-auth': { kind: 'authentication', option: 'addHook' },
  },
  hook: { name: 'addHook', phases: ['onRequest', 'preParsing', 'preValidation', 'preHandler'] },
  composer: 'auth',
  limitOption: ['config', 'rateLimit'],
  guardOptions: ['onRequest', 'preParsing', 'preValidation', 'preHandler'],
  chained: [
    'register',
    'withTypeProvider',
    'addHook',
    'decorate',
    'setErrorHandler',
    'get',
    'post',
    'put',
    'patch',
    'delete',
    'route',
  ],
  ordered: false,
  transparentWrappers: ['fastify-plugin'],
  autoloaders: ['@fastify/autoload', 'fastify-autoload'],
};
