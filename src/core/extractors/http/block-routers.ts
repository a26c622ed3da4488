import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';
import { ktor } from './ktor.ts';

/** Frameworks of the shape "registration in blocks". */
export const blockRouters: readonly BlockRouteVocabulary[] = [ktor];
