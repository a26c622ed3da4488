import type { GroupedRouteVocabulary } from '../shapes/grouped-route-vocabulary.ts';
import { cakephp } from './cakephp.ts';
import { codeigniter } from './codeigniter.ts';
import { laravel } from './laravel.ts';
import { slim } from './slim.ts';

/** Frameworks of the shape "grouped registration". */
export const groupedRouters: readonly GroupedRouteVocabulary[] = [laravel, slim, codeigniter, cakephp];
