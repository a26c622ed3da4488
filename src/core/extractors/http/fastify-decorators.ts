import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

/** https://github.com/L2jLiga/fastify-decorators. */
export const fastifyDecorators: AnnotatedMethodVocabulary = {
  id: 'fastify-decorators',
  title: 'fastify-decorators',
  languages: ['typescript', 'javascript'],
  modules: ['fastify-decorators'],
  controllers: ['Controller'],
  prefixes: ['Controller'],
  verbs: {
    GET: 'GET',
    HEAD: 'HEAD',
    POST: 'POST',
    PUT: 'PUT',
    PATCH: 'PATCH',
    DELETE: 'DELETE',
    OPTIONS: 'OPTIONS',
    ALL: 'ANY',
  },
  methodKey: 'method',
  pathKeys: ['value', 'url', 'route'],
  locators: false,
  parameters: {},
  nameKeys: ['value'],
  bareBody: false,
};
