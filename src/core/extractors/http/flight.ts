import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { plainPhpRouter } from '../shapes/plain-php-router.ts';

/** Flight: https://docs.flightphp.com/en/v3/learn/routing. */
export const flight: GroupedRouteVocabulary = {
  ...plainPhpRouter,
  id: 'flight',
  title: 'Flight',
  facades: ['php\\Flight'],
  types: ['flight\\Engine', 'flight\\net\\Router'],
  verbs: { ...plainPhpRouter.verbs, route: ['ANY'] },
  groups: ['group'],
  patterns: true,
};
