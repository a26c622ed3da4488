import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { plainPhpRouter } from '../shapes/plain-php-router.ts';

/** FastRoute and League Route: https://github.com/nikic/FastRoute, https://route.thephpleague.com. */
export const fastRoute: GroupedRouteVocabulary = {
  ...plainPhpRouter,
  id: 'fast-route',
  title: 'FastRoute and League Route',
  types: [
    'FastRoute\\RouteCollector',
    'FastRoute\\ConfigureRoutes',
    'League\\Route\\Router',
    'League\\Route\\RouteGroup',
  ],
  listed: ['addRoute', 'map'],
  groups: ['addGroup', 'group'],
};
