import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** Rocket: https://rocket.rs/guide/v0.5/requests/. */
export const rocket: ComposedRouteVocabulary = {
  id: 'rocket',
  title: 'Rocket',
  modules: ['rocket'],
  makers: { build: false, ignite: false, custom: false, 'Rocket.build': false, 'Rocket.custom': false },
  receivers: [],
  handedBy: ['on_ignite', 'on_attach', 'try_on_ignite'],
  verbs: {},
  attributes: rustVerbs,
  route: [],
  nest: ['mount'],
  merge: [],
  configure: [],
  guards: [],
};
