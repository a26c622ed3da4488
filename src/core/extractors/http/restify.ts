import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

/** Restify: http://restify.com/docs/server-api/. */
export const restify: RouterVocabulary = {
  id: 'restify',
  title: 'Restify',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['restify'],
  makers: { createServer: 'application' },
  types: ['Server'],
  verbs: {
    get: 'GET',
    head: 'HEAD',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    del: 'DELETE',
    opts: 'OPTIONS',
  },
  arguments: 'guards',
  pathKeys: ['path', 'url'],
  relative: true,
  mounts: ['use', 'pre'],
  guardOptions: [],
  chained: ['use', 'pre'],
  ordered: true,
  transparentWrappers: [],
};
