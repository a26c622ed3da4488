import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';

/** Routes that are added to Medusa: https://docs.medusajs.com/learn/fundamentals/api-routes. */
export const medusa: FileRouteVocabulary = {
  id: 'medusa',
  title: 'Medusa',
  dependencies: ['@medusajs/framework', '@medusajs/medusa'],
  files: [{ pattern: /^(?:.*\/)?src\/api\/(.*\/)?route\.[jt]s$/, prefix: '', exports: 'methods' }],
  verbs: next.verbs,
};
