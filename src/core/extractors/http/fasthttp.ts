import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { capitalVerbs, upperVerbs } from './go-verbs.ts';

/** Routers that applications write themselves: types with a method for each verb, which take a path and a handler. */
export const fasthttp: RouterVocabulary = {
  id: 'fasthttp',
  title: 'fasthttp and routers of one’s own',
  languages: ['go'],
  modules: [],
  makers: {},
  types: [],
  verbs: { ...upperVerbs, ...capitalVerbs },
  arguments: 'guards',
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};

/** Types of functions that answer requests, as parameters are declared. */
export const goHandlerTypes =
  /^(?:func\s*\(\s*(?:\w+\s+)?\*fasthttp\.RequestCtx\s*\)|fasthttp\.RequestHandler|http\.HandlerFunc|http\.Handler|func\s*\(\s*(?:\w+\s+)?http\.ResponseWriter\s*,\s*(?:\w+\s+)?\*http\.Request\s*\))$/;
