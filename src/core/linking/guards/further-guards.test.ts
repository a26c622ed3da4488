import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Beekeepers who each open their hives in the way of their own house. */
const hives: Readonly<Record<string, string>> = {
  'clover/package.json': '{"name":"clover","dependencies":{"hono":"4"}}',
  'clover/app.ts': `import { Hono } from 'hono';
import { jwt } from 'hono/jwt';
import { bearerAuth } from 'hono/bearer-auth';
import { except, some } from 'hono/combine';
const app = new Hono();
app.use('/hives/*', except('/hives/open', jwt({ secret: 'x' })));
app.get('/hives/open', (c) => c.json([]));
app.get('/hives', (c) => c.json([]));
app.put('/frames', some(bearerAuth({ token: 'a' }), jwt({ secret: 'x' })), (c) => c.json({}));
export default app;
`,
  'heather/package.json': '{"name":"heather","dependencies":{"koa":"2","@koa/router":"13","koa-jwt":"4"}}',
  'heather/app.js': `const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');
const app = new Koa();
app.use(jwt({ secret: 'x' }).unless({ path: [/^\\/weather/, { url: '/combs', methods: ['GET'] }] }));
const router = new Router();
router.get('/weather/today', (ctx) => { ctx.body = []; });
router.get('/combs', (ctx) => { ctx.body = []; });
router.post('/combs', (ctx) => { ctx.body = {}; });
app.use(router.routes());
app.listen(3000);
`,
  'linden/requirements.txt': 'aiohttp\n',
  'linden/app.py': `from aiohttp import web
@web.middleware
async def keeper(request, handler):
    if request.path == '/hours':
        return await handler(request)
    if 'key' not in request.headers:
        raise web.HTTPUnauthorized()
    return await handler(request)
async def hours(request): return web.Response()
async def combs(request): return web.Response()
app = web.Application(middlewares=[keeper])
app.add_routes([web.get('/hours', hours), web.get('/combs', combs)])
web.run_app(app)
`,
  'thyme/package.json': '{"name":"thyme","dependencies":{"@nestjs/core":"11","@nestjs/common":"11"}}',
  'thyme/app.ts': `import { CanActivate, Controller, Delete, ExecutionContext, Get, Module, SetMetadata } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
export const Ranks = (...ranks: string[]) => SetMetadata('ranks', ranks);
export class RankGate implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const ranks = this.reflector.get<string[]>('ranks', context.getHandler());
    return !ranks || ranks.includes(context.switchToHttp().getRequest().user.rank);
  }
}
@Controller('swarms') export class Swarms {
  @Get() list() { return []; }
  @Ranks('queen') @Delete(':id') split() { return 1; }
}
@Module({ controllers: [Swarms], providers: [{ provide: APP_GUARD, useClass: RankGate }] }) export class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
  'mint/pom.xml': '<project><artifactId>mint</artifactId></project>',
  'mint/src/main/java/mint/SignedIn.java': 'package mint;\npublic @interface SignedIn {}\n',
  'mint/src/main/java/mint/Doorkeeper.java': `package mint;
@Aspect @Component public class Doorkeeper {
  @Before("@annotation(mint.SignedIn)") public void check() {
    if (session.keeper() == null) throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Who is it?");
  }
}
`,
  'mint/src/main/java/mint/Honey.java': `package mint;
import org.springframework.web.bind.annotation.*;
@RestController public class Honey {
  @GetMapping("/honey") public String jars() { return ""; }
  @SignedIn @PostMapping("/honey") public String fill() { return ""; }
}
`,
  'sage/composer.json': '{"name":"hives/sage","require":{"slim/slim":"^4"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
  'sage/public/index.php': `<?php
use Slim\\Factory\\AppFactory;
$app = AppFactory::create();
$app->add(\\App\\Keeper::class);
$app->get('/wax', function ($visit, $answer) { return $answer; });
$app->run();
`,
  'sage/src/Keeper.php': `<?php
namespace App;
class Keeper implements \\Psr\\Http\\Server\\MiddlewareInterface {
  public function process($visit, $handler): \\Psr\\Http\\Message\\ResponseInterface {
    if (!$visit->hasHeader('key')) return (new \\Slim\\Psr7\\Response())->withStatus(401);
    return $handler->handle($visit);
  }
}
`,
  'lavender/Cargo.toml': '[package]\nname = "lavender"\n[dependencies]\nactix-web = "4"\n',
  'lavender/src/main.rs': `use actix_web::{web, App, HttpServer, HttpResponse};
pub struct Keeper;
impl<S, B> Transform<S, ServiceRequest> for Keeper {
  fn new_transform(&self, service: S) -> Self::Future { ready(Ok(KeeperService { service })) }
}
pub struct KeeperService<S> { service: S }
impl<S, B> Service<ServiceRequest> for KeeperService<S> {
  fn call(&self, visit: ServiceRequest) -> Self::Future {
    if visit.headers().get("key").is_none() { return refuse(HttpResponse::Unauthorized().finish()); }
    self.service.call(visit)
  }
}
async fn list() -> HttpResponse { HttpResponse::Ok().finish() }
async fn main() {
  HttpServer::new(|| App::new().service(web::scope("/bees").wrap(Keeper).route("/list", web::get().to(list))));
}
`,
  'basil/requirements.txt': 'fastapi\n',
  'basil/main.py': `from fastapi import FastAPI, Security
from fastapi.security import OAuth2PasswordBearer
app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl='token')
def keeper(token: str = Security(scheme)): return token
@app.delete('/frames/{id}')
def remove(id: int, me=Security(keeper, scopes=['frames:write'])): return id
`,
  'oregano/pom.xml': '<project><artifactId>oregano</artifactId></project>',
  'oregano/src/main/java/oregano/Frames.java': `package oregano;
import jakarta.ws.rs.*;
@Path("/frames") public class Frames { @GET public String all() { return ""; } }
`,
  'oregano/src/main/java/oregano/Neighbors.java': `package oregano;
@Provider public class Neighbors implements ContainerResponseFilter {
  public void filter(ContainerRequestContext visit, ContainerResponseContext answer) {
    answer.getHeaders().add("Access-Control-Allow-Origin", "*");
  }
}
`,
  'rosemary/Gemfile': "gem 'rails'\n",
  'rosemary/config/application.rb': 'module Rosemary\n  class Application < Rails::Application\n  end\nend\n',
  'rosemary/config/routes.rb':
    'Rails.application.routes.draw do\n  resources :blooms, only: [:index, :create, :destroy]\n  resources :fields, only: [:index, :create]\nend\n',
  'rosemary/app/controllers/application_controller.rb': `class ApplicationController < ActionController::Base
  include Open
  before_action :require_keeper
  def require_keeper
    redirect_to new_session_path unless session[:keeper]
  end
end
`,
  'rosemary/app/controllers/concerns/open.rb': `module Open
  extend ActiveSupport::Concern
  class_methods do
    def open_to_all(**options) = skip_before_action(:require_keeper, **options)
  end
end
`,
  'rosemary/app/controllers/blooms_controller.rb': `class BloomsController < ApplicationController
  open_to_all only: [:index]
  before_action :ensure_owner, only: :destroy
  def index; end
  def create; end
  def destroy; end
  def ensure_owner
    raise ActionController::RoutingError, 'no' unless @bloom.keeper == keeper
  end
end
`,
  'rosemary/app/controllers/fields_controller.rb': `class FieldsController < ActionController::API
  before_action :authenticate, unless: -> { request.get? }
  def index; end
  def create; end
  def authenticate
    head :unauthorized unless request.headers['key']
  end
end
`,
};

test('guards are found where each house puts them, and only before what they guard', async () => {
  expect(guardsText(await systemOf(hives))).toMatchInlineSnapshot(`
    "basil DELETE /frames/{id}: scheme authentication; scopes frames:write authorization
    clover GET /hives/open: 
    clover GET /hives: jwt authentication
    clover PUT /frames: bearerAuth or jwt authentication
    heather GET /combs: 
    heather GET /weather/today: 
    heather POST /combs: jwt.unless authentication
    lavender GET /bees/list: Keeper authentication
    linden GET /combs: keeper authentication
    linden GET /hours: 
    mint GET /honey: 
    mint POST /honey: SignedIn authentication
    oregano GET /frames: Neighbors cors
    rosemary DELETE /blooms/{id}: require_keeper authentication; ensure_owner authorization
    rosemary GET /blooms: 
    rosemary GET /fields: 
    rosemary POST /blooms: require_keeper authentication
    rosemary POST /fields: authenticate authentication
    sage GET /wax: Keeper authentication
    thyme DELETE /swarms/{id}: RankGate authorization
    thyme GET /swarms: "
  `);
});
