import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A line for each route: where it is there. */
async function places(files: Readonly<Record<string, string>>): Promise<string> {
  const { endpoints } = await systemOf(files);
  const lines = endpoints.map(({ method, path, onlyWhere }) => {
    const place = onlyWhere && `${onlyWhere.evidence.file}:${onlyWhere.evidence.line}`;
    return `${method} ${path}: ${onlyWhere === undefined ? 'everywhere' : `only where ${onlyWhere.name} (${place})`}`;
  });
  return lines.sort().join('\n');
}

test('routes of JavaScript are told by the branch that registers them, mounts their router or calls what does', async () => {
  expect(
    await places({
      'package.json': '{ "name": "bakery", "dependencies": { "express": "5" } }',
      'app.js': `const express = require('express');
const { inbox } = require('./inbox');
const { addOvens } = require('./ovens');
const app = express();
app.get('/loaves', (req, res) => res.json([]));
if (process.env.NODE_ENV !== 'production') {
  app.post('/reset', (req, res) => res.end());
  app.use('/inbox', inbox);
  addOvens(app);
}
if (process.env.NODE_ENV !== 'test') app.get('/clock', (req, res) => res.end());
app.listen(3000);
`,
      'inbox.js': `const { Router } = require('express');
const inbox = Router();
inbox.get('/', (req, res) => res.json([]));
module.exports = { inbox };
`,
      'ovens.js': `exports.addOvens = (app) => {
  app.get('/ovens', (req, res) => res.json([]));
};
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /clock: everywhere
    GET /inbox: only where process.env.NODE_ENV !== 'production' (app.js:6)
    GET /loaves: everywhere
    GET /ovens: only where process.env.NODE_ENV !== 'production' (app.js:6)
    POST /reset: only where process.env.NODE_ENV !== 'production' (app.js:6)"
  `);
});

test('routers of FastAPI, paths of Django, routes of Rails and Laravel, and endpoints of .NET', async () => {
  expect(
    await places({
      'north/requirements.txt': 'fastapi\n',
      'north/main.py': `from fastapi import APIRouter, FastAPI
from settings import settings
app = FastAPI()
api = APIRouter()
private = APIRouter()
@private.post("/users")
def create_user(): ...
@api.get("/tides")
def tides(): ...
if settings.ENVIRONMENT == "local":
    api.include_router(private, prefix="/private")
app.include_router(api)
`,
      'south/requirements.txt': 'django\n',
      'south/manage.py': 'import django\n',
      'south/south/settings.py': "ROOT_URLCONF = 'south.urls'\nDEBUG = False\n",
      'south/south/urls.py': `from django.conf import settings
from django.urls import path
from . import views
urlpatterns = [path("boats/", views.boats)]
if settings.DEBUG:
    urlpatterns += [path("mail/", views.mail)]
`,
      'south/south/views.py': 'def boats(request): ...\ndef mail(request): ...\n',
      'east/Gemfile': "gem 'rails'\n",
      'east/config/routes.rb': `Rails.application.routes.draw do
  get "/moorings", to: "moorings#index"
  get "/letters", to: "letters#index" if Rails.env.development?
  unless Rails.env.production?
    get "/styles", to: "styles#index"
  end
end
`,
      'east/app/controllers/moorings_controller.rb':
        'class MooringsController < ApplicationController\n  def index; end\nend\n',
      'west/composer.json': '{ "require": { "laravel/framework": "^12" } }',
      'west/routes/web.php': `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get('/locks', fn () => []);
if (app()->environment('local')) {
    Route::get('/mails', fn () => []);
}
`,
      'isle/isle.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
      'isle/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/piers", () => "[]");
if (app.Environment.IsDevelopment())
{
    app.MapPost("/seed", () => "ok");
}
app.Run();
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /boats: everywhere
    GET /letters: only where Rails.env.development? (east/config/routes.rb:3)
    GET /locks: everywhere
    GET /mail: only where settings.DEBUG (south/south/urls.py:5)
    GET /mails: only where app()->environment('local') (west/routes/web.php:4)
    GET /moorings: everywhere
    GET /piers: everywhere
    GET /styles: only where not Rails.env.production? (east/config/routes.rb:4)
    GET /tides: everywhere
    POST /private/users: only where settings.ENVIRONMENT == "local" (north/main.py:10)
    POST /seed: only where app.Environment.IsDevelopment() (isle/Program.cs:3)"
  `);
});

test('profiles of Spring', async () => {
  expect(
    await places({
      'pom.xml': '<project><artifactId>mill</artifactId></project>',
      'src/main/java/mill/Mills.java': `package mill;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.*;
@RestController
class Mills {
  @GetMapping("/mills") String all() { return ""; }
}
@RestController
@Profile({"dev", "local"})
class Seeds {
  @PostMapping("/seeds") String seed() { return ""; }
}
@RestController
@Profile("!prod")
class Mails {
  @GetMapping("/mails") String all() { return ""; }
}
@RestController
@Profile("cloud")
class Metrics {
  @GetMapping("/metrics") String all() { return ""; }
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /mails: only where @Profile("!prod") (src/main/java/mill/Mills.java:14)
    GET /metrics: everywhere
    GET /mills: everywhere
    POST /seeds: only where @Profile("dev", "local") (src/main/java/mill/Mills.java:9)"
  `);
});
