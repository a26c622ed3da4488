import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Every gate of a castle is built by somebody else. */
const castle: Readonly<Record<string, string>> = {
  'north/Cargo.toml': '[package]\nname = "north"\n',
  'north/src/main.rs': `use axum::{extract::FromRequestParts, middleware, routing::{delete, get}, Router};
use tower::ServiceBuilder;
async fn app() {
  let inner = Router::new().route("/hall", get(hall)).layer(middleware::from_fn(heralds)).route("/yard", get(yard));
  let app = Router::new()
    .nest("/inner", inner)
    .route("/tower", delete(yard).layer(ValidateRequestHeaderLayer::bearer("x")))
    .layer(ServiceBuilder::new().layer(GovernorLayer { config }).layer(middleware::from_fn(heralds)));
}
async fn hall(knight: Knight, squire: Option<Knight>) -> &'static str { "" }
async fn yard() -> &'static str { "" }
struct Knight { id: i64 }
impl<S> FromRequestParts<S> for Knight {
  async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
    parts.headers.get("crest").ok_or(StatusCode::UNAUTHORIZED)?;
    Ok(Knight { id: 1 })
  }
}
async fn heralds(request: Request, next: Next) -> Response {
  if unknown(&request) { return AppError::Forbidden.into_response() }
  next.run(request).await
}
`,
  'south/pom.xml': '<project><artifactId>south</artifactId></project>',
  'south/src/main/resources/application.properties':
    'quarkus.http.auth.permission.cellar.paths=/cellar/*\nquarkus.http.auth.permission.cellar.policy=keepers\n' +
    'quarkus.http.auth.permission.open.paths=/cellar/window\nquarkus.http.auth.permission.open.policy=permit\n',
  'south/src/main/java/south/Cellar.java': `package south;
import jakarta.ws.rs.*;
import io.quarkus.security.PermissionsAllowed;
@Path("/cellar") public class Cellar {
  @GET public String casks() { return ""; }
  @GET @Path("window") public String window() { return ""; }
  @GET @Path("wine") @Sealed @PermissionsAllowed("wine:pour") public String wine() { return ""; }
}
`,
  'south/src/main/java/south/Sealed.java':
    'package south;\nimport jakarta.ws.rs.NameBinding;\n@NameBinding public @interface Sealed {}\n',
  'south/src/main/java/south/Cellarer.java': `package south;
@Sealed @Provider public class Cellarer implements ContainerRequestFilter {
  public void filter(ContainerRequestContext visit) {
    if (visit.getHeaderString("seal") == null) visit.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
  }
}
`,
  'east/build.gradle': '',
  'east/src/main/resources/application.yml':
    'micronaut:\n  application: { name: east-gate }\n  security:\n    intercept-url-map:\n      - { pattern: /moat/**, access: [ROLE_FERRYMAN] }\n',
  'east/src/main/java/east/Moat.java': `package east;
import io.micronaut.http.annotation.*;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
@Controller("/moat") public class Moat {
  @Get String depth() { return ""; }
  @Get("/swans") @Secured(SecurityRule.IS_AUTHENTICATED) String swans() { return ""; }
}
`,
  'west/go.mod': 'module west\n',
  'west/main.go': `package main
import "net/http"
func main() {
  http.Handle("GET /stable", stack(http.HandlerFunc(stable), groom("head")))
  http.Handle("GET /hay", row(groom("any"))(http.HandlerFunc(stable)))
  http.ListenAndServe(":8", nil)
}
func stable(w http.ResponseWriter, r *http.Request) {}
func stack(h http.Handler, all ...func(http.Handler) http.Handler) http.Handler { return h }
func row(all ...func(http.Handler) http.Handler) func(http.Handler) http.Handler { return nil }
func groom(rank string) func(http.Handler) http.Handler {
  return func(next http.Handler) http.Handler {
    return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
      if r.Header.Get("rank") != rank { w.WriteHeader(http.StatusForbidden); return }
      next.ServeHTTP(w, r)
    })
  }
}
`,
  'chapel/composer.json': '{"name":"castle/chapel","require":{"laravel/framework":"^12"}}',
  'chapel/bootstrap/app.php':
    '<?php\nuse Illuminate\\Foundation\\Application;\nuse Illuminate\\Foundation\\Configuration\\Middleware;\n' +
    "return Application::configure()->withRouting(api: __DIR__.'/../routes/api.php')->withMiddleware(function (Middleware $middleware) { $middleware->throttleApi(); })->create();\n",
  'chapel/routes/api.php': "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/bells', fn () => []);\n",
  'keep/Keep.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'keep/Program.cs':
    'var app = WebApplication.CreateBuilder(args).Build();\napp.UseMiddleware<Warden>();\n' +
    'app.MapGet("/throne", () => 1).RequireAuthorization();\napp.MapGet("/well", () => 1).AllowAnonymous();\napp.Run();\n',
  'keep/Warden.cs':
    'public class Warden { private readonly RequestDelegate _next; public Warden(RequestDelegate next) { _next = next; }\n' +
    '  public async Task InvokeAsync(HttpContext visit) { if (!visit.Request.Headers.ContainsKey("key")) { visit.Response.StatusCode = 401; return; } await _next(visit); } }\n',
  'bridge/package.json': '{"name":"bridge","dependencies":{"next":"15"}}',
  'bridge/middleware.ts':
    "import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n" +
    "const isPublic = createRouteMatcher(['/api/planks(.*)']);\n" +
    'export default clerkMiddleware(async (auth, request) => { if (!isPublic(request)) await auth.protect(); });\n' +
    "export const config = { matcher: ['/(api|trpc)(.*)'] };\n",
  'bridge/app/api/planks/route.ts':
    "import { getServerSession } from 'next-auth';\nimport { withCrest } from '../../../crest';\n" +
    'export const GET = async () => Response.json([]);\n' +
    "export const PUT = withCrest('mason', async () => Response.json([]));\n" +
    "export async function POST() { const session = await getServerSession(); if (!session) return new Response('', { status: 401 }); return Response.json([]); }\n",
  'bridge/app/api/chains/route.ts': 'export const GET = async () => Response.json([]);\n',
  'bridge/crest.ts':
    "export const withCrest = (rank: string, answer: Function) => async (request: any) => { if (request.rank !== rank) return new Response('', { status: 403 }); return answer(request); };\n",
  'mews/package.json': '{"name":"mews","dependencies":{"fastify":"5"}}',
  'mews/app.ts':
    "import Fastify from 'fastify';\nimport rateLimit from '@fastify/rate-limit';\nconst app = Fastify();\n" +
    "await app.register(rateLimit, { max: 100 });\napp.get('/falcons', async () => []);\n",
  'forge/package.json': '{"name":"forge","dependencies":{"hono":"4"}}',
  'forge/app.ts':
    "import { Hono } from 'hono';\nimport { createMiddleware } from 'hono/factory';\nconst app = new Hono();\n" +
    "const smiths = (rank: string) => createMiddleware(async (c, next) => { if (c.get('rank') !== rank) return c.json({}, 403); await next(); });\n" +
    "app.get('/swords', smiths('first'), (c) => c.json([]));\nexport default app;\n",
  'well/requirements.txt': 'flask\nflask-limiter\n',
  'well/app.py': `from flask import Flask, request, abort
from flask_limiter import Limiter
app = Flask(__name__)
limiter = Limiter(key, default_limits=['50 per hour'])
limiter.init_app(app)
def drawn(view):
    def inner(*args):
        if 'bucket' not in request.headers: abort(401)
        return view(*args)
    return inner
def water(): return []
app.add_url_rule('/water', view_func=drawn(water))
`,
  'library/requirements.txt': 'django\ndjangorestframework\n',
  'library/manage.py': '',
  'library/castle/settings.py':
    "REST_FRAMEWORK = {'DEFAULT_THROTTLE_CLASSES': ['rest_framework.throttling.UserRateThrottle', 'rest_framework.throttling.ScopedRateThrottle']}\n",
  'library/castle/urls.py': `from django.contrib.auth.decorators import permission_required
from django.urls import path
from castle import views
urlpatterns = [path('scrolls', permission_required('scrolls.read')(views.scrolls)), path('maps', views.Maps.as_view()), path('seals', views.Seals.as_view())]
`,
  'library/castle/views.py': `from rest_framework.permissions import AllowAny, IsAdminUser
from rest_framework.views import APIView
def scrolls(request): pass
class Maps(APIView):
    def get(self, request): pass
class Seals(APIView):
    throttle_classes = []
    def get_permissions(self):
        if self.request.method == 'GET':
            return [AllowAny()]
        return [IsAdminUser()]
    def get(self, request): pass
    def put(self, request): pass
`,
  'postern/package.json': '{"name":"postern","dependencies":{"express":"5"}}',
  'postern/app.js': `const app = require('express')();
function porter(visit, answer, next) { if (!visit.user) return answer.sendStatus(401); next(); }
app.route('/letters').get(list).all(porter).post(add);
function list(visit, answer) { answer.json([]); }
function add(visit, answer) { answer.json({}); }
`,
  'abbey/Gemfile': "gem 'sinatra'\n",
  'abbey/app.rb': `require 'sinatra/base'
class Warder
  def call(env)
    return [403, {}, []] unless env['HTTP_RANK'] == 'abbot'
    @app.call(env)
  end
end
class Abbey < Sinatra::Base
  use Rack::Auth::Basic, 'Abbey' do |monk, word| word == ENV['WORD'] end
  use Warder
  get('/honey') { 'honey' }
end
`,
  'manor/Gemfile': "gem 'rails'\n",
  'manor/config/application.rb': 'module Manor\n  class Application < Rails::Application\n  end\nend\n',
  'manor/config/routes.rb': `Rails.application.routes.draw do
  authenticate :user, ->(user) { user.admin? } do
    get 'rents', to: 'rents#index'
  end
  constraints ->(visit) { visit.session[:user_id].present? } do
    get 'fields', to: 'fields#index'
  end
  get 'barns', to: 'barns#index', constraints: StewardConstraint.new
  constraints(host: 'manor.example') { get 'gate', to: 'gates#show' }
end
`,
  'manor/lib/steward_constraint.rb': `class StewardConstraint
  def matches?(visit)
    User.find_by(id: visit.session[:user_id])&.admin?
  end
end
`,
  'cloister/composer.json':
    '{"name":"castle/cloister","require":{"symfony/framework-bundle":"^7"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
  'cloister/config/packages/security.yaml':
    'security:\n  access_control:\n    - { path: ^/psalms, roles: PUBLIC_ACCESS }\n    - { path: ^/, roles: ROLE_MONK }\n',
  'cloister/src/Controller/PsalmController.php': `<?php
namespace App\\Controller;
use Symfony\\Component\\HttpKernel\\Attribute\\MapRequestPayload;
use Symfony\\Component\\Routing\\Attribute\\Route;
class PsalmController {
  #[Route('/psalms', methods: ['GET'])] public function list() { return []; }
  #[Route('/verses', methods: ['POST'])] public function add(#[MapRequestPayload] Verse $verse) { return []; }
}
`,
  'stables/build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-server-core:3.0.0") }',
  'stables/src/main/kotlin/Stables.kt': `package stables
import io.ktor.server.application.*
import io.ktor.server.auth.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
val Rank = createRouteScopedPlugin("Rank", ::RankConfig) {
  on(AuthenticationChecked) { call -> if (call.rank() != pluginConfig.rank) call.respond(HttpStatusCode.Forbidden) }
}
fun Route.forRank(name: String, build: Route.() -> Unit) {
  route("/ranks") {
    install(Rank) { rank = name }
    build()
  }
}
fun Application.stables() {
  routing {
    get("/hay") { call.respond("") }
    authenticate("crest") { forRank("groom") { get("/horses") { call.respond("") } } }
  }
}
`,
  'mill/go.mod': 'module mill\n\nrequire (\n\tgithub.com/gorilla/mux v1.8.1\n\tgithub.com/urfave/negroni v1.0.0\n)\n',
  'mill/main.go': `package main
import ("net/http"; "github.com/gorilla/mux"; "github.com/urfave/negroni")
func miller(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
  if r.Header.Get("key") == "" { http.Error(w, "", http.StatusUnauthorized); return }
  next(w, r)
}
func flour(w http.ResponseWriter, r *http.Request) {}
func main() {
  router := mux.NewRouter()
  router.HandleFunc("/wheel", flour).Methods("GET")
  sacks := mux.NewRouter().PathPrefix("/sacks").Subrouter().StrictSlash(true)
  sacks.HandleFunc("/full", flour).Methods("GET")
  router.PathPrefix("/sacks").Handler(negroni.New(negroni.HandlerFunc(miller), negroni.Wrap(sacks)))
  n := negroni.Classic()
  n.UseHandler(router)
  n.Run(":8")
}
`,
  'tower/pom.xml': '<project><artifactId>tower</artifactId></project>',
  'tower/src/main/java/tower/KeyFilter.java': `package tower;
@Component public class KeyFilter extends OncePerRequestFilter {
  protected void doFilterInternal(HttpServletRequest visit, HttpServletResponse answer, FilterChain chain) throws Exception {
    if (visit.getHeader("key") == null) { answer.sendError(HttpServletResponse.SC_UNAUTHORIZED); return; }
    chain.doFilter(visit, answer);
  }
  protected boolean shouldNotFilter(HttpServletRequest visit) { return visit.getRequestURI().startsWith("/stairs"); }
}
`,
  'tower/src/main/java/tower/Tower.java': `package tower;
import org.springframework.web.bind.annotation.*;
@RestController public class Tower {
  @GetMapping("/rooms") public String rooms() { return ""; }
  @GetMapping("/stairs/{step}") public String stairs() { return ""; }
}
`,
  'oracle/package.json': '{"name":"oracle","dependencies":{"@apollo/server":"4","graphql-shield":"7"}}',
  'oracle/server.ts': `import { ApolloServer } from '@apollo/server';
import { allow, and, rule, shield } from 'graphql-shield';
const isSigned = rule()(async (parent, args, context) => context.knight !== undefined);
const isOwner = rule()(async () => false);
const permissions = shield({ Query: { omens: allow }, Mutation: { '*': and(isSigned, isOwner) } }, { fallbackRule: isSigned });
const resolvers = { Query: { omens: () => [], fates: () => [] }, Mutation: { ask: () => '' } };
new ApolloServer({ resolvers });
`,
};

test('guards are found in the way in which each framework puts them before routes', async () => {
  const { endpoints } = await systemOf(castle);
  const lines = endpoints.map(({ service, method, path, guards, opened }) => {
    const before = guards.map(({ name, kind, optional }) => `${name} ${kind}${optional ? ', if at all' : ''}`);
    const all = opened === undefined ? before : [...before, `open by ${opened.name}`];
    return `${service.replace('component:', '')} ${method} ${path}: ${all.join('; ')}`;
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Keep GET /throne: Warden authentication; RequireAuthorization authentication
    Keep GET /well: Warden authentication
    abbey GET /honey: Rack::Auth::Basic authentication; Warder authorization
    bridge GET /api/chains: middleware authentication
    bridge GET /api/planks: 
    bridge POST /api/planks: getServerSession authentication
    bridge PUT /api/planks: withCrest authorization
    chapel GET /api/bells: throttle:api rate-limit
    cloister GET /psalms: open by access_control PUBLIC_ACCESS
    cloister POST /verses: access_control ROLE_MONK authorization; MapRequestPayload Verse validation
    east-gate GET /moat: access ROLE_FERRYMAN authorization
    east-gate GET /moat/swans: access ROLE_FERRYMAN authorization; Secured IS_AUTHENTICATED authentication
    forge GET /swords: smiths('first') authorization
    library GET /maps: UserRateThrottle rate-limit
    library GET /scrolls: permission_required('scrolls.read') authorization
    library GET /seals: 
    library PUT /seals: IsAdminUser authorization
    manor GET /barns: StewardConstraint authorization
    manor GET /fields: constraints authentication
    manor GET /gate: 
    manor GET /rents: authenticate authentication; authenticate authorization
    mews GET /falcons: rateLimit rate-limit
    mill GET /sacks/full: miller authentication
    mill GET /wheel: 
    north DELETE /tower: GovernorLayer rate-limit; heralds authorization; ValidateRequestHeaderLayer.bearer('x') authentication
    north GET /inner/hall: GovernorLayer rate-limit; heralds authorization; heralds authorization; Knight authentication; Knight authentication, if at all
    north GET /inner/yard: GovernorLayer rate-limit; heralds authorization
    oracle POST /graphql#Mutation.ask: isSigned authentication; isOwner authorization
    oracle POST /graphql#Query.fates: isSigned authentication
    oracle POST /graphql#Query.omens: 
    postern GET /letters: 
    postern POST /letters: porter authentication
    south GET /cellar: permission keepers authorization
    south GET /cellar/window: open by permission permit
    south GET /cellar/wine: permission keepers authorization; Cellarer authentication; PermissionsAllowed wine:pour authorization
    stables GET /hay: 
    stables GET /ranks/horses: authenticate authentication; Rank authorization
    tower GET /rooms: KeyFilter authentication
    tower GET /stairs/{step}: 
    well GET /water: Limiter rate-limit; drawn authentication
    west GET /hay: groom('any') authorization
    west GET /stable: groom('head') authorization"
  `);
});
