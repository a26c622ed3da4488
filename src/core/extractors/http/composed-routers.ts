import type { ComposedRouteVocabulary } from '../shapes/composed-route-vocabulary.ts';
import { actixWeb } from './actix-web.ts';
import { axum } from './axum.ts';
import { loco } from './loco.ts';
import { ntex } from './ntex.ts';
import { poem } from './poem.ts';
import { rocket } from './rocket.ts';
import { salvo } from './salvo.ts';

/** Frameworks of the shape "composed routers". */
export const composedRouters: readonly ComposedRouteVocabulary[] = [actixWeb, axum, rocket, salvo, poem, loco, ntex];
