import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** Actix Web: https://actix.rs/docs/url-dispatch. */
export const actixWeb: ComposedRouteVocabulary = {
  id: 'actix-web',
  title: 'Actix Web',
  modules: ['actix_web'],
  makers: {
    'App.new': false,
    'web.scope': true,
    'web.resource': true,
    'Scope.new': true,
    'Resource.new': true,
    scope: true,
    resource: true,
  },
  receivers: ['ServiceConfig'],
  verbs: rustVerbs,
  namedBy: 'method',
  attributes: rustVerbs,
  handler: 'to',
  direct: true,
  route: ['route'],
  nest: [],
  merge: ['service', 'register'],
  configure: ['configure'],
  guards: ['wrap'],
};
