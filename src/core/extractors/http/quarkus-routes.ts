import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

/** Reactive routes of Quarkus: https://quarkus.io/guides/reactive-routes. */
export const quarkusRoutes: AnnotatedMethodVocabulary = {
  id: 'quarkus-routes',
  title: 'Quarkus reactive routes',
  languages: ['java', 'kotlin'],
  modules: ['io.quarkus.vertx.web', 'jakarta.enterprise.context', 'javax.enterprise.context', 'jakarta.inject'],
  controllers: ['RouteBase', 'ApplicationScoped', 'Singleton'],
  prefixes: ['RouteBase'],
  verbs: { Route: 'told' },
  methodKey: 'methods',
  pathKeys: ['path', 'value'],
  patternKey: 'regex',
  locators: false,
  contextPaths: ['quarkus.http.root-path'],
  parameters: { Param: 'path', Body: 'body', Header: 'header' },
  nameKeys: ['value'],
  bareBody: false,
};
