import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';

/** Frameworks of the shape "registration call". */
export const routers: readonly RouterVocabulary[] = [express, fastify];
