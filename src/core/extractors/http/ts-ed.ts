import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { nest } from './nest.ts';

/** Ts.ED: https://tsed.dev/docs/controllers.html. */
export const tsEd: AnnotatedMethodVocabulary = {
  id: 'ts-ed',
  title: 'Ts.ED',
  languages: ['typescript'],
  modules: [
    '@tsed/common',
    '@tsed/di',
    '@tsed/schema',
    '@tsed/platform-http',
    '@tsed/platform-params',
    '@tsed/platform-middlewares',
  ],
  controllers: ['Controller'],
  prefixes: ['Controller'],
  verbs: nest.verbs,
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  guardArguments: {
    Use: { from: 0 },
    UseBefore: { from: 0 },
    UseAuth: { from: 0, kind: 'authentication' },
  },
  parameters: {
    PathParams: 'path',
    QueryParams: 'query',
    HeaderParams: 'header',
    Cookies: 'cookie',
    BodyParams: 'body',
  },
  nameKeys: ['value'],
  bareBody: false,
};
