import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { plainPhpRouter } from '../shapes/plain-php-router.ts';

/** Mezzio: https://docs.mezzio.dev/mezzio/v3/features/router/intro. */
export const mezzio: GroupedRouteVocabulary = {
  ...plainPhpRouter,
  id: 'mezzio',
  title: 'Mezzio',
  trailing: ['route'],
  types: ['Mezzio\\Application', 'Zend\\Expressive\\Application'],
};
