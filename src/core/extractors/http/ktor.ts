import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Ktor: https://ktor.io/docs/server-routing.html. */
export const ktor: BlockRouteVocabulary = {
  id: 'ktor',
  title: 'Ktor',
  languages: ['kotlin'],
  modules: [
    'io.ktor.server.routing',
    'io.ktor.routing',
    'io.ktor.server.resources',
    'io.ktor.server.auth',
    'io.ktor.auth',
    'io.ktor.server.plugins.ratelimit',
    'io.ktor.server.websocket',
    'io.ktor.server.sse',
  ],
  namesakes: ['io.ktor.client.request'],
  verbs: {
    ...verbMethods,
    webSocket: 'GET',
    sse: 'GET',
  },
  prefixes: ['route'],
  method: 'method',
  handle: 'handle',
  guards: { authenticate: 'authentication', rateLimit: 'rate-limit' },
  install: {
    name: 'install',
    makers: new Set(['createRouteScopedPlugin', 'createApplicationPlugin', 'createRoutePlugin']),
  },
  resource: 'Resource',
};
