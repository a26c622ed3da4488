import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';

/** Frameworks of the shape "registration call". */
export const routers: readonly RouterVocabulary[] = [express, fastify, koa, hono];
