import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

export const micronaut: AnnotatedMethodVocabulary = {
  id: 'micronaut',
  title: 'Micronaut',
  languages: ['java', 'kotlin'],
  modules: ['io.micronaut.http.annotation'],
  controllers: ['Controller'],
  prefixes: ['Controller'],
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
  pathKeys: ['value', 'uri', 'uris'],
  locators: false,
  contextPaths: ['micronaut.server.context-path'],
  parameters: {
    PathVariable: 'path',
    QueryValue: 'query',
    Header: 'header',
    CookieValue: 'cookie',
    Body: 'body',
    Part: 'form',
  },
  nameKeys: ['value'],
  bareBody: false,
};
