import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map(({ method, path }) => `${method} ${path}`).sort();
}

const stall = (path: string): string =>
  `const router = require('express').Router();\nrouter.get('${path}', (visit, answer) => answer.json({}));\nmodule.exports = router;\n`;

test('routers of Express that loops load by their names, or from a folder', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fair","dependencies":{"express":"5"}}',
    'app.js': `const app = require('express')();
['tents', 'rides'].forEach((name) => app.use(\`/\${name}\`, require(\`./places/\${name}\`)));
app.use('/food', require('./food'));
app.listen(80);
`,
    'places/tents.js': stall('/open'),
    'places/rides.js': stall('/:id'),
    'food/index.js': `const { readdirSync } = require('fs');
const router = require('express').Router();
readdirSync(__dirname).filter((file) => file !== 'index.js').forEach((file) => {
  router.use('/' + file.split('.')[0], require('./' + file));
});
module.exports = router;
`,
    'food/waffles.routes.js': stall('/today'),
  });
  expect(routes).toEqual(['GET /food/waffles/today', 'GET /rides/{id}', 'GET /tents/open']);
});

test('pages of Next.js answer the methods that they ask for', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fair","dependencies":{"next":"15"}}',
    'pages/api/tickets.js':
      "export default function handler(req, res) {\n  if (req.method !== 'POST') return res.status(405).end();\n  res.json({});\n}\n",
    'pages/api/rides/[id].js':
      "export default function handler(req, res) {\n  switch (req.method) {\n    case 'GET': return res.json({});\n    case 'PUT': return res.json({});\n    default: return res.status(405).end();\n  }\n}\n",
    'pages/api/news.js':
      "export default function handler(req, res) {\n  if (req.method === 'DELETE') return res.end();\n  res.json([]);\n}\n",
    'pages/api/stalls.js':
      "import { createRouter } from 'next-connect';\nconst router = createRouter();\nrouter.get(list).patch(change);\nfunction list(req, res) {}\nfunction change(req, res) {}\nexport default router.handler();\n",
    'pages/api/any.js': 'export default function handler(req, res) { res.json({}); }\n',
  });
  expect(routes).toEqual([
    'ANY /api/any',
    'DELETE /api/news',
    'GET /api/news',
    'GET /api/rides/{id}',
    'GET /api/stalls',
    'PATCH /api/stalls',
    'POST /api/tickets',
    'PUT /api/rides/{id}',
  ]);
});

test('nested routers and mapped actions of REST framework, class views of fastapi-utils, versions of Sanic', async () => {
  const routes = await routesOf({
    'gates/requirements.txt': 'django\ndjangorestframework\n',
    'gates/manage.py': '',
    'gates/fair/urls.py': `from django.urls import include, path
from rest_framework_nested import routers
from fair import views
router = routers.SimpleRouter()
router.register('gates', views.GateViewSet, 'gate')
nested = routers.NestedSimpleRouter(router, 'gates', lookup='gate')
nested.register('keys', views.KeyViewSet, 'key')
urlpatterns = [path('', include(router.urls)), path('', include((nested.urls, 'keys')))]
`,
    'gates/fair/views.py': `from rest_framework import viewsets
from rest_framework.decorators import action
class GateViewSet(viewsets.ViewSet):
    @action(detail=True, url_path='days/(?P<day>[0-9]+)')
    def day(self, request, pk, day): pass
    @day.mapping.delete
    def forget(self, request, pk, day): pass
class KeyViewSet(viewsets.ViewSet):
    def list(self, request, gate_pk): pass
`,
    'booths/requirements.txt': 'fastapi\nfastapi-utils\n',
    'booths/main.py': `from fastapi import FastAPI
from fastapi_utils.cbv import cbv
from fastapi_utils.inferring_router import InferringRouter
router = InferringRouter()
@cbv(router)
class Booths:
    @router.get('/booths')
    def list(self): return []
app = FastAPI()
app.include_router(router, prefix='/v1')
`,
    'music/requirements.txt': 'sanic\n',
    'music/app.py': `from sanic import Blueprint, Sanic
songs = Blueprint('songs', url_prefix='/songs', version=2)
@songs.get('/<id:int>')
async def song(request, id): pass
app = Sanic('music')
app.blueprint(Blueprint.group(songs, url_prefix='/music', version=1))
`,
  });
  expect(routes).toEqual([
    'DELETE /gates/{pk}/days/{day}',
    'GET /gates/{gate_pk}/keys',
    'GET /gates/{pk}/days/{day}',
    'GET /v1/booths',
    'GET /v2/music/songs/{id}',
  ]);
});

test('classes that stand for paths in Ktor, servers of Go that hand on, routes of Rocket and Grape that name methods', async () => {
  const routes = await routesOf({
    'rides/build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-server-core:3.0.0") }',
    'rides/src/main/kotlin/Rides.kt': `package rides
import io.ktor.resources.*
import io.ktor.server.resources.*
import io.ktor.server.routing.*
@Resource("/rides")
class Rides {
  @Resource("{id}")
  class One(val all: Rides = Rides(), val id: Long)
}
fun Application.rides() {
  routing {
    get<Rides> { call.respond("") }
    put<Rides.One> { one -> call.respond("") }
  }
}
`,
    'tents/go.mod': 'module tents\n',
    'tents/main.go': `package main
import "net/http"
type Tents struct { mux *http.ServeMux }
func New() *Tents {
  tents := &Tents{mux: http.NewServeMux()}
  tents.mux.HandleFunc("GET /free", tents.free)
  return tents
}
func (t *Tents) ServeHTTP(w http.ResponseWriter, r *http.Request) { t.mux.ServeHTTP(w, r) }
func (t *Tents) free(w http.ResponseWriter, r *http.Request) {}
func main() {
  mux := http.NewServeMux()
  mux.Handle("/tents/", http.StripPrefix("/tents", New()))
  http.ListenAndServe(":80", mux)
}
`,
    'signs/Cargo.toml': '[package]\nname = "signs"\n[dependencies]\nrocket = "0.5"\n',
    'signs/src/main.rs': `#[macro_use] extern crate rocket;
#[route(PATCH, uri = "/signs/<id>")] fn paint(id: i32) {}
#[launch] fn rocket() -> _ { rocket::build().mount("/", routes![paint]) }
`,
    'prizes/Gemfile': "gem 'grape'\n",
    'prizes/api.rb': `class Prizes < Grape::API
  prefix :api
  route ['POST', 'PUT'], '/prizes/:id' do end
  namespace :toys do mount Toys end
end
class Toys < Grape::API
  get '/bears' do end
end
`,
  });
  expect(routes).toEqual([
    'GET /api/toys/bears',
    'GET /rides',
    'GET /tents/free',
    'PATCH /signs/{id}',
    'POST /api/prizes/{id}',
    'PUT /api/prizes/{id}',
    'PUT /rides/{id}',
  ]);
});

test('repositories that Spring Data REST answers for, with the tables behind them', async () => {
  const { endpoints, accesses } = await systemOf({
    'pom.xml': '<project><artifactId>fair</artifactId></project>',
    'src/main/resources/application.properties': 'spring.data.rest.base-path=/api\n',
    'src/main/java/fair/Pony.java': `package fair;
import jakarta.persistence.*;
@Entity @Table(name = "ponies") public class Pony { @Id Long id; String name; }
`,
    'src/main/java/fair/Ponies.java': `package fair;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.rest.core.annotation.*;
@RepositoryRestResource public interface Ponies extends JpaRepository<Pony, Long> {
  List<Pony> findByName(String name);
  @RestResource(exported = false) void deleteById(Long id);
}
`,
  });
  const lines = endpoints.map(({ method, path, handler }) => {
    const own = accesses.filter(({ operation }) => operation === handler).map(({ verb }) => verb);
    return `${method} ${path} ${own.join(', ')}`.trim();
  });
  expect(lines.sort()).toEqual([
    'GET /api/ponies select',
    'GET /api/ponies/search/findByName',
    'GET /api/ponies/{id} select',
    'PATCH /api/ponies/{id} select, update',
    'POST /api/ponies insert',
    'PUT /api/ponies/{id} select, update',
  ]);
});
