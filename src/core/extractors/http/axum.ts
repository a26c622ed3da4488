import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { rustVerbs } from './rust-verbs.ts';

/** axum, and utoipa's router over it: https://docs.rs/axum/latest/axum/struct.Router.html. */
export const axum: ComposedRouteVocabulary = {
  id: 'axum',
  title: 'axum',
  modules: ['axum', 'utoipa_axum', 'axum_extra', 'aide'],
  makers: {
    'Router.new': false,
    'Router.default': false,
    'OpenApiRouter.new': false,
    'OpenApiRouter.default': false,
    'OpenApiRouter.with_openapi': false,
    'ApiRouter.new': false,
    'ApiRouter.default': false,
  },
  receivers: ['Router', 'OpenApiRouter', 'ApiRouter'],
  verbs: { ...rustVerbs, any: 'ANY' },
  namedBy: 'on',
  attributes: {},
  route: ['route', 'routes', 'api_route', 'route_service'],
  nest: ['nest', 'nest_api_service', 'nest_service'],
  merge: ['merge'],
  configure: [],
  guards: ['layer', 'route_layer'],
  wrapsEarlier: true,
};
