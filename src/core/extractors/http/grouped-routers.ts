import type { Language } from '../../syntax/outline.ts';
import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { adonis } from './adonis.ts';
import { cakephp } from './cakephp.ts';
import { codeigniter } from './codeigniter.ts';
import { laravel } from './laravel.ts';
import { slim } from './slim.ts';

/** Frameworks of the shape "grouped registration". */
export const groupedRouters: readonly GroupedRouteVocabulary[] = [laravel, slim, codeigniter, cakephp, adonis];

export const groupedLanguages: ReadonlySet<Language> = new Set(groupedRouters.flatMap(({ languages }) => languages));
