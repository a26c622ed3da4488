import { expect, it } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

async function routesOf(file: string, text: string): Promise<string> {
  return endpointsText(await systemOf({ [file]: text }));
}

it('reads routers of H3, also those that stand below a path by a wrapper', async () => {
  const routes = await routesOf(
    'src/tower.ts',
    `
import { createApp, createRouter, eventHandler, useBase } from 'h3';
export const app = createApp();
const router = createRouter();
const bells = createRouter();
app.use(router);
router.get('/towers/:name', eventHandler(() => 'tall'));
bells.post('/ring', eventHandler(() => ({})));
router.use('/bells/**', useBase('/bells', bells.handler));`,
  );
  expect(routes).toMatchInlineSnapshot(`
    "POST /bells/ring  src/tower.ts:8
    GET /towers/{name}  src/tower.ts:7"
  `);
});

it('reads routers of workers at the edge, of Deno and on µWebSockets', async () => {
  const routes = await Promise.all([
    routesOf(
      'src/worker.ts',
      `
import { AutoRouter } from 'itty-router';
const router = AutoRouter({ base: '/api' });
router.get('/towers', () => []).post('/towers', withAuth, async (request) => ({}));
export default router;`,
    ),
    routesOf(
      'main.ts',
      `
import { Application, Router } from '@oak/oak';
const router = new Router({ prefix: '/towers' });
router.get('/', (ctx) => {}).delete('/:id', (ctx) => {});
const app = new Application();
app.use(router.routes());`,
    ),
    routesOf(
      'server.js',
      `
const HyperExpress = require('hyper-express');
const server = new HyperExpress.Server();
const api = new HyperExpress.Router();
api.post('/towers/:id/ring', (request, response) => response.json({}));
server.use('/v1', api);`,
    ),
    routesOf(
      'ping.js',
      `
const uWS = require('uWebSockets.js');
uWS.App().get('/ping', (res) => res.end('pong')).listen(9001, () => {});`,
    ),
  ]);
  expect(routes.join('\n')).toMatchInlineSnapshot(`
    "GET /api/towers  src/worker.ts:4
    POST /api/towers  src/worker.ts:4
        behind withAuth authentication
    GET /towers  main.ts:4
    DELETE /towers/{id}  main.ts:4
    POST /v1/towers/{id}/ring  server.js:5
    GET /ping  ping.js:3"
  `);
});

it('reads decorated functions of BlackSheep, Robyn, Chalice and Powertools', async () => {
  const routes = await Promise.all([
    routesOf(
      'server.py',
      `
from blacksheep import Application, get, json
app = Application()
@get("/towers/{tower_id}")
async def tower(tower_id: int): return json({})
`,
    ),
    routesOf(
      'app.py',
      `
from robyn import Robyn, SubRouter
app = Robyn(__file__)
bells = SubRouter(__file__, prefix="/bells")
@bells.post("/:name/ring")
def ring(request): return "dong"
app.include_router(bells)
`,
    ),
    routesOf(
      'app.py',
      `
from chalice import Blueprint, Chalice
app = Chalice(app_name='towers')
bells = Blueprint(__name__)
@app.route('/towers', methods=['GET', 'POST'])
def towers(): return {}
@bells.route('/{name}')
def bell(name): return {}
app.register_blueprint(bells, url_prefix='/bells')
`,
    ),
    routesOf(
      'app.py',
      `
from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.router import Router
app = APIGatewayRestResolver()
bells = Router()
@bells.post("/<name>/ring")
def ring(name): return {}
app.include_router(bells, prefix="/bells")
`,
    ),
  ]);
  expect(routes.join('\n')).toMatchInlineSnapshot(`
    "GET /towers/{tower_id}  server.py:5
    POST /bells/{name}/ring  app.py:6
    GET /bells/{name}  app.py:8
    GET /towers  app.py:6
    POST /towers  app.py:6
    POST /bells/{name}/ring  app.py:7"
  `);
});

const go = (imported: string, body: string): string => `
package main
import ("net/http"; "${imported}")
${body}
func ring(w http.ResponseWriter, r *http.Request) {}
`;

it('reads Buffalo, Martini, BunRouter and Huma', async () => {
  const routes = await Promise.all([
    routesOf(
      'app.go',
      go(
        'github.com/gobuffalo/buffalo',
        `func App() *buffalo.App {
  app := buffalo.New(buffalo.Options{})
  bells := app.Group("/bells")
  bells.Use(Authorize)
  bells.POST("/{name}/ring", ring)
  return app
}`,
      ),
    ),
    routesOf(
      'main.go',
      go(
        'github.com/go-martini/martini',
        `func main() {
  m := martini.Classic()
  m.Group("/towers", func(r martini.Router) { r.Get("/:id", ring) })
  m.Run()
}`,
      ),
    ),
    routesOf(
      'main.go',
      go(
        'github.com/uptrace/bunrouter',
        `func main() {
  router := bunrouter.New()
  router.WithGroup("/v1", func(group *bunrouter.Group) { group.GET("/towers/:id", ring) })
}`,
      ),
    ),
    routesOf(
      'main.go',
      go(
        'github.com/danielgtaylor/huma/v2',
        `func routes(api huma.API) {
  huma.Get(api, "/towers/{id}", ring)
  huma.Register(api, huma.Operation{OperationID: "ring", Method: http.MethodPost, Path: "/towers/{id}/ring"}, ring)
}`,
      ),
    ),
  ]);
  expect(routes.join('\n')).toMatchInlineSnapshot(`
    "POST /bells/{name}/ring  app.go:11
        behind Authorize authorization
    GET /towers/{id}  main.go:9
    GET /v1/towers/{id}  main.go:8
    GET /towers/{id}  main.go:8
    POST /towers/{id}/ring  main.go:8"
  `);
});

it('reads FastRoute, Phalcon and Mezzio', async () => {
  const routes = await Promise.all([
    routesOf(
      'public/index.php',
      `<?php
$dispatcher = FastRoute\\simpleDispatcher(function (FastRoute\\RouteCollector $r) {
    $r->addRoute('GET', '/towers', 'allTowers');
    $r->addGroup('/bells', function (FastRoute\\RouteCollector $r) {
        $r->addRoute(['POST', 'PUT'], '/{name}', 'ring');
    });
});`,
    ),
    routesOf(
      'app.php',
      `<?php
use Phalcon\\Mvc\\Micro;
$app = new Micro();
$app->post('/towers/{id:[0-9]+}/ring', function ($id) { });`,
    ),
    routesOf(
      'config/routes.php',
      `<?php
use Mezzio\\Application;
return static function (Application $app): void {
    $app->get('/towers', App\\Handler\\TowersHandler::class, 'towers');
};`,
    ),
  ]);
  expect(routes.join('\n')).toMatchInlineSnapshot(`
    "POST /bells/{name}  no handler
    PUT /bells/{name}  no handler
    GET /towers  no handler
    POST /towers/{id}/ring  app.php:4
    GET /towers  no handler"
  `);
});

it('reads Loco and ntex', async () => {
  const routes = await Promise.all([
    routesOf(
      'src/controllers/towers.rs',
      `
use loco_rs::prelude::*;
pub async fn list(State(ctx): State<AppContext>) -> Result<Response> { format::json(()) }
pub async fn ring(Path(id): Path<i32>) -> Result<Response> { format::json(()) }
pub fn routes() -> Routes { Routes::new().prefix("api/towers").add("/", get(list)).add("{id}/ring", post(ring)) }`,
    ),
    routesOf(
      'src/main.rs',
      `
use ntex::web;
#[web::get("/towers")]
async fn towers() -> impl web::Responder { web::HttpResponse::Ok() }
async fn main() -> std::io::Result<()> {
    web::HttpServer::new(|| web::App::new().service(web::scope("/v1").service(towers))).bind(("0", 8))?.run().await
}`,
    ),
  ]);
  expect(routes.join('\n')).toMatchInlineSnapshot(`
    "GET /api/towers  src/controllers/towers.rs:3
    POST /api/towers/{id}/ring  src/controllers/towers.rs:4
    GET /v1/towers  src/main.rs:4"
  `);
});
