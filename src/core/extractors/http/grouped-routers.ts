import type { Language } from '../../syntax/outline.ts';
import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { adonis } from './adonis.ts';
import { cakephp } from './cakephp.ts';
import { codeigniter } from './codeigniter.ts';
import { fastRoute } from './fast-route.ts';
import { flight } from './flight.ts';
import { laravel } from './laravel.ts';
import { mezzio } from './mezzio.ts';
import { phalcon } from './phalcon.ts';
import { slim } from './slim.ts';

/** Frameworks of the shape "grouped registration". */
export const groupedRouters: readonly GroupedRouteVocabulary[] = [
  laravel,
  slim,
  codeigniter,
  cakephp,
  adonis,
  fastRoute,
  phalcon,
  mezzio,
  flight,
];

export const groupedLanguages: ReadonlySet<Language> = new Set(groupedRouters.flatMap(({ languages }) => languages));
