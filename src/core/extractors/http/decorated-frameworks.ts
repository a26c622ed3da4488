import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { aiohttpWeb } from './aiohttp-web.ts';
import { blacksheep } from './blacksheep.ts';
import { bottle } from './bottle.ts';
import { chalice } from './chalice.ts';
import { djangoNinja } from './django-ninja.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import { flaskRestx } from './flask-restx.ts';
import { lambdaPowertools } from './lambda-powertools.ts';
import { nameko } from './nameko.ts';
import { robyn } from './robyn.ts';
import { sanic } from './sanic.ts';

/** Frameworks of the shape "decorated function". */
export const decoratedFrameworks: readonly DecoratedFunctionVocabulary[] = [
  fastapi,
  djangoNinja,
  flask,
  flaskRestx,
  sanic,
  bottle,
  aiohttpWeb,
  blacksheep,
  robyn,
  chalice,
  lambdaPowertools,
  nameko,
];
