import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { plainPhpRouter } from '../shapes/plain-php-router.ts';

/** Phalcon: https://docs.phalcon.io/latest/application-micro. */
export const phalcon: GroupedRouteVocabulary = {
  ...plainPhpRouter,
  id: 'phalcon',
  title: 'Phalcon',
  types: ['Phalcon\\Mvc\\Micro'],
};
