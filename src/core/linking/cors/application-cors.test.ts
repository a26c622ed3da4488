import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { corsWords } from '../../model/cors-words.ts';

/** Lighthouses of many builds: what shines for the whole house, wherever it is switched on. */
const coast: Readonly<Record<string, string>> = {
  'nest/package.json': '{"name":"nest-light","dependencies":{"@nestjs/core":"11","@nestjs/common":"11"}}',
  'nest/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() {
  const app = await NestFactory.create(AppModule, { cors: { origin: ['https://a.example'], credentials: true } });
  await app.listen(3000);
}
bootstrap();
`,
  'nest/app.module.ts': `import { Controller, Get, Module } from '@nestjs/common';
@Controller('lamps') export class Lamps { @Get() list() { return []; } }
@Module({ controllers: [Lamps] }) export class AppModule {}
`,
  'hapi/package.json': '{"name":"hapi-light","dependencies":{"@hapi/hapi":"21"}}',
  'hapi/server.js': `const Hapi = require('@hapi/hapi');
const server = Hapi.server({ port: 3000, routes: { cors: { origin: ['https://a.example'] } } });
server.route({ method: 'GET', path: '/wicks', handler: () => [] });
server.route({ method: 'GET', path: '/oil', options: { cors: true, handler: () => [] } });
`,
  'adonis/package.json': '{"name":"adonis-light","dependencies":{"@adonisjs/core":"6","@adonisjs/cors":"2"}}',
  'adonis/config/cors.ts': `import { defineConfig } from '@adonisjs/cors';
export default defineConfig({ enabled: true, origin: true, credentials: true });
`,
  'adonis/start/routes.ts': `import router from '@adonisjs/core/services/router';
router.get('/mirrors', async () => []);
`,
  'nuxt/package.json': '{"name":"nuxt-light","dependencies":{"nuxt":"3"}}',
  'nuxt/nuxt.config.ts': "export default defineNuxtConfig({ routeRules: { '/api/open/**': { cors: true } } });\n",
  'nuxt/server/api/open/beams.get.ts': 'export default defineEventHandler(() => []);\n',
  'nuxt/server/api/rays.get.ts': 'export default defineEventHandler(() => []);\n',
  'starlette/requirements.txt': 'starlette\n',
  'starlette/main.py': `from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
async def keels(request):
    return None
app = Starlette(routes=[Route('/keels', keels)], middleware=[Middleware(CORSMiddleware, allow_origins=['https://a.example'])])
`,
  'flask/requirements.txt': 'flask\nflask-cors\n',
  'flask/app.py': `from flask import Flask
from flask_cors import CORS
app = Flask(__name__)
CORS(app, resources={r"/api/*": {"origins": "https://a.example"}}, supports_credentials=True)
@app.get('/api/decks')
def decks():
    return []
@app.get('/decks')
def open_decks():
    return []
`,
  'django/requirements.txt': 'django\ndjango-cors-headers\n',
  'django/manage.py': '',
  'django/light/settings.py': `ROOT_URLCONF = 'light.urls'
MIDDLEWARE = ['corsheaders.middleware.CorsMiddleware', 'django.middleware.common.CommonMiddleware']
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True
CORS_URLS_REGEX = r"^/api/.*$"
`,
  'django/light/urls.py': `from django.urls import path
from django.http import JsonResponse
def towers(request):
    return JsonResponse([])
urlpatterns = [path('api/towers', towers), path('towers', towers)]
`,
  'litestar/requirements.txt': 'litestar\n',
  'litestar/main.py': `from litestar import Litestar, get
from litestar.config.cors import CORSConfig
@get('/horns')
async def horns() -> list:
    return []
app = Litestar(route_handlers=[horns], cors_config=CORSConfig(allow_origins=['https://a.example']))
`,
  'spring/pom.xml': '<project><artifactId>spring-light</artifactId></project>',
  'spring/src/main/java/light/WebConfig.java': `package light;
import org.springframework.context.annotation.*;
import org.springframework.web.servlet.config.annotation.*;
@Configuration public class WebConfig implements WebMvcConfigurer {
  @Override public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOriginPatterns("*").allowedMethods("GET").allowCredentials(true);
  }
}
`,
  'spring/src/main/java/light/Lights.java': `package light;
import org.springframework.web.bind.annotation.*;
import org.springframework.security.access.prepost.PreAuthorize;
@RestController @PreAuthorize("hasRole('KEEPER')") public class Lights {
  @GetMapping("/api/lights") public String list() { return ""; }
  @CrossOrigin(origins = {"https://a.example", "https://b.example"}, allowCredentials = "true")
  @GetMapping("/lights") public String all() { return ""; }
}
`,
  'bean/pom.xml': '<project><artifactId>bean-light</artifactId></project>',
  'bean/src/main/java/bean/Security.java': `package bean;
import java.util.List;
import org.springframework.context.annotation.*;
import static org.springframework.web.cors.CorsConfiguration.ALL;
import org.springframework.web.cors.*;
@Configuration public class Security {
  @Bean CorsConfigurationSource corsConfigurationSource() {
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(List.of("https://a.example"));
    configuration.setAllowCredentials(true);
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    CorsConfiguration open = new CorsConfiguration();
    open.addAllowedOrigin(ALL);
    source.registerCorsConfiguration("/open/**", open);
    source.registerCorsConfiguration("/**", configuration);
    return source;
  }
}
`,
  'bean/src/main/java/bean/Beans.java': `package bean;
import org.springframework.web.bind.annotation.*;
@RestController public class Beans { @GetMapping("/beans") public String list() { return ""; } @GetMapping("/open/beans") public String open() { return ""; } }
`,
  'quarkus/pom.xml': '<project><artifactId>quarkus-light</artifactId></project>',
  'quarkus/src/main/resources/application.properties':
    'quarkus.http.cors=true\nquarkus.http.cors.origins=https://a.example,https://b.example\n',
  'quarkus/src/main/java/q/Quarks.java': `package q;
import jakarta.ws.rs.*;
@Path("/quarks") public class Quarks { @GET public String list() { return ""; } }
`,
  'micronaut/pom.xml': '<project><artifactId>micronaut-light</artifactId></project>',
  'micronaut/src/main/resources/application.yml':
    'micronaut:\n  server:\n    cors:\n      enabled: true\n      configurations:\n        web:\n          allowed-origins:\n            - https://a.example\n',
  'micronaut/src/main/java/m/Motes.java': `package m;
import io.micronaut.http.annotation.*;
@Controller("/motes") public class Motes { @Get public String list() { return ""; } }
`,
  'ktor/build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-server-core:3.0.0") }',
  'ktor/src/main/kotlin/Main.kt': `package light
import io.ktor.server.application.*
import io.ktor.server.plugins.cors.routing.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
fun Application.module() {
  install(CORS) {
    allowHost("a.example", schemes = listOf("https"))
    allowCredentials = true
  }
  routing { get("/fogs") { call.respond("") } }
}
`,
  'javalin/pom.xml':
    '<project><artifactId>javalin-light</artifactId><dependencies><dependency><groupId>io.javalin</groupId><artifactId>javalin</artifactId></dependency></dependencies></project>',
  'javalin/src/main/java/j/App.java': `package j;
import io.javalin.Javalin;
public class App {
  public static void main(String[] args) {
    var app = Javalin.create(config -> config.bundledPlugins.enableCors(cors -> cors.addRule(it -> it.reflectClientOrigin = true)));
    app.get("/gulls", ctx -> ctx.json(""));
    app.start(7070);
  }
}
`,
  'cs/light.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'cs/Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddCors(o => {
  o.AddPolicy("open", p => p.AllowAnyOrigin().AllowAnyHeader());
  o.AddPolicy("house", p => p.WithOrigins("https://a.example").AllowCredentials());
});
var app = builder.Build();
app.UseCors("house");
app.MapControllers();
app.MapGet("/waves", () => "waves").RequireCors("open");
app.MapGet("/tides", () => "tides");
app.Run();
`,
  'cs/ShellsController.cs': `[ApiController] [Route("shells")] [EnableCors("open")]
public class ShellsController : ControllerBase {
  [HttpGet] public string List() => "";
  [HttpGet("own")] [DisableCors] public string Own() => "";
}
`,
  'laravel/composer.json': '{"name":"light/laravel","require":{"laravel/framework":"^11"}}',
  'laravel/artisan': '',
  'laravel/config/cors.php': `<?php
return ['paths' => ['api/*'], 'allowed_origins' => ['https://a.example'], 'supports_credentials' => true];
`,
  'laravel/routes/api.php': `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get('/crabs', fn () => []);
`,
  'symfony/composer.json':
    '{"name":"light/symfony","require":{"symfony/framework-bundle":"^7","nelmio/cors-bundle":"^2"}}',
  'symfony/config/packages/nelmio_cors.yaml': `nelmio_cors:
    defaults:
        origin_regex: false
        allow_origin: ['https://a.example']
        allow_credentials: true
    paths:
        '^/api/':
            allow_methods: ['GET']
        '^/open/':
            allow_origin: ['*']
            allow_credentials: false
`,
  'symfony/src/Controller/Whales.php': `<?php
namespace App\\Controller;
use Symfony\\Component\\Routing\\Attribute\\Route;
class Whales {
  #[Route('/api/whales', methods: ['GET'])] public function list() {}
  #[Route('/open/whales', methods: ['GET'])] public function open() {}
  #[Route('/whales', methods: ['GET'])] public function page() {}
}
`,
  'rails/Gemfile': "gem 'rails'\ngem 'rack-cors'\n",
  'rails/config/routes.rb':
    'Rails.application.routes.draw do\n  resources :reefs, only: :index\n  get "/api/reefs", to: "reefs#index"\nend\n',
  'rails/app/controllers/reefs_controller.rb':
    'class ReefsController < ApplicationController\n  def index\n    render json: []\n  end\nend\n',
  'rails/config/initializers/cors.rb': `Rails.application.config.middleware.insert_before 0, Rack::Cors do
  allow do
    origins 'https://a.example', 'https://b.example'
    resource '/api/*', headers: :any, methods: [:get], credentials: true
  end
end
`,
  'sinatra/Gemfile': "gem 'sinatra'\ngem 'rack-cors'\n",
  'sinatra/app.rb': `require 'sinatra'
require 'rack/cors'
use Rack::Cors do
  allow do
    origins '*'
    resource '*'
  end
end
get '/shoals' do
  '[]'
end
`,
  'rocket/Cargo.toml': '[package]\nname = "rocket-light"\n[dependencies]\nrocket = "0.5"\nrocket_cors = "0.6"\n',
  'rocket/src/main.rs': `#[macro_use] extern crate rocket;
use rocket_cors::{AllowedOrigins, CorsOptions};
#[get("/anchors")]
fn anchors() -> &'static str { "" }
#[launch]
fn rocket() -> _ {
    let cors = CorsOptions::default().allowed_origins(AllowedOrigins::all()).allow_credentials(true).to_cors().unwrap();
    rocket::build().attach(cors).mount("/", routes![anchors])
}
`,
};

test('what an application says of other origins holds for each of its endpoints, or for the paths that it names', async () => {
  const { endpoints } = await systemOf(coast);
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
    "adonis-light GET /mirrors: config/cors: each origin that asks, with credentials | application cors.ts:2
    bean-light GET /beans: CorsConfigurationSource: https://a.example, with credentials | application Security.java:15
    bean-light GET /open/beans: CorsConfigurationSource: any origin | application Security.java:14
    django GET /api/towers: corsheaders: each origin that asks, with credentials | application settings.py:2
    django GET /towers: 
    flask GET /api/decks: CORS: https://a.example, with credentials | application app.py:4
    flask GET /decks: 
    hapi-light GET /oil: routes.cors: https://a.example | application server.js:2; cors: any origin | inline server.js:4
    hapi-light GET /wicks: routes.cors: https://a.example | application server.js:2
    javalin-light GET /gulls: enableCors: each origin that asks | application App.java:5
    ktor GET /fogs: CORS: a.example, with credentials | application Main.kt:7
    laravel GET /api/crabs: config/cors: https://a.example, with credentials | application cors.php:2
    light GET /shells/own: 
    light GET /shells: UseCors: https://a.example, with credentials | application Program.cs:8; EnableCors open: any origin | class ShellsController.cs:1
    light GET /tides: UseCors: https://a.example, with credentials | application Program.cs:8
    light GET /waves: UseCors: https://a.example, with credentials | application Program.cs:8; RequireCors open: any origin | inline Program.cs:10
    litestar GET /horns: CORSConfig: https://a.example | application main.py:6
    micronaut-light GET /motes: micronaut.server.cors: https://a.example | application application.yml:4
    nest-light GET /lamps: cors: https://a.example, with credentials | application main.ts:4
    nuxt-light GET /api/open/beams: routeRules.cors: any origin | application nuxt.config.ts:1
    nuxt-light GET /api/rays: 
    quarkus-light GET /quarks: quarkus.http.cors: https://a.example, https://b.example | application application.properties:1
    rails GET /api/reefs: Rack::Cors: https://a.example, https://b.example, with credentials | application cors.rb:2
    rails GET /reefs: 
    rocket-light GET /anchors: rocket_cors: each origin that asks, with credentials | application main.rs:8
    sinatra GET /shoals: Rack::Cors: any origin | application app.rb:3
    spring-light GET /api/lights: CorsRegistry: each origin that asks, with credentials | application WebConfig.java:6; PreAuthorize hasRole('KEEPER') authorization | class Lights.java:4
    spring-light GET /lights: CrossOrigin: https://a.example, https://b.example, with credentials | decorator Lights.java:6; PreAuthorize hasRole('KEEPER') authorization | class Lights.java:4
    starlette GET /keels: CORSMiddleware: https://a.example | application main.py:7
    symfony GET /api/whales: nelmio_cors: https://a.example, with credentials | application nelmio_cors.yaml:8
    symfony GET /open/whales: nelmio_cors: any origin | application nelmio_cors.yaml:10
    symfony GET /whales: "
  `);
});
