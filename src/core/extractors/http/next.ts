import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';

export const next: FileRouteVocabulary = {
  id: 'next',
  title: 'Next.js (app and pages routes)',
  dependencies: ['next'],
  configuration: /(?:^|\/)next\.config\.[cm]?[jt]s$/,
  files: [
    // A folder whose name begins with an underscore is private, and one called `app` may lie below another.
    {
      pattern: /^(?:.*?\/)?app\/((?:(?!_)[^/]+\/)*)route\.[cm]?[jt]sx?$/,
      anchored: true,
      prefix: '',
      exports: 'methods',
    },
    { pattern: /^(?:.*\/)?pages\/api\/(.*)\.[cm]?[jt]sx?$/, prefix: '/api', exports: 'default' },
  ],
  headers: 'headers',
  basePath: 'basePath',
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
