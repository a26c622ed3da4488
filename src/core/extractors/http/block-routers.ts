import type { BlockRouteVocabulary } from '../shapes/block-route-vocabulary.ts';
import { javalinBlocks } from './javalin.ts';
import { ktor } from './ktor.ts';
import { spark } from './spark.ts';

/** Frameworks of the shape "registration in blocks". */
export const blockRouters: readonly BlockRouteVocabulary[] = [ktor, javalinBlocks, spark];
