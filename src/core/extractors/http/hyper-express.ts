import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = { ...verbMethods, del: 'DELETE', any: 'ANY', all: 'ANY' } as const;

/** Servers on µWebSockets: https://github.com/kartikk221/hyper-express, https://github.com/uNetworking/uWebSockets.js. */
export const hyperExpress: RouterVocabulary = {
  id: 'hyper-express',
  title: 'hyper-express and µWebSockets.js',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['hyper-express', 'uWebSockets.js'],
  makers: { Server: 'application', Router: 'router', App: 'application', SSLApp: 'application' },
  types: ['Server', 'Router', 'TemplatedApp'],
  verbs,
  arguments: 'guards',
  mounts: ['use'],
  guardOptions: ['middlewares'],
  chained: ['use', ...Object.keys(verbs)],
  ordered: true,
  transparentWrappers: [],
};
