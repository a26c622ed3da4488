import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = {
  ...verbMethods,
  all: 'ANY',
} as const;

/** Small servers that register routes as Express does. */
export const polka: RouterVocabulary = {
  id: 'polka',
  title: 'Polka, tinyhttp and restana',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['polka', '@tinyhttp/app', '@tinyhttp/router', 'restana'],
  makers: { '': 'application', default: 'application', App: 'application', Router: 'router' },
  types: ['Polka', 'App'],
  verbs,
  arguments: 'guards',
  mounts: ['use'],
  guardOptions: [],
  chained: ['use', ...Object.keys(verbs)],
  ordered: true,
  transparentWrappers: [],
};
