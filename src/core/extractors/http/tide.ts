import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

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
    ...verbMethods,
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
