import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const told = async (files: Readonly<Record<string, string>>): Promise<string> => guardsText(await systemOf(files));

test('Go: base paths, parties that configure themselves, many methods at once, and descriptions that ask for a token', async () => {
  const files = {
    'bakery/go.mod': 'module bakery\n\nrequire github.com/cloudwego/hertz v0.8.0\n',
    'bakery/main.go': `package main
import ("context"; "github.com/cloudwego/hertz/pkg/app"; "github.com/cloudwego/hertz/pkg/app/server")
func loaves(c context.Context, ctx *app.RequestContext) {}
func main() {
  h := server.Default(server.WithHostPorts(":80"), server.WithBasePath("/bakery"))
  h.Group("/v1").GET("/loaves", loaves)
  h.Spin()
}
`,
    'mill/go.mod': 'module mill\n\nrequire github.com/kataras/iris/v12 v12.2.0\n',
    'mill/main.go': `package main
import ("github.com/kataras/iris/v12"; "github.com/kataras/iris/v12/middleware/basicauth")
type grain struct{}
func (g *grain) Configure(p iris.Party) { p.Get("/sacks", sacks) }
func sacks(ctx iris.Context) {}
func main() {
  app := iris.New()
  app.HandleMany("GET POST", "/flour /bran", sacks)
  app.Party("/api").PartyConfigure("/grain", new(grain))
  app.PartyFunc("/office", func(p iris.Party) { p.Use(basicauth.Default(map[string]string{"a": "b"})); p.Get("/books", sacks) })
  app.Listen(":80")
}
`,
    'oven/go.mod': 'module oven\n\nrequire github.com/zeromicro/go-zero v1.6.0\n',
    'oven/oven.api': `@server (
  prefix: /v1
  jwt: Auth
)
service oven-api {
  @handler Bake
  post /bake
}
service oven-api {
  @handler Heat
  get /heat
}
`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "bakery GET /bakery/v1/loaves: 
    mill GET /api/grain/sacks: 
    mill GET /bran: 
    mill GET /flour: 
    mill GET /office/books: basicauth.Default authentication
    mill POST /bran: 
    mill POST /flour: 
    oven GET /heat: 
    oven POST /v1/bake: jwt authentication"
  `);
});

test('Rust: lists of routes that grow, and layers around one method', async () => {
  const files = {
    'nests/Cargo.toml': '[package]\nname = "nests"\nversion = "0.1.0"\n[dependencies]\nrocket = "0.5"\n',
    'nests/src/main.rs': `#[macro_use] extern crate rocket;
mod eggs;
#[launch]
fn launch() -> rocket::Rocket<rocket::Build> { rocket::build().mount("/nests", eggs::all()) }
`,
    'nests/src/eggs.rs': `use rocket::Route;
#[get("/eggs")]
pub fn eggs() -> &'static str { "" }
#[put("/eggs/<id>")]
pub fn turn(id: i64) {}
fn turning() -> Vec<Route> { routes![turn] }
pub fn all() -> Vec<Route> {
    let mut all = routes![eggs];
    all.extend(turning());
    all
}
`,
    'seals/Cargo.toml': '[package]\nname = "seals"\nversion = "0.1.0"\n[dependencies]\npoem = "3"\n',
    'seals/src/main.rs': `use poem::{get, handler, http::StatusCode, Endpoint, EndpointExt, Request, Result, Route, Server, listener::TcpListener};
#[handler] fn list() -> &'static str { "" }
#[handler] fn feed() -> &'static str { "" }
async fn keepers<E: Endpoint>(next: E, req: Request) -> Result<E::Output> {
    if req.header("x-keeper").is_none() { return Err(poem::Error::from_status(StatusCode::FORBIDDEN)); }
    next.call(req).await
}
#[tokio::main]
async fn main() -> Result<(), std::io::Error> {
    let app = Route::new().at("/seals", get(list).post(feed.around(keepers)));
    Server::new(TcpListener::bind("0.0.0.0:80")).run(app).await
}
`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "nests GET /nests/eggs: 
    nests PUT /nests/eggs/{id}: 
    seals GET /seals: 
    seals POST /seals: keepers authorization"
  `);
});

test('Java and Kotlin: annotations behind a table of Play, filters around one answer, and builders of services', async () => {
  const files = {
    'lamps/build.sbt': 'lazy val root = (project in file(".")).enablePlugins(PlayJava)\n',
    'lamps/conf/routes': `GET   /lamps      controllers.Lamps.list()
POST  /lamps      controllers.Lamps.light()
PUT   /lamps/:id  controllers.Lamps.trim(id: Long)
`,
    'lamps/app/controllers/Lamps.java': `package controllers;
import play.mvc.*;
public class Lamps extends Controller {
  public Result list() { return ok(); }
  @Security.Authenticated(Keepers.class)
  public Result light() { return created(); }
  @With(OnlyKeepers.class)
  public Result trim(Long id) { return ok(); }
}
`,
    'lamps/app/controllers/OnlyKeepers.java': `package controllers;
import play.mvc.*;
import java.util.concurrent.*;
public class OnlyKeepers extends Action.Simple {
  public CompletionStage<Result> call(Http.Request req) {
    if (req.session().get("keeper").isEmpty()) return CompletableFuture.completedFuture(forbidden("keepers only"));
    return delegate.call(req);
  }
}
`,
    'lenses/build.gradle.kts': 'dependencies { implementation("org.http4k:http4k-core:5.0.0.0") }\n',
    'lenses/src/main/kotlin/App.kt': `import org.http4k.core.*
import org.http4k.core.Method.*
import org.http4k.core.Status.Companion.FORBIDDEN
import org.http4k.core.Status.Companion.OK
import org.http4k.routing.bind
import org.http4k.routing.routes
import org.http4k.server.SunHttp
import org.http4k.server.asServer
val grinders = Filter { next -> { req -> if (req.header("trade") == null) Response(FORBIDDEN) else next(req) } }
fun list(): HttpHandler = { Response(OK) }
fun main() { routes("/lenses" bind GET to list(), "/lenses" bind POST to grinders.then(list())).asServer(SunHttp(80)).start() }
`,
    'horns/build.gradle.kts': 'dependencies { implementation("com.linecorp.armeria:armeria:1.26.0") }\n',
    'horns/src/main/java/a/Main.java': `package a;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.Server;
public class Main {
  public static void main(String[] args) {
    Server.builder().annotatedService().pathPrefix("/v2").build(new Horns()).service("/ping", (ctx, req) -> HttpResponse.of("pong")).build();
  }
}
`,
    'horns/src/main/java/a/Horns.java': `package a;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.annotation.*;
public class Horns { @Get("/horns") public HttpResponse list() { return HttpResponse.of(200); } }
`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "horns ANY /ping: 
    horns GET /v2/horns: 
    lenses GET /lenses: 
    lenses POST /lenses: grinders authorization
    workspace GET /lamps: 
    workspace POST /lamps: Authenticated authentication
    workspace PUT /lamps/{id}: OnlyKeepers authorization"
  `);
});

test('PHP and Ruby: filters of one’s own, ends of paths within ends, and what blocks ask first', async () => {
  const files = {
    'stalls/composer.json':
      '{"name":"a/stalls","require":{"codeigniter4/framework":"^4"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'stalls/app/Config/Routes.php': `<?php
$routes->get('stalls', 'Stalls::index', ['filter' => 'tokens']);
`,
    'stalls/app/Config/Filters.php': `<?php
namespace Config;
class Filters { public array $aliases = ['tokens' => \\App\\Filters\\Tokens::class]; }
`,
    'stalls/app/Filters/Tokens.php': `<?php
namespace App\\Filters;
use CodeIgniter\\Filters\\FilterInterface;
class Tokens implements FilterInterface {
    public function before($request, $arguments = null) { if (!$request->hasHeader('Token')) return service('response')->setStatusCode(401); }
    public function after($request, $response, $arguments = null) {}
}
`,
    'stalls/app/Controllers/Stalls.php': `<?php
namespace App\\Controllers;
class Stalls { public function index() { return ''; } }
`,
    'papers/composer.json': '{"name":"a/papers","require":{"slim/slim":"^4"}}',
    'papers/index.php': `<?php
$app = \\Slim\\Factory\\AppFactory::create();
$app->get('/news[/{year:[0-9]{4}}[/{month}]]', fn ($request, $response) => $response);
$app->run();
`,
    'inn/Gemfile': "gem 'roda'\n",
    'inn/app.rb': `require 'roda'
class Inn < Roda
  plugin :halt
  route do |r|
    r.on 'rooms' do
      r.get('free') { 'x' }
      known!
      r.get(true) { 'x' }
      r.post { only_hosts!; 'x' }
    end
  end
  def known!
    request.halt 401 unless env['HTTP_AUTHORIZATION']
  end
  def only_hosts!
    request.halt(403) unless session['host']
  end
end
`,
    'depot/Gemfile': "gem 'hanami'\n",
    'depot/config/routes.rb': `module Depot
  class Routes < Hanami::Routes
    scope 'api' do
      use Depot::Gate
      get '/trams', to: 'trams.index'
    end
    slice :admin, at: '/admin' do
      delete '/trams/:id', to: 'trams.destroy'
    end
  end
end
`,
    'depot/app/gate.rb': `module Depot
  class Gate
    def call(env)
      return [401, {}, []] unless env['HTTP_AUTHORIZATION']
    end
  end
end
`,
    'depot/slices/admin/actions/trams/destroy.rb': `module Admin
  module Actions
    module Trams
      class Destroy < Hanami::Action
        before :only_drivers
        def handle(request, response)
          response.status = 204
        end
        def only_drivers(request, response)
          halt 403 unless request.session[:driver]
        end
      end
    end
  end
end
`,
    'inn/config.ru': "require_relative 'app'\nrun Inn.freeze.app\n",
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "depot DELETE /admin/trams/{id}: only_drivers authorization
    depot GET /api/trams: Depot::Gate authentication
    inn GET /rooms/free: 
    inn GET /rooms: known! authentication
    inn POST /rooms: known! authentication; only_hosts! authorization
    papers GET /news/{year}/{month}: 
    papers GET /news/{year}: 
    papers GET /news: 
    stalls GET /stalls: tokens authentication"
  `);
});

test('Python, C# and TypeScript: what classes prepare, modules within groups, and actions that a guard names', async () => {
  const files = {
    'notes/requirements.txt': 'tornado==6.4\n',
    'notes/main.py': `import tornado.web
class Known(tornado.web.RequestHandler):
    def prepare(self):
        if not self.current_user:
            raise tornado.web.HTTPError(401)
class Owners(Known):
    def prepare(self):
        super().prepare()
        if self.current_user != "owner":
            self.send_error(403)
class Notes(Known):
    def get(self): self.write({})
class Drawer(Owners):
    def put(self): self.write({})
tornado.web.Application([(r"/notes", Notes), (r"/drawer", Drawer)]).listen(80)
`,
    'ports/Ports.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Carter" Version="8.0.0" /></ItemGroup></Project>',
    'ports/Program.cs': `using Carter;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCarter();
var app = builder.Build();
app.MapGroup("/api").RequireAuthorization().MapCarter();
app.Run();
`,
    'ports/Modules.cs': `using Carter;
public class Ships : CarterModule {
  public Ships() : base("/ships") { }
  public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/", () => Results.Ok()); }
}
public class Piers : ICarterModule {
  public void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/piers", () => Results.Ok()).AllowAnonymous(); }
}
`,
    'plants/package.json': '{"name":"plants","dependencies":{"@adonisjs/core":"6"}}',
    'plants/start/routes.ts': `import router from '@adonisjs/core/services/router'
import { middleware } from './kernel.js'
const Plants = () => import('../app/plants_controller.js')
router.resource('plants', Plants).only(['index', 'store']).use(['store'], middleware.auth())
`,
    'plants/app/plants_controller.ts': `export default class PlantsController {
  async index() { return [] }
  async store() { return {} }
}
`,
    'plants/start/kernel.ts': `import router from '@adonisjs/core/services/router'
export const middleware = router.named({ auth: () => import('#middleware/auth_middleware') })
`,
  };
  expect(await told(files)).toMatchInlineSnapshot(`
    "Ports GET /api/piers: 
    Ports GET /api/ships: RequireAuthorization authentication
    notes GET /notes: Known.prepare authentication
    notes PUT /drawer: Known.prepare authentication; Owners.prepare authorization
    plants GET /plants: 
    plants POST /plants: middleware.auth authentication"
  `);
});
