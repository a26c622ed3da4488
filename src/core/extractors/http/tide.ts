import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';

/** tide: https://docs.rs/tide. */
export const tide: RouterVocabulary = {
  id: 'tide',
  title: 'tide',
  languages: ['rust'],
  modules: ['tide'],
  makers: {
    new: 'application',
    with_state: 'application',
    'Server.new': 'application',
    'Server.with_state': 'application',
  },
  types: ['Server'],
  verbs: {
    get: 'GET',
    head: 'HEAD',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    options: 'OPTIONS',
    all: 'ANY',
  },
  arguments: 'handler-first',
  pathStep: 'at',
  stepMounts: ['nest'],
  mounts: ['with'],
  relative: true,
  guardOptions: [],
  chained: [],
  ordered: false,
  transparentWrappers: [],
};
