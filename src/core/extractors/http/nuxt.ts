import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Routes of Nuxt's server: `server/api/posts.get.ts` answers `GET /api/posts`. */
export const nuxt: FileRouteVocabulary = {
  id: 'nuxt',
  title: 'Nuxt',
  dependencies: ['nuxt'],
  configuration: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/,
  files: [
    { pattern: /^(?:.*\/)?server\/api\/(.*)\.[jt]s$/, prefix: '/api', exports: 'default', suffix: true },
    { pattern: /^(?:.*\/)?server\/routes\/(.*)\.[jt]s$/, prefix: '', exports: 'default', suffix: true },
  ],
  before: { pattern: /^(?:.*\/)?server\/middleware\/[^/]+\.[cm]?[jt]s$/, exports: 'default' },
  verbs: next.verbs,
};
