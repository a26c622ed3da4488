import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { corsWords } from '../../model/cors-words.ts';

/** Islands of many customs houses: each lets other boats of other origins read what it answers. */
const harbor: Readonly<Record<string, string>> = {
  'express/package.json': '{"name":"express-pier","dependencies":{"express":"5","cors":"2"}}',
  'express/app.js': `import cors from 'cors';
import express from 'express';
import { open } from './open.js';
const app = express();
app.get('/early', (req, res) => res.json([]));
app.use(cors({ origin: ['https://boats.example'], credentials: true }));
app.get('/boats', (req, res) => res.json([]));
app.options('/ropes', cors());
app.post('/ropes', cors({ origin: true, credentials: true }), (req, res) => res.json([]));
app.use('/open', open, (req, res, next) => next());
app.get('/open/sea', (req, res) => res.json([]));
app.listen(3000);
`,
  'express/open.js': `export function open(req, res, next) {
  res.setHeader('Access-Control-Allow-Origin', '*');
  next();
}
`,
  'fastify/package.json': '{"name":"fastify-pier","dependencies":{"fastify":"5","@fastify/cors":"9"}}',
  'fastify/app.js': `import Fastify from 'fastify';
import cors from '@fastify/cors';
const app = Fastify();
await app.register(cors, { origin: process.env.ORIGINS, credentials: true });
app.get('/nets', async () => []);
app.listen({ port: 3001 });
`,
  'koa/package.json': '{"name":"koa-pier","dependencies":{"koa":"2","@koa/cors":"5","@koa/router":"12"}}',
  'koa/app.js': `const Koa = require('koa');
const Router = require('@koa/router');
const cors = require('@koa/cors');
const app = new Koa();
const router = new Router();
router.get('/sails', (ctx) => { ctx.body = []; });
app.use(cors());
app.use(router.routes());
app.listen(3002);
`,
  'hono/package.json': '{"name":"hono-pier","dependencies":{"hono":"4"}}',
  'hono/app.ts': `import { Hono } from 'hono';
import { cors } from 'hono/cors';
const app = new Hono();
app.use('/api/*', cors({ origin: 'https://boats.example' }));
app.get('/api/oars', (c) => c.json([]));
app.get('/oars', (c) => c.json([]));
export default app;
`,
  'elysia/package.json': '{"name":"elysia-pier","dependencies":{"elysia":"1","@elysiajs/cors":"1"}}',
  'elysia/app.ts': `import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';
new Elysia().use(cors({ origin: 'https://boats.example' })).get('/hulls', () => []).listen(3003);
`,
  'gin/go.mod': 'module gin-pier\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
  'gin/main.go': `package main
import ("github.com/gin-contrib/cors"; "github.com/gin-gonic/gin")
func main() {
  r := gin.Default()
  r.Use(cors.New(cors.Config{AllowOrigins: []string{"https://boats.example"}, AllowCredentials: true}))
  r.GET("/gin", func(c *gin.Context) { c.JSON(200, nil) })
  open := r.Group("/open", cors.Default())
  open.GET("/gin", func(c *gin.Context) { c.JSON(200, nil) })
  r.Run()
}
`,
  'echo/go.mod': 'module echo-pier\n\nrequire github.com/labstack/echo/v4 v4.1.0\n',
  'echo/main.go': `package main
import ("github.com/labstack/echo/v4"; "github.com/labstack/echo/v4/middleware")
func main() {
  e := echo.New()
  e.Use(middleware.CORSWithConfig(middleware.CORSConfig{AllowOrigins: []string{"*"}}))
  e.GET("/echo", func(c echo.Context) error { return c.JSON(200, nil) })
  e.Start(":80")
}
`,
  'chi/go.mod': 'module chi-pier\n\nrequire github.com/go-chi/chi/v5 v5.1.0\n',
  'chi/main.go': `package main
import ("net/http"; "github.com/go-chi/chi/v5"; "github.com/go-chi/cors")
func main() {
  r := chi.NewRouter()
  r.Use(cors.Handler(cors.Options{AllowOriginFunc: func(r *http.Request, origin string) bool { return true }, AllowCredentials: true}))
  r.Get("/chi", func(w http.ResponseWriter, r *http.Request) {})
  http.ListenAndServe(":80", r)
}
`,
  'fiber/go.mod': 'module fiber-pier\n\nrequire github.com/gofiber/fiber/v2 v2.1.0\n',
  'fiber/main.go': `package main
import ("github.com/gofiber/fiber/v2"; "github.com/gofiber/fiber/v2/middleware/cors")
func main() {
  app := fiber.New()
  app.Use(cors.New(cors.Config{AllowOrigins: "https://boats.example, https://ropes.example"}))
  app.Get("/fiber", func(c *fiber.Ctx) error { return nil })
  app.Listen(":80")
}
`,
  'rs/go.mod': 'module rs-pier\n\nrequire github.com/rs/cors v1.1.0\n',
  'rs/main.go': `package main
import ("net/http"; "github.com/rs/cors")
func main() {
  mux := http.NewServeMux()
  mux.HandleFunc("GET /rs", func(w http.ResponseWriter, r *http.Request) {})
  handler := cors.Default().Handler(mux)
  http.ListenAndServe(":80", handler)
}
`,
  'mux/go.mod': 'module mux-pier\n\nrequire github.com/gorilla/mux v1.1.0\n',
  'mux/main.go': `package main
import ("net/http"; "github.com/gorilla/handlers"; "github.com/gorilla/mux")
func main() {
  r := mux.NewRouter()
  r.HandleFunc("/mux", func(w http.ResponseWriter, r *http.Request) {}).Methods("GET")
  http.ListenAndServe(":80", handlers.CORS(handlers.AllowedOrigins([]string{"https://boats.example"}), handlers.AllowCredentials())(r))
}
`,
  'fastapi/requirements.txt': 'fastapi\n',
  'fastapi/main.py': `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
@app.get('/masts')
def masts():
    return []
`,
  'starlette/requirements.txt': 'starlette\n',
  'starlette/main.py': `from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
async def keels(request):
    return None
app = Starlette(routes=[Route('/keels', keels)], middleware=[Middleware(CORSMiddleware, allow_origins=['https://boats.example'])])
`,
  'flask/requirements.txt': 'flask\nflask-cors\n',
  'flask/app.py': `from flask import Flask
from flask_cors import CORS, cross_origin
app = Flask(__name__)
CORS(app, resources={r"/api/*": {"origins": "https://boats.example"}}, supports_credentials=True)
@app.get('/api/decks')
def decks():
    return []
@app.get('/decks')
@cross_origin(origins='*')
def open_decks():
    return []
`,
  'nest/package.json': '{"name":"nest-pier","dependencies":{"@nestjs/core":"11","@nestjs/common":"11"}}',
  'nest/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: 'https://boats.example' });
  await app.listen(3000);
}
bootstrap();
`,
  'nest/app.module.ts': `import { Controller, Get, Module } from '@nestjs/common';
@Controller('rudders') export class Rudders { @Get() list() { return []; } }
@Module({ controllers: [Rudders] }) export class AppModule {}
`,
  'axum/Cargo.toml': '[package]\nname = "axum-pier"\n[dependencies]\naxum = "0.7"\ntower-http = "0.5"\n',
  'axum/src/main.rs': `use axum::{routing::get, Router};
use tower_http::cors::{Any, CorsLayer};
async fn list() -> &'static str { "" }
fn app() -> Router {
    let cors = CorsLayer::new().allow_origin(Any);
    Router::new().route("/axum", get(list)).layer(cors)
}
fn strict() -> Router {
    Router::new().route("/strict", get(list)).layer(CorsLayer::new().allow_origin("https://boats.example".parse::<HeaderValue>().unwrap()).allow_credentials(true))
}
fn main() { serve(app().merge(strict()).merge(Router::new().route("/very", get(list)).layer(CorsLayer::very_permissive()))); }
`,
  'actix/Cargo.toml': '[package]\nname = "actix-pier"\n[dependencies]\nactix-web = "4"\nactix-cors = "0.7"\n',
  'actix/src/main.rs': `use actix_cors::Cors;
use actix_web::{get, App, HttpServer, HttpResponse};
#[get("/actix")]
async fn list() -> HttpResponse { HttpResponse::Ok().finish() }
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        let cors = Cors::default().allowed_origin("https://boats.example").supports_credentials();
        App::new().wrap(cors).service(list)
    }).bind(("0.0.0.0", 80))?.run().await
}
`,
};

test('who may read answers from other origins is told of each endpoint, apart from who may call', async () => {
  const { endpoints } = await systemOf(harbor);
  const lines = endpoints.map(({ method, path, guards, service }) => {
    const said = guards.map((guard) =>
      [
        guard.kind === 'cors' ? `${guard.name}: ${corsWords(guard)}` : `${guard.name} ${guard.kind}`,
        `${guard.level} ${guard.evidence.file.split('/').at(-1)}:${guard.evidence.line}`,
      ].join(' | '),
    );
    return `${service.replace('component:', '')} ${method} ${path}: ${said.join('; ')}`;
  });
  expect(lines.sort().join('\n')).toMatchInlineSnapshot(`
    "actix-pier GET /actix: cors: https://boats.example, with credentials | router main.rs:9
    axum-pier GET /axum: cors: any origin | router main.rs:6
    axum-pier GET /strict: CorsLayer: https://boats.example, with credentials | router main.rs:9
    axum-pier GET /very: CorsLayer: each origin that asks, with credentials | router main.rs:11
    chi-pier GET /chi: cors: each origin that asks, with credentials | application main.go:5
    echo-pier GET /echo: middleware.CORSWithConfig: any origin | application main.go:5
    elysia-pier GET /hulls: cors: https://boats.example | application app.ts:3
    express-pier GET /boats: cors: https://boats.example, with credentials | application app.js:6
    express-pier GET /early: 
    express-pier GET /open/sea: cors: https://boats.example, with credentials | application app.js:6; open: any origin | application app.js:10
    express-pier OPTIONS /ropes: cors: https://boats.example, with credentials | application app.js:6
    express-pier POST /ropes: cors: https://boats.example, with credentials | application app.js:6; cors: each origin that asks, with credentials | inline app.js:9
    fastapi GET /masts: CORSMiddleware: each origin that asks, with credentials | application main.py:4
    fastify-pier GET /nets: cors: origins unknown, with credentials | application app.js:4
    fiber-pier GET /fiber: cors: https://boats.example, https://ropes.example | application main.go:5
    flask GET /api/decks: CORS: https://boats.example, with credentials | application app.py:4
    flask GET /decks: cross_origin: any origin | decorator app.py:9
    gin-pier GET /gin: cors: https://boats.example, with credentials | application main.go:5
    gin-pier GET /open/gin: cors: https://boats.example, with credentials | application main.go:5; cors: any origin | parent main.go:7
    hono-pier GET /api/oars: cors: https://boats.example | application app.ts:4
    hono-pier GET /oars: 
    koa-pier GET /sails: cors: each origin that asks | application app.js:7
    mux-pier GET /mux: handlers.CORS: https://boats.example, with credentials | application main.go:6
    nest-pier GET /rudders: enableCors: https://boats.example | application main.ts:5
    rs-pier GET /rs: cors: any origin | application main.go:7
    starlette GET /keels: CORSMiddleware: https://boats.example | application main.py:7"
  `);
});
