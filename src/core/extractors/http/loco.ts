import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** Loco: https://loco.rs/docs/the-app/controller. */
export const loco: ComposedRouteVocabulary = {
  id: 'loco',
  title: 'Loco',
  modules: ['loco_rs'],
  makers: {
    'Routes.new': false,
    'Routes.at': true,
    'AppRoutes.with_default_routes': false,
    'AppRoutes.empty': false,
  },
  receivers: [],
  verbs: { ...rustVerbs, any: 'ANY' },
  attributes: {},
  paths: ['prefix'],
  route: ['add'],
  nest: [],
  merge: ['add_route', 'add_routes'],
  configure: [],
  guards: ['layer'],
};
