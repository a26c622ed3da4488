import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

/** LoopBack 4: https://loopback.io/doc/en/lb4/Controller.html. */
export const loopback: AnnotatedMethodVocabulary = {
  id: 'loopback',
  title: 'LoopBack',
  languages: ['typescript'],
  modules: ['@loopback/rest', '@loopback/openapi-v3'],
  controllers: [],
  bare: true,
  prefixes: ['api'],
  verbs: { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE' },
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  parameters: { 'param.path': 'path', 'param.query': 'query', 'param.header': 'header', requestBody: 'body' },
  nameKeys: ['value'],
  bareBody: false,
};
