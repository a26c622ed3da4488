import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { nest } from './nest.ts';

/** Midway: https://midwayjs.org/docs/controller. */
export const midway: AnnotatedMethodVocabulary = {
  id: 'midway',
  title: 'Midway',
  languages: ['typescript'],
  modules: ['@midwayjs/core', '@midwayjs/decorator'],
  controllers: ['Controller', 'Provide'],
  prefixes: ['Controller'],
  verbs: { ...nest.verbs, Del: 'DELETE' },
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  parameters: { Param: 'path', Query: 'query', Queries: 'query', Headers: 'header', Body: 'body' },
  nameKeys: ['value'],
  bareBody: false,
};
