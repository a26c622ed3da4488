import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** poem: https://docs.rs/poem/latest/poem/struct.Route.html. */
export const poem: ComposedRouteVocabulary = {
  id: 'poem',
  title: 'poem',
  modules: ['poem', 'poem_openapi'],
  makers: { 'Route.new': false, 'OpenApiService.new': false },
  services: { maker: 'OpenApiService.new', around: 'OpenApi', prefix: 'prefix_path', route: 'oai' },
  receivers: [],
  verbs: rustVerbs,
  attributes: {},
  route: ['at'],
  nest: ['nest', 'nest_no_strip'],
  merge: [],
  configure: [],
  guards: ['with', 'around'],
};
