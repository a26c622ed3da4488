import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';

export const next: FileRouteVocabulary = {
  id: 'next',
  title: 'Next.js (app and pages routes)',
  dependencies: ['next'],
  configuration: /(?:^|\/)next\.config\.[cm]?[jt]s$/,
  files: [
    { pattern: /^(?:.*\/)?app\/(.*\/)?route\.[cm]?[jt]sx?$/, prefix: '', exports: 'methods' },
    { pattern: /^(?:.*\/)?pages\/api\/(.*)\.[cm]?[jt]sx?$/, prefix: '/api', exports: 'default' },
  ],
  verbs: {
    GET: 'GET',
    HEAD: 'HEAD',
    POST: 'POST',
    PUT: 'PUT',
    PATCH: 'PATCH',
    DELETE: 'DELETE',
    OPTIONS: 'OPTIONS',
  },
};
