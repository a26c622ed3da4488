import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';
import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = {
  ...verbMethods,
  sse: 'GET',
  ws: 'GET',
} as const;

/** Javalin: https://javalin.io/documentation#handlers. */
export const javalin: RouterVocabulary = {
  id: 'javalin',
  title: 'Javalin',
  languages: ['java', 'kotlin'],
  modules: ['io.javalin'],
  makers: {
    'Javalin.create': 'application',
    'Javalin.createStandalone': 'application',
    'Javalin.start': 'application',
  },
  types: ['Javalin'],
  verbs,
  arguments: 'handler-first',
  mounts: ['before', 'beforeMatched'],
  relative: true,
  guardOptions: [],
  chained: [...Object.keys(verbs), 'before', 'after', 'start', 'exception', 'error', 'routes', 'events'],
  ordered: false,
  transparentWrappers: [],
};

/** Routes of Javalin within `path("orders", () -> { … })`. */
export const javalinBlocks: BlockRouteVocabulary = {
  id: 'javalin-blocks',
  title: 'Javalin (ApiBuilder)',
  languages: ['java', 'kotlin'],
  modules: ['io.javalin.apibuilder'],
  verbs,
  prefixes: ['path'],
  guards: {},
  before: ['before', 'beforeMatched'],
  crud: {
    name: 'crud',
    methods: {
      getAll: { method: 'GET', one: false },
      create: { method: 'POST', one: false },
      getOne: { method: 'GET', one: true },
      update: { method: 'PATCH', one: true },
      delete: { method: 'DELETE', one: true },
    },
  },
  loose: true,
};
