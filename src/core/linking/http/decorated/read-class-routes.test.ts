import { expect, test } from 'vitest';
import { resolverOf, type Story } from '../../../../../test/support/resolver-of.ts';
import { joinRoutes } from '../join-routes.ts';
import { pathTemplate } from '../path-template.ts';
import { buildRouterGraph } from '../router-graph.ts';
import { readClassRoutes } from './read-class-routes.ts';

async function routes(story: Story): Promise<readonly string[]> {
  const resolver = await resolverOf(story);
  const graph = buildRouterGraph(resolver);
  readClassRoutes(resolver, graph);
  return joinRoutes(graph).map(({ method, path }) => `${method} ${pathTemplate(path)}`);
}

test('methods that a class exposes stand below what the class says of its path', async () => {
  expect(
    await routes({
      'harbor/api.py': `
from flask_appbuilder import BaseView
from flask_appbuilder.api import BaseApi, expose

class BerthApi(BaseApi):
    resource_name = "berth"

    @expose("/<int:number>/boats", methods=["GET", "POST"])
    def boats(self, number): ...

class TideView(BaseView):
    @expose("/today")
    def today(self): ...

    def helper(self): ...

class Unrelated:
    @expose("/never")
    def never(self): ...
`,
    }),
  ).toEqual(['GET /api/v1/berth/{number}/boats', 'POST /api/v1/berth/{number}/boats', 'GET /tideview/today']);
});

test('a resource answers what its methods are called, at every path that it is added at', async () => {
  expect(
    await routes({
      'harbor/app.py': `
from flask import Flask
from flask_restful import Api
from resources import Boat

api = Api(Flask(__name__), prefix="/v4")
api.add_resource(Boat, "/boats/<int:id>", "/ships/<int:id>")
`,
      'harbor/resources.py': `
from flask_restful import Resource

class Boat(Resource):
    def get(self, id): ...
    def delete(self, id): ...
    def describe(self): ...
`,
    }),
  ).toEqual(['GET /v4/boats/{id}', 'DELETE /v4/boats/{id}', 'GET /v4/ships/{id}', 'DELETE /v4/ships/{id}']);
});
