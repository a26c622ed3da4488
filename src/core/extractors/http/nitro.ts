import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Servers of Nitro without Nuxt: https://nitro.build/guide/routing. */
export const nitro: FileRouteVocabulary = {
  id: 'nitro',
  title: 'Nitro',
  dependencies: ['nitropack', 'nitro'],
  configuration: /(?:^|\/)nitro\.config\.[cm]?[jt]s$/,
  files: [
    {
      pattern: /^(?:src\/|server\/)?api\/(.*)\.[cm]?[jt]s$/,
      anchored: true,
      prefix: '/api',
      exports: 'default',
      suffix: true,
    },
    {
      pattern: /^(?:src\/|server\/)?routes\/(.*)\.[cm]?[jt]s$/,
      anchored: true,
      prefix: '',
      exports: 'default',
      suffix: true,
    },
  ],
  before: { pattern: /^(?:src\/|server\/)?middleware\/[^/]+\.[cm]?[jt]s$/, exports: 'default' },
  verbs: next.verbs,
};
