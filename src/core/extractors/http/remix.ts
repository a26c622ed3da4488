import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';

/** Loaders and actions of Remix and of React Router's framework: https://remix.run/docs/en/main/file-conventions/routes. */
export const remix: FileRouteVocabulary = {
  id: 'remix',
  title: 'Remix and React Router',
  dependencies: ['@remix-run/node', '@remix-run/react', '@remix-run/cloudflare', '@react-router/node'],
  files: [
    {
      pattern: /^(?:.*\/)?app\/routes\/(.*)\.[jt]sx?$/,
      prefix: '',
      exports: 'methods',
      flat: true,
    },
  ],
  verbs: { loader: 'GET', action: 'POST' },
  several: 'action',
};
