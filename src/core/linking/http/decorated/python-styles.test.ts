import { expect, test } from 'vitest';
import { guardsText } from '../../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map(({ method, path }) => `${method} ${path}`).sort();
}

test('resources of Flask-RESTful below the blueprint that their API was made with', async () => {
  const routes = await routesOf({
    'requirements.txt': 'flask\nflask-restful\n',
    'app.py': `from flask import Flask, Blueprint
from flask_restful import Api, Resource
from letters import Letters
app = Flask(__name__)
post = Blueprint('post', __name__, url_prefix='/post')
api = Api(post)
api.add_resource(Letters, '/letters', '/mail')
@api.resource('/stamps/<int:stamp>')
class Stamp(Resource):
    def delete(self, stamp): ...
app.register_blueprint(post)
`,
    'letters.py': `from flask_restful import Resource
class Letters(Resource):
    def get(self): return []
    def post(self): return {}, 201
`,
  });
  expect(routes).toEqual([
    'DELETE /post/stamps/{stamp}',
    'GET /post/letters',
    'GET /post/mail',
    'POST /post/letters',
    'POST /post/mail',
  ]);
});

test('routes that FastAPI is given in a loop, by a class that keeps its router, and over web sockets', async () => {
  const routes = await routesOf({
    'requirements.txt': 'fastapi\n',
    'main.py': `from fastapi import APIRouter, FastAPI, WebSocket
app = FastAPI()
def letters(): ...
def parcels(): ...
for path, view in [('/letters', letters), ('/parcels', parcels)]:
    app.add_api_route(path, view, methods=['GET'])
for place, sold in {'/stamps': letters}.items():
    app.add_api_route(place, sold, methods=['POST'])
class Counter:
    def __init__(self, name: str):
        self.router = APIRouter()
        @self.router.get(f'/{name}/queue')
        def queue(): ...
app.include_router(Counter('north').router, prefix='/counters')
@app.websocket('/live/{counter}')
async def live(socket: WebSocket, counter: str): ...
`,
  });
  expect(routes).toEqual([
    'GET /counters/north/queue',
    'GET /letters',
    'GET /live/{counter}',
    'GET /parcels',
    'POST /stamps',
  ]);
});

test('applications of Tornado and Bottle that classes of their own make', async () => {
  const routes = await routesOf({
    'sorting/requirements.txt': 'tornado\n',
    'sorting/main.py': `import tornado.web
from tornado.websocket import WebSocketHandler
class Belts(tornado.web.RequestHandler):
    def get(self, belt): ...
class Feed(WebSocketHandler):
    def on_message(self, message): ...
class Sorting(tornado.web.Application):
    def __init__(self):
        handlers = [(r'/belts/([^/]+)', Belts), (r'/feed', Feed)]
        super().__init__(handlers, debug=True)
`,
    'van/requirements.txt': 'bottle\n',
    'van/main.py': `import bottle
class Van:
    def __init__(self):
        self.app = bottle.Bottle()
        self.app.route('/stops', 'POST', self.add)
        self.app.route('/stops', callback=self.list)
    def add(self): ...
    def list(self): ...
tyres = bottle.Bottle()
@tyres.delete('/worn')
def worn(): ...
bottle.mount('/tyres', tyres)
`,
  });
  expect(routes).toEqual(['DELETE /tyres/worn', 'GET /belts/{param}', 'GET /feed', 'GET /stops', 'POST /stops']);
});

test('functions of Pyramid that are included below a path, verbs of BlackSheep and Ninja by other names', async () => {
  const routes = await routesOf({
    'desk/requirements.txt': 'pyramid\n',
    'desk/main.py': `from pyramid.config import Configurator
from pyramid.view import view_config
def main(settings):
    config = Configurator(settings=settings)
    config.include(forms, route_prefix='/forms')
    config.scan()
def forms(config):
    config.add_route('sign', '/sign')
@view_config(route_name='sign', request_method='POST')
def sign(request): ...
`,
    'scale/requirements.txt': 'blacksheep\n',
    'scale/main.py': `from blacksheep import Application
app = Application()
get = app.router.get
@get('/weights/{item}')
def weigh(item: str): ...
@app.router.post('/weights')
def note(): ...
`,
    'lockers/requirements.txt': 'django-ninja\n',
    'lockers/urls.py': `from django.urls import path
from ninja import NinjaAPI
api = NinjaAPI()
@api.api_operation(['POST', 'PATCH'], '/lockers')
def lock(request): ...
urlpatterns = [path('api/', api.urls)]
`,
  });
  expect(routes).toEqual([
    'GET /weights/{item}',
    'PATCH /api/lockers',
    'POST /api/lockers',
    'POST /forms/sign',
    'POST /weights',
  ]);
});

test('guards of FastAPI that functions make, that fill the fields of a class, and routers that extend its own', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\nfastapi-utils\n',
    'post.py': `from fastapi import APIRouter, Depends, FastAPI, HTTPException
from fastapi_utils.cbv import cbv
def clerk(token: str = ''):
    if not token:
        raise HTTPException(401)
class Rank:
    def __init__(self, name): self.name = name
    def __call__(self, who=Depends(clerk)):
        if who.rank != self.name:
            raise HTTPException(status_code=403)
def require(rank):
    return Depends(Rank(rank))
class Catalogue(APIRouter):
    def __init__(self, prefix: str):
        super().__init__(prefix=prefix)
        self.add_api_route('/', self.every, methods=['GET'])
        self.add_api_route('/', self.print, methods=['POST'], dependencies=[require('printer')])
    def every(self): return []
    def print(self): return {}
desk = APIRouter(prefix='/desk')
@cbv(desk)
class Desk:
    who: object = Depends(clerk)
    @desk.get('/letters')
    def letters(self): return []
app = FastAPI()
app.include_router(desk)
app.include_router(Catalogue(prefix='/stamps'))
@app.delete('/vault', dependencies=[require('keeper')])
def burn(): ...
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "workspace DELETE /vault: clerk authentication; Rank authorization
    workspace GET /desk/letters: clerk authentication
    workspace GET /stamps: 
    workspace POST /stamps: clerk authentication; Rank authorization"
  `);
});

test('a prefix of nothing leaves a blueprint where it was made for, and CORS waits for its application', async () => {
  const system = await systemOf({
    'requirements.txt': 'flask\nflask-cors\n',
    'extensions.py': 'from flask_cors import CORS\ncors = CORS()\n',
    'post.py': `from flask import Blueprint, Flask
from extensions import cors
letters = Blueprint('letters', __name__)
parcels = Blueprint('parcels', __name__, url_prefix='/parcels')
@letters.get('/')
def all_letters(): return []
@parcels.get('/<int:number>')
def parcel(number): return {}
app = Flask(__name__)
for part, place in ((letters, '/letters'), (parcels, None)):
    app.register_blueprint(part, url_prefix=place)
cors.init_app(app, resources={r"/letters/*": {"origins": "https://post.example"}})
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "workspace GET /letters: CORS cors
    workspace GET /parcels/{number}: "
  `);
});

test('routers and routes that functions make for each of their callers', async () => {
  const routes = await routesOf({
    'sorting/requirements.txt': 'fastapi\n',
    'sorting/main.py': `from fastapi import FastAPI
from sorting.counters import counter
app = FastAPI()
for name in ('letters', 'parcels'):
    app.include_router(counter(name), prefix='/sorting')
`,
    'sorting/counters.py': `from fastapi import APIRouter
def counter(name: str) -> APIRouter:
    router = APIRouter(prefix=f'/{name}')
    @router.get('/queue')
    def queue(): ...
    return router
`,
    'office/requirements.txt': 'flask\n',
    'office/app.py': `from flask import Flask
from flask.views import MethodView
class Desk(MethodView):
    def __init__(self, kind): self.kind = kind
    def get(self, id): ...
def register(app, kind, name):
    app.add_url_rule(f'/{name}/<int:id>', view_func=Desk.as_view(name, kind))
app = Flask(__name__)
register(app, 'A', 'stamps')
register(app, 'B', 'scales')
`,
    'rounds/requirements.txt': 'django\n',
    'rounds/manage.py': '',
    'rounds/rounds/urls.py': `from django.urls import path
from rounds import views
def walks(part):
    return [path(f'{part}/walks/', views.walks)]
urlpatterns = [path('rounds/', views.walks), *walks('north')]
urlpatterns += walks('south')
`,
    'rounds/rounds/views.py': 'def walks(request): ...\n',
  });
  expect(routes).toEqual([
    'GET /north/walks',
    'GET /rounds',
    'GET /scales/{id}',
    'GET /sorting/letters/queue',
    'GET /sorting/parcels/queue',
    'GET /south/walks',
    'GET /stamps/{id}',
  ]);
});

test('a decorator brings along what stands above its wrapper', async () => {
  const system = await systemOf({
    'requirements.txt': 'flask\nflask-jwt-extended\n',
    'app.py': `from functools import wraps
from flask import Flask, abort
from flask_jwt_extended import get_jwt, jwt_required
app = Flask(__name__)
def keepers_only(view):
    @wraps(view)
    @jwt_required()
    def inner(*args):
        if not get_jwt().get('keeper'):
            abort(403)
        return view(*args)
    return inner
@app.delete('/stamps/<int:id>')
@keepers_only
def burn(id): ...
`,
  });
  expect(guardsText(system)).toBe(
    'workspace DELETE /stamps/{id}: jwt_required authentication; keepers_only authorization',
  );
});

test('parameters that dependencies of FastAPI ask for, and schemas that Django Ninja is told to fill', async () => {
  const { endpoints } = await systemOf({
    'sorting/requirements.txt': 'fastapi\n',
    'sorting/main.py': `from typing import Annotated
from fastapi import Depends, FastAPI, Header, Query
app = FastAPI()
class Paging:
    def __init__(self, skip: int = 0, limit: int = Query(20, le=100)): ...
def place(x_place: Annotated[str, Header()], paging: Annotated[Paging, Depends()]): ...
@app.get('/letters')
def letters(place: str = Depends(place), sender: str = Query(None, alias='from')): ...
`,
    'rounds/requirements.txt': 'django-ninja\n',
    'rounds/main.py': `from ninja import NinjaAPI, Query, Schema
api = NinjaAPI()
class Filters(Schema):
    limit: int = 10
    street: str = None
@api.get('/walks')
def walks(request, filters: Query[Filters]): ...
`,
  });
  const lines = endpoints.map(
    ({ method, path, parameters }) =>
      `${method} ${path}: ${parameters.map((each) => `${each.in} ${each.name}`).join(', ')}`,
  );
  expect(lines.sort()).toEqual([
    'GET /letters: query from, query skip, query limit, header x-place',
    'GET /walks: query limit, query street',
  ]);
});

test('Litestar by bare lists and paths, with settings of the whole application; Starlette that asks for anyone', async () => {
  const system = await systemOf({
    'lamps/requirements.txt': 'litestar\n',
    'lamps/main.py': `from litestar import Litestar, Router, get
from litestar.config.cors import CORSConfig
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import Parameter
@get('/{lamp_id:int}')
async def lamp(lamp_id: int, glow: bool = False, x_house: str = Parameter(header='X-House')) -> dict: ...
@get('/wicks')
async def wicks() -> list[str]: ...
limit = RateLimitConfig(rate_limit=('minute', 5))
app = Litestar([Router('/lamps', route_handlers=[lamp]), wicks], cors_config=CORSConfig(), middleware=[limit.middleware])
`,
    'oils/requirements.txt': 'starlette\n',
    'oils/main.py': `from starlette.applications import Starlette
from starlette.authentication import requires
from starlette.routing import Route
@requires('authenticated')
async def oil(request): ...
@requires(['authenticated', 'keeper'])
async def pour(request): ...
app = Starlette(routes=[Route('/oil', oil), Route('/oil/pour', pour, methods=['POST'])])
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "lamps GET /lamps/{lamp_id}: CORSConfig cors; RateLimitConfig rate-limit
    lamps GET /wicks: CORSConfig cors; RateLimitConfig rate-limit
    oils GET /oil: requires('authenticated') authentication
    oils POST /oil/pour: requires('authenticated', 'keeper') authorization"
  `);
  const lamp = system.endpoints.find(({ path }) => path === '/lamps/{lamp_id}');
  expect(lamp?.parameters.map((each) => `${each.in} ${each.name}`)).toEqual([
    'path lamp_id',
    'query glow',
    'header X-House',
  ]);
});
