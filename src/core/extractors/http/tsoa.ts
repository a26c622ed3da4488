import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { nest } from './nest.ts';

/** tsoa: https://tsoa-community.github.io/docs/. */
export const tsoa: AnnotatedMethodVocabulary = {
  id: 'tsoa',
  title: 'tsoa',
  languages: ['typescript'],
  modules: ['tsoa', '@tsoa/runtime'],
  controllers: ['Route'],
  prefixes: ['Route'],
  verbs: nest.verbs,
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  contextPaths: ['tsoa.routes.basePath'],
  guardArguments: { Middlewares: { from: 0 } },
  parameters: { Path: 'path', Query: 'query', Queries: 'query', Header: 'header', Body: 'body', BodyProp: 'body' },
  nameKeys: ['value'],
  bareBody: false,
};
