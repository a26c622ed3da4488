import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Endpoints of SvelteKit; what a page loads is part of the page. */
export const sveltekit: FileRouteVocabulary = {
  id: 'sveltekit',
  title: 'SvelteKit',
  dependency: '@sveltejs/kit',
  files: [{ pattern: /^(?:.*\/)?src\/routes\/(.*\/)?\+server\.[jt]s$/, prefix: '', exports: 'methods' }],
  verbs: next.verbs,
};
