import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { armeriaServices } from './armeria.ts';
import { beego } from './beego.ts';
import { buffalo } from './buffalo.ts';
import { bunrouter } from './bunrouter.ts';
import { chi } from './chi.ts';
import { echo } from './echo.ts';
import { elysia } from './elysia.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { fiber } from './fiber.ts';
import { gin } from './gin.ts';
import { goZero } from './go-zero.ts';
import { goframe } from './goframe.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { goyave } from './goyave.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { helidon } from './helidon.ts';
import { hertz } from './hertz.ts';
import { hono } from './hono.ts';
import { httprouter } from './httprouter.ts';
import { huma } from './huma.ts';
import { hyperExpress } from './hyper-express.ts';
import { iris, irisControllers } from './iris.ts';
import { ittyRouter } from './itty-router.ts';
import { javalin } from './javalin.ts';
import { koa } from './koa.ts';
import { martini } from './martini.ts';
import { netHttp } from './net-http.ts';
import { oak } from './oak.ts';
import { polka } from './polka.ts';
import { restify } from './restify.ts';
import { tide } from './tide.ts';
import { vertx } from './vertx.ts';

/** Frameworks of the shape "registration call". */
export const routers: readonly RouterVocabulary[] = [
  express,
  fastify,
  koa,
  hono,
  hapi,
  restify,
  polka,
  elysia,
  h3,
  ittyRouter,
  oak,
  hyperExpress,
  gin,
  echo,
  chi,
  fiber,
  gorillaMux,
  goZero,
  hertz,
  httprouter,
  iris,
  irisControllers,
  netHttp,
  beego,
  goframe,
  goyave,
  buffalo,
  martini,
  bunrouter,
  huma,
  javalin,
  vertx,
  armeriaServices,
  helidon,
  tide,
];
