import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** Salvo: https://salvo.rs/guide/concepts/router.html. */
export const salvo: ComposedRouteVocabulary = {
  id: 'salvo',
  title: 'Salvo',
  modules: ['salvo', 'salvo_core'],
  makers: { 'Router.new': false, 'Router.with_path': true },
  receivers: [],
  verbs: rustVerbs,
  attributes: {},
  direct: true,
  paths: ['path'],
  handler: 'goal',
  route: [],
  nest: [],
  merge: ['push', 'unshift', 'append', 'insert', 'then'],
  configure: [],
  guards: ['hoop'],
};
