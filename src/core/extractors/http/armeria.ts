import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

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
  path: 'Path',
  locators: false,
  guardArguments: { Decorator: { from: 0 } },
  registrar: 'annotatedService',
  parameters: { Param: 'query', Header: 'header', RequestObject: 'body' },
  nameKeys: ['value'],
  bareBody: false,
};

/** Services that are functions, or objects of their own: `Server.builder().service("/orders", …)`. */
export const armeriaServices: RouterVocabulary = {
  id: 'armeria-services',
  title: 'Armeria (services)',
  languages: ['java', 'kotlin'],
  modules: ['com.linecorp.armeria.server'],
  makers: { 'Server.builder': 'application' },
  types: ['ServerBuilder'],
  verbs: { service: 'ANY' },
  arguments: 'handler-first',
  guardOptions: [],
  chained: [
    'service',
    'serviceUnder',
    'annotatedService',
    'pathPrefix',
    'build',
    'decorator',
    'http',
    'https',
    'port',
    'requestTimeout',
  ],
  ordered: false,
  transparentWrappers: [],
};
