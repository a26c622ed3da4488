import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Endpoints of SvelteKit, and pages that load or do something on the server. */
export const sveltekit: FileRouteVocabulary = {
  id: 'sveltekit',
  title: 'SvelteKit',
  dependencies: ['@sveltejs/kit'],
  configuration: /(?:^|\/)svelte\.config\.[cm]?[jt]s$/,
  files: [
    { pattern: /^(?:.*\/)?src\/routes\/(.*\/)?\+server\.[jt]s$/, prefix: '', exports: 'methods' },
    { pattern: /^(?:.*\/)?src\/routes\/(.*\/)?\+page\.server\.[jt]s$/, prefix: '', exports: 'actions' },
  ],
  before: { pattern: /^src\/hooks\.server\.[jt]s$/, exports: 'handle' },
  layouts: { within: /(?:^|\/)src\/routes\//, files: ['+layout.server.ts', '+layout.server.js'], exports: 'load' },
  verbs: { ...next.verbs, fallback: 'ANY' },
};
