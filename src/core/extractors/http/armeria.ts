import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

/** Annotated services of Armeria: https://armeria.dev/docs/server-annotated-service. */
export const armeria: AnnotatedMethodVocabulary = {
  id: 'armeria',
  title: 'Armeria',
  languages: ['java', 'kotlin'],
  modules: ['com.linecorp.armeria.server.annotation'],
  controllers: [],
  bare: true,
  prefixes: ['PathPrefix'],
  verbs: {
    Get: 'GET',
    Head: 'HEAD',
    Post: 'POST',
    Put: 'PUT',
    Patch: 'PATCH',
    Delete: 'DELETE',
    Options: 'OPTIONS',
  },
  methodKey: 'method',
  pathKeys: ['value', 'path'],
  locators: false,
  registrar: 'annotatedService',
  parameters: { Param: 'query', Header: 'header', RequestObject: 'body' },
  nameKeys: ['value'],
  bareBody: false,
};
