import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A harbor whose gates say in their own words who may pass, and where. */
const harbor: Readonly<Record<string, string>> = {
  'boats/pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>boats</artifactId><version>1</version><dependencies><dependency><groupId>io.javalin</groupId><artifactId>javalin</artifactId><version>6.1.3</version></dependency></dependencies></project>
`,
  'boats/src/main/java/a/App.java': `package a;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.ForbiddenResponse;
import static io.javalin.apibuilder.ApiBuilder.*;
public class App {
  enum Role implements io.javalin.security.RouteRole { ANYONE, USER, ADMIN }
  public static void main(String[] args) {
    Javalin app = Javalin.create(config -> {
      config.router.apiBuilder(() -> {
        path("/boats", () -> {
          get(BoatController::list, Role.USER);
          post(BoatController::create, Role.ADMIN);
          path("/{id}", () -> { get(BoatController::one, Role.USER); delete(BoatController::remove, Role.ADMIN); });
        });
        get("/health", ctx -> ctx.result("ok"), Role.ANYONE);
      });
    });
    app.beforeMatched(App::checkAccess);
    app.start(7070);
  }
  static void checkAccess(Context ctx) {
    var roles = ctx.routeRoles();
    if (roles.contains(Role.ANYONE)) return;
    var user = Users.of(ctx.header("Authorization"));
    if (user == null) throw new UnauthorizedResponse();
    if (!roles.contains(user.role())) throw new ForbiddenResponse();
  }
}
`,
  'boats/src/main/java/a/BoatController.java': `package a;
import io.javalin.http.Context;
public class BoatController {
  static void list(Context ctx) { ctx.json(java.util.List.of()); }
  static void create(Context ctx) { ctx.status(201); }
  static void one(Context ctx) { ctx.json(1); }
  static void remove(Context ctx) { ctx.status(204); }
}
`,
  'pools/build.gradle': `dependencies { implementation("io.micronaut:micronaut-http-server-netty") }
`,
  'pools/src/main/java/a/Api.java': `package a;
import io.micronaut.http.annotation.*;
@Controller("/api/pools")
public class Api {
  @Get public String list() { return ""; }
  @Post("/{id}") public String add(String id) { return ""; }
}
`,
  'pools/src/main/java/a/Open.java': `package a;
import io.micronaut.http.annotation.*;
@Controller("/open")
public class Open { @Get("/ping") public String ping() { return ""; } }
`,
  'pools/src/main/java/a/TokenFilter.java': `package a;
import io.micronaut.http.*;
import io.micronaut.http.annotation.*;
@ServerFilter("/api/**")
public class TokenFilter {
  private final Tokens tokens;
  TokenFilter(Tokens tokens) { this.tokens = tokens; }
  @RequestFilter
  public HttpResponse<?> check(HttpRequest<?> request) {
    String token = request.getHeaders().getAuthorization().orElse(null);
    if (token == null || !tokens.valid(token)) return HttpResponse.unauthorized();
    return null;
  }
}
`,
  'ships/requirements.txt': `falcon==3.1
`,
  'ships/app.py': `import falcon
from middleware import AuthMiddleware, RequireJson
from resources import Ships, Ship, Health
app = falcon.App(middleware=[AuthMiddleware(), RequireJson()])
ships = Ships()
app.add_route("/ships", ships)
app.add_route("/ships/{ship_id:int}", Ship())
app.add_route("/ships/{ship_id:int}/crew", ships, suffix="crew")
app.add_route("/health", Health())
`,
  'ships/middleware.py': `import falcon
class AuthMiddleware:
    def process_request(self, req, resp):
        token = req.get_header("Authorization")
        if token is None:
            raise falcon.HTTPUnauthorized(title="Auth token required")
class RequireJson:
    def process_request(self, req, resp):
        if not req.client_accepts_json:
            raise falcon.HTTPNotAcceptable()
`,
  'ships/resources.py': `import falcon
def need_admin(req, resp, resource, params):
    if not req.context.user.admin:
        raise falcon.HTTPForbidden()
class Ships:
    def on_get(self, req, resp): resp.media = []
    @falcon.before(need_admin)
    def on_post(self, req, resp): resp.status = falcon.HTTP_201
    def on_get_crew(self, req, resp, ship_id): resp.media = []
@falcon.before(need_admin)
class Ship:
    def on_get(self, req, resp, ship_id): resp.media = {}
    def on_delete(self, req, resp, ship_id): resp.status = falcon.HTTP_204
class Health:
    def on_get(self, req, resp): resp.media = {}
`,
  'files/Gemfile': `gem 'sinatra'
`,
  'files/app.rb': `require 'sinatra/base'
class App < Sinatra::Base
  get %r{/files/([\\w]+)} do |name| name end
  get %r{/v(?<major>\\d+)/info} do params['major'] end
  get '/hello/?:name?' do 'x' end
  get '/download/*.*' do 'x' end
  before %r{/secret/.*} do halt 401 unless session[:user] end
  post '/secret/notes' do 'x' end
  get '/jobs/:id.?:format?' do 'x' end
end
`,
};

test('roles, filters of paths, hooks and patterns guard what they name', async () => {
  expect(guardsText(await systemOf(harbor))).toMatchInlineSnapshot(`
    "boats DELETE /boats/{id}: checkAccess authentication; checkAccess authorization; Role.ADMIN authorization
    boats GET /boats/{id}: checkAccess authentication; checkAccess authorization; Role.USER authorization
    boats GET /boats: checkAccess authentication; checkAccess authorization; Role.USER authorization
    boats GET /health: 
    boats POST /boats: checkAccess authentication; checkAccess authorization; Role.ADMIN authorization
    files GET /download/*.*: 
    files GET /files/{param}: 
    files GET /hello/{name}: 
    files GET /hello: 
    files GET /jobs/{id}: 
    files GET /v{major}/info: 
    files POST /secret/notes: answers 401 authentication
    pools GET /api/pools: TokenFilter authentication
    pools GET /open/ping: 
    pools POST /api/pools/{id}: TokenFilter authentication
    ships DELETE /ships/{ship_id}: AuthMiddleware authentication; need_admin authorization
    ships GET /health: AuthMiddleware authentication
    ships GET /ships/{ship_id}/crew: AuthMiddleware authentication
    ships GET /ships/{ship_id}: AuthMiddleware authentication; need_admin authorization
    ships GET /ships: AuthMiddleware authentication
    ships POST /ships: AuthMiddleware authentication; need_admin authorization"
  `);
});

/** Routes that are told by lists, by settings, by resources, and twice. */
const town: Readonly<Record<string, string>> = {
  'pets/build.gradle.kts': `plugins { kotlin("jvm") }
dependencies { implementation("io.ktor:ktor-server-netty:2.3.0") }
`,
  'pets/src/main/kotlin/App.kt': `import io.ktor.server.application.*
import io.ktor.server.engine.*
import io.ktor.server.netty.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
fun main() {
    val env = applicationEngineEnvironment {
        rootPath = "/base"
        module { module() }
        connector { port = 8080 }
    }
    embeddedServer(Netty, env).start(wait = true)
}
fun Application.module() {
    routing {
        listOf("cats", "dogs").forEach { kind ->
            route("/$kind") {
                get { call.respondText(kind) }
                post("/feed") { call.respondText("ok") }
            }
        }
        for (name in listOf("a", "b")) { get("/static/$name") { call.respondText(name) } }
        get("/info") { call.respondText("x") }
        get("/opt/{id?}") { call.respondText("x") }
    }
}
`,
  'kites/requirements.txt': `aiohttp==3.9
`,
  'kites/app.py': `from aiohttp import web
@web.middleware
async def auth(request, handler):
    if "Authorization" not in request.headers:
        raise web.HTTPUnauthorized()
    return await handler(request)
async def list_kites(request): return web.json_response([])
async def make_kite(request): return web.json_response({}, status=201)
async def one(request): return web.json_response({})
class KiteView(web.View):
    async def get(self): return web.json_response({})
    async def put(self): return web.json_response({})
def build():
    app = web.Application(middlewares=[auth])
    kites = app.router.add_resource("/kites", name="kites")
    kites.add_route("GET", list_kites)
    kites.add_route("POST", make_kite)
    app.router.add_resource(r"/kites/{id:\\d+}").add_route("GET", one)
    app.router.add_resource("/any").add_route("*", KiteView)
    app.router.add_route("*", "/view", KiteView)
    return app
web.run_app(build())
`,
  'users/package.json': `{"name":"users","dependencies":{"tsoa":"^6","express":"4"}}
`,
  'users/tsoa.json': `{ "entryFile": "src/app.ts", "noImplicitAdditionalProperties": "throw-on-extras", "controllerPathGlobs": ["src/**/*Controller.ts"],
  "spec": { "outputDirectory": "build", "specVersion": 3, "basePath": "/v1" },
  "routes": { "routesDir": "build", "basePath": "/v1" } }
`,
  'users/src/usersController.ts': `import { Controller, Get, Post, Path, Route, Body, Security } from 'tsoa';
@Route('users')
export class UsersController extends Controller {
  @Get('{userId}') public async getUser(@Path() userId: number) { return {}; }
  @Security('jwt', ['admin']) @Post() public async create(@Body() body: { name: string }) { return {}; }
}
`,
  'users/src/app.ts': `import express from 'express';
import { RegisterRoutes } from '../build/routes';
export const app = express();
app.use(express.json());
RegisterRoutes(app);
app.listen(3000);
`,
  'notes/package.json': `{"name":"notes","dependencies":{"express":"4"}}`,
  'notes/app.js': `const app = require('express')();
const notes = (req, res) => res.json([]);
const all = (req, res) => res.json([]);
app.get('/notes/:id?', notes);
app.get('/tags/:id?', notes);
app.get('/tags', all);
app.listen(3000);
`,
};

test('lists, settings, resources and ends that may be missing make routes', async () => {
  expect(guardsText(await systemOf(town))).toMatchInlineSnapshot(`
    "kites GET /any: auth authentication
    kites GET /kites/{id}: auth authentication
    kites GET /kites: auth authentication
    kites GET /view: auth authentication
    kites POST /kites: auth authentication
    kites PUT /any: auth authentication
    kites PUT /view: auth authentication
    notes GET /notes/{id}: 
    notes GET /notes: 
    notes GET /tags/{id}: 
    notes GET /tags: 
    pets GET /base/cats: 
    pets GET /base/dogs: 
    pets GET /base/info: 
    pets GET /base/opt/{id}: 
    pets GET /base/opt: 
    pets GET /base/static/a: 
    pets GET /base/static/b: 
    pets POST /base/cats/feed: 
    pets POST /base/dogs/feed: 
    users GET /v1/users/{userId}: 
    users POST /v1/users: Security jwt, admin authentication"
  `);
});
