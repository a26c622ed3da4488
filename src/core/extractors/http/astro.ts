import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Endpoints among the pages of Astro: https://docs.astro.build/en/guides/endpoints. */
export const astro: FileRouteVocabulary = {
  id: 'astro',
  title: 'Astro',
  dependencies: ['astro'],
  configuration: /(?:^|\/)astro\.config\.[cm]?[jt]s$/,
  files: [{ pattern: /^(?:.*\/)?src\/pages\/(.*)\.[jt]s$/, prefix: '', exports: 'methods' }],
  verbs: { ...next.verbs, ALL: 'ANY' },
};
