import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Django Ninja: https://django-ninja.dev/guides/routers/. */
export const djangoNinja: DecoratedFunctionVocabulary = {
  id: 'django-ninja',
  title: 'Django Ninja',
  languages: ['python'],
  modules: ['ninja', 'ninja_extra'],
  makers: ['NinjaAPI', 'NinjaExtraAPI', 'Router'],
  verbs: verbMethods,
  routes: [],
  several: 'api_operation',
  registrations: {},
  methods: 'methods',
  prefix: 'prefix',
  mounts: [],
  placements: ['add_router'],
  table: 'urls',
  mountReplacesPrefix: false,
  parameter: /\{\w+:(\w+)\}/g,
  guards: 'auth',
  guardKind: 'authentication',
  injectors: [],
  bySignature: true,
  before: [],
};
