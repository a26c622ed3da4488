import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Vert.x Web: https://vertx.io/docs/vertx-web/java/. */
export const vertx: RouterVocabulary = {
  id: 'vertx',
  title: 'Vert.x Web',
  languages: ['java', 'kotlin'],
  modules: ['io.vertx.ext.web', 'io.vertx.reactivex.ext.web', 'io.vertx.rxjava3.ext.web', 'io.vertx.mutiny.ext.web'],
  makers: { 'Router.router': 'application' },
  types: ['Router'],
  verbs: {},
  arguments: 'guards',
  builder: {
    paths: ['route', 'path'],
    verbs: verbMethods,
    patterns: 'WithRegex',
    handlers: ['handler', 'blockingHandler', 'respond', 'coHandler', 'coroutineHandler'],
    mounts: ['subRouter'],
    methods: 'method',
    router: '',
  },
  mounts: ['mountSubRouter'],
  relative: true,
  guardOptions: [],
  chained: [],
  ordered: true,
  transparentWrappers: [],
};
