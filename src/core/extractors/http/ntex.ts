import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** ntex, which goes on from Actix Web: https://ntex.rs/docs/url-dispatch. */
export const ntex: ComposedRouteVocabulary = {
  id: 'ntex',
  title: 'ntex',
  modules: ['ntex'],
  makers: { 'App.new': false, 'web.scope': true, 'web.resource': true, scope: true, resource: true },
  receivers: ['ServiceConfig'],
  verbs: rustVerbs,
  attributes: rustVerbs,
  handler: 'to',
  route: ['route'],
  nest: [],
  merge: ['service'],
  configure: ['configure'],
  guards: ['wrap'],
};
