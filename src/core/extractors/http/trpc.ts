import type { ProcedureVocabulary } from '../shapes/procedure-vocabulary.ts';

/** tRPC: https://trpc.io/docs/server/routers. */
export const trpc: ProcedureVocabulary = {
  id: 'trpc',
  title: 'tRPC',
  modules: ['@trpc/server'],
  routers: ['router', 'createRouter'],
  merges: ['mergeRouters'],
  verbs: { query: 'GET', mutation: 'POST', subscription: 'GET' },
  guard: 'use',
  path: '/api/trpc',
  servers: ['fetchRequestHandler', 'createHTTPServer', 'createHTTPHandler'],
  middleware: ['createExpressMiddleware'],
  plugins: ['fastifyTRPCPlugin'],
  pluginOption: 'trpcOptions',
  routerOption: 'router',
  pathOptions: ['endpoint', 'basePath', 'prefix'],
};
