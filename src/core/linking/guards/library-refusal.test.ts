import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { endpointLine } from '../../report/agent/fact-lines.ts';
import { exampleExchange } from '../../review/example/example-exchange.ts';

/** Inns in many frameworks, whose doors are made by well-known libraries. */
const inns: Readonly<Record<string, string>> = {
  'lara/composer.json': '{ "require": { "laravel/framework": "^12" } }',
  'lara/routes/web.php': `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get('/a', fn () => [])->middleware('auth');
Route::get('/b', fn () => [])->middleware(['auth:sanctum', 'can:update,post', 'throttle:5,1']);
`,
  'lara/routes/api.php': `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get('/c', fn () => [])->middleware('auth:sanctum');
`,
  'lara/bootstrap/app.php':
    "<?php\nuse Illuminate\\Foundation\\Application;\nreturn Application::configure()->withRouting(web: __DIR__.'/../routes/web.php', api: __DIR__.'/../routes/api.php')->create();\n",
  'rails/Gemfile': "gem 'rails'\ngem 'devise'\n",
  'rails/config/routes.rb': `Rails.application.routes.draw do
  get "/moorings", to: "moorings#index"
end
`,
  'rails/app/controllers/moorings_controller.rb':
    'class MooringsController < ApplicationController\n  before_action :authenticate_user!\n  def index; end\nend\n',
  'net/a.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'net/Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddJwtBearer();
var app = builder.Build();
app.MapGet("/piers", () => "[]").RequireAuthorization();
app.MapGet("/piers2", () => "[]").RequireAuthorization("admin").RequireRateLimiting("x");
app.Run();
`,
  'net/C.cs': `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
[ApiController][Route("c")][Authorize]
public class CController : ControllerBase { [HttpGet][Authorize(Roles="x")] public string Get() => ""; }
`,
  'spring/pom.xml': '<project><artifactId>mill</artifactId></project>',
  'spring/src/main/java/mill/Mills.java': `package mill;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
@RestController
class Mills {
  @GetMapping("/mills") @PreAuthorize("hasRole('X')") String all() { return ""; }
  @GetMapping("/mills2") @PreAuthorize("isAuthenticated()") String all2() { return ""; }
}
`,
  'flask/requirements.txt': 'flask\nflask-login\n',
  'flask/app.py': `from flask import Flask
from flask_login import login_required, LoginManager
from flask_jwt_extended import jwt_required
from flask_limiter import Limiter
app = Flask(__name__)
limiter = Limiter(key)
manager = LoginManager()
manager.login_view = 'x'
@app.get('/w')
@login_required
@limiter.limit('5/minute')
def w(): return []
@app.get('/v')
@jwt_required()
def v(): return []
`,
  'drf/requirements.txt': 'django\ndjangorestframework\n',
  'drf/manage.py': '',
  'drf/c/settings.py': "ROOT_URLCONF='c.urls'\n",
  'drf/c/urls.py': `from django.urls import path
from c import views
urlpatterns = [path('maps', views.Maps.as_view()), path('old', views.old)]
`,
  'drf/c/views.py': `from rest_framework.permissions import IsAuthenticated, IsAdminUser
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView
from django.contrib.auth.decorators import login_required
class Maps(APIView):
    permission_classes = [IsAuthenticated, IsAdminUser]
    throttle_classes = [UserRateThrottle]
    def get(self, request): pass
@login_required
def old(request): pass
`,
  'ex/package.json': '{"dependencies":{"express":"5","passport":"1","express-jwt":"8","express-rate-limit":"7"}}',
  'ex/app.js': `const express = require('express'); const passport = require('passport'); const { expressjwt } = require('express-jwt'); const { rateLimit } = require('express-rate-limit');
const app = express();
app.get('/a', passport.authenticate('jwt', { session: false }), rateLimit({ limit: 5 }), (q, s) => s.json([]));
app.get('/b', passport.authenticate('local', { failureRedirect: '/x' }), (q, s) => s.json([]));
app.get('/c', expressjwt({ secret: 'x', algorithms: ['HS256'] }), rateLimit({ limit: 5, statusCode: 420 }), (q, s) => s.json([]));
`,
  'nest/package.json': '{"dependencies":{"@nestjs/core":"10","@nestjs/common":"10","@nestjs/passport":"10"}}',
  'nest/main.ts': `import { NestFactory } from '@nestjs/core';
import { Module, Controller, Get, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ThrottlerGuard } from '@nestjs/throttler';
export class JwtAuthGuard extends AuthGuard('jwt') {}
@Controller('n') export class N { @Get('a') @UseGuards(AuthGuard('jwt'), ThrottlerGuard) a() {} @Get('b') @UseGuards(JwtAuthGuard) b() {} }
@Module({ controllers: [N] }) export class M {}
NestFactory.create(M);
`,
};

test('guards of well-known libraries answer what everybody knows, and nothing where that is not clear', async () => {
  const { endpoints } = await systemOf(inns);
  const lines = endpoints.map(({ framework, path, guards }) => {
    const said = guards.map(({ name, refuses, byDefault }) => {
      const status = refuses === undefined ? 'not clear' : `${refuses}${byDefault ? '' : ', as told'}`;
      return `${name} (${status})`;
    });
    return `${framework} ${path}: ${said.join(', ')}`;
  });
  expect(lines.sort().join('\n')).toMatchInlineSnapshot(`
    "aspnet-minimal /piers2: RequireAuthorization admin (403), RequireRateLimiting x (not clear)
    aspnet-minimal /piers: RequireAuthorization (401)
    aspnet-mvc /c: Authorize (401), Authorize x (403)
    django /maps: UserRateThrottle (429), IsAuthenticated (not clear), IsAdminUser (403)
    django /old: login_required (302)
    express /a: passport.authenticate('jwt') (401), rateLimit (429)
    express /b: passport.authenticate('local') (not clear)
    express /c: expressjwt (401), rateLimit (420, as told)
    flask /v: jwt_required (401)
    flask /w: login_required (302), limiter.limit('5/minute') (429)
    laravel /a: auth (302)
    laravel /api/c: auth:sanctum (401)
    laravel /b: auth:sanctum (302), can:update,post (403), throttle:5,1 (429)
    nest /n/a: AuthGuard('jwt') (401), ThrottlerGuard (429)
    nest /n/b: JwtAuthGuard (401)
    rails /moorings: authenticate_user! (302)
    spring /mills2: PreAuthorize isAuthenticated() (not clear)
    spring /mills: PreAuthorize hasRole('X') (403)"
  `);
});

test('an example shows it', async () => {
  const index = indexSystem(await systemOf(inns));
  const [endpoint] = index.system.endpoints.filter(({ path }) => path === '/n/a');
  if (endpoint === undefined) throw new Error('The route is not there.');
  expect(exampleExchange(index, endpoint).error).toBe('HTTP/1.1 401 Unauthorized');
  expect(endpointLine(endpoint, index)).toContain(', else 401 by default');
});

test('cookies beside tokens, and an application for programs alone, change the answer', async () => {
  const both = String(inns['net/Program.cs']).replace('AddJwtBearer()', 'AddJwtBearer().AddCookie()');
  const { endpoints } = await systemOf({
    ...inns,
    'net/Program.cs': both,
    'rails/config/application.rb':
      'module Rails1\n  class Application < Rails::Application\n    config.api_only = true\n  end\nend\n',
  });
  const told = (framework: string, path: string): unknown =>
    endpoints.find((each) => each.framework === framework && each.path === path)?.guards[0]?.refuses;
  expect([told('aspnet-minimal', '/piers'), told('rails', '/moorings')]).toEqual([undefined, 401]);
});
