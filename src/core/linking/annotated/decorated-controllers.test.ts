import { expect, it } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const limiter = `
import rateLimit from 'express-rate-limit';
export const limiter = rateLimit({ windowMs: 1000, limit: 5 });
`;

async function routesOf(dependency: string, files: Readonly<Record<string, string>>): Promise<string> {
  const manifest = JSON.stringify({ name: 'marina', dependencies: { [dependency]: '*' } });
  return endpointsText(await systemOf({ 'package.json': manifest, 'src/limiter.ts': limiter, ...files }));
}

it('reads classes of routing-controllers below the prefix of their application', async () => {
  const routes = await routesOf('routing-controllers', {
    'src/controllers/berths.ts': `
import { Authorized, Body, Get, JsonController, Param, Post, QueryParam, UseBefore } from 'routing-controllers';
import { limiter } from '../limiter';
@JsonController('/berths')
@UseBefore(limiter)
export class BerthController {
  @Get('/:id')
  one(@Param('id') id: string, @QueryParam('tide') tide: number) { return { id }; }
  @Post()
  @Authorized('harbormaster')
  create(@Body() berth: Berth) { return berth; }
  @Post('/:id/leave')
  @Authorized()
  leave(@Param('id') id: string) { return null; }
}`,
    'src/app.ts': `
import { createExpressServer } from 'routing-controllers';
import { BerthController } from './controllers/berths';
createExpressServer({ routePrefix: '/api', controllers: [BerthController] }).listen(3000);`,
  });
  expect(routes).toMatchInlineSnapshot(`
    "POST /api/berths  src/controllers/berths.ts:11
        behind limiter rate-limit, Authorized harbormaster authorization
    GET /api/berths/{id}  src/controllers/berths.ts:8
        behind limiter rate-limit
    POST /api/berths/{id}/leave  src/controllers/berths.ts:14
        behind limiter rate-limit, Authorized authentication"
  `);
});

it('reads classes of tsoa, whose paths have no slash in front', async () => {
  const routes = await routesOf('tsoa', {
    'src/berths.ts': `
import { Body, Controller, Get, Middlewares, Path, Post, Route, Security } from 'tsoa';
import { limiter } from './limiter';
@Route('berths')
export class BerthController extends Controller {
  @Get('{berthId}')
  public async one(@Path() berthId: number): Promise<Berth> { return { id: berthId }; }
  @Post()
  @Security('jwt', ['harbormaster'])
  @Middlewares(limiter)
  public async create(@Body() berth: Berth): Promise<void> {}
}`,
  });
  expect(routes).toMatchInlineSnapshot(`
    "POST /berths  src/berths.ts:11
        behind limiter rate-limit, Security jwt, harbormaster authentication
    GET /berths/{berthId}  src/berths.ts:7"
  `);
});

it('reads methods of LoopBack, and what their parameters are members of', async () => {
  const files = {
    'src/berths.controller.ts': `
import { del, get, param, post, requestBody } from '@loopback/rest';
import { authenticate } from '@loopback/authentication';
@authenticate('jwt')
export class BerthController {
  @get('/berths/{id}', { responses: { '200': { description: 'Berth' } } })
  @authenticate.skip()
  async one(@param.path.number('id') id: number, @param.query.string('fields') fields?: string) { return { id }; }
  @post('/berths')
  async create(@requestBody() berth: Berth) { return berth; }
  @del('/berths/{id}')
  async remove(@param.path.number('id') id: number) {}
}`,
  };
  expect(await routesOf('@loopback/rest', files)).toMatchInlineSnapshot(`
    "POST /berths  src/berths.controller.ts:10
        behind authenticate jwt authentication
    DELETE /berths/{id}  src/berths.controller.ts:12
        behind authenticate jwt authentication
    GET /berths/{id}  src/berths.controller.ts:8"
  `);
  const { endpoints } = await systemOf(files);
  const taken = endpoints.map(({ parameters }) => parameters.map(({ name, in: place }) => `${name} in ${place}`));
  expect(taken).toMatchInlineSnapshot(`
    [
      [
        "id in path",
      ],
      [
        "id in path",
        "fields in query",
      ],
      [],
    ]
  `);
});

it('reads classes of Ts.ED, InversifyJS, Midway and fastify-decorators', async () => {
  const routes = await routesOf('@tsed/common', {
    'src/tides.ts': `
import { Controller } from '@tsed/di';
import { Get, Post } from '@tsed/schema';
import { UseAuth } from '@tsed/platform-middlewares';
import { CheckToken } from './check-token';
@Controller('/tides')
@UseAuth(CheckToken)
export class TidesController {
  @Get('/:id') one(@PathParams('id') id: string) { return { id }; }
}`,
    'src/moorings.ts': `
import { controller, httpDelete, httpGet } from 'inversify-express-utils';
import { limiter } from './limiter';
@controller('/moorings', limiter)
export class MooringsController {
  @httpGet('/') list() { return []; }
  @httpDelete('/:id', requireAuth) remove(@requestParam('id') id: string) { return id; }
}`,
    'src/buoys.ts': `
import { Controller, Del, Get } from '@midwayjs/core';
@Controller('/buoys')
export class BuoyController {
  @Get('/:id') async one(@Param('id') id: string) { return { id }; }
  @Del('/:id') async remove(@Param('id') id: string) { return true; }
}`,
    'src/lamps.ts': `
import { Controller, GET, POST } from 'fastify-decorators';
@Controller('/lamps')
export default class LampController {
  @GET('/') async list() { return []; }
  @POST({ url: '/:id/light', options: {} }) async light(request) { return {}; }
}`,
    'src/check-token.ts': 'export class CheckToken { use(@Context() $ctx) { verifyToken($ctx); } }',
  });
  expect(routes).toMatchInlineSnapshot(`
    "DELETE /buoys/{id}  src/buoys.ts:6
    GET /buoys/{id}  src/buoys.ts:5
    GET /lamps  src/lamps.ts:5
    POST /lamps/{id}/light  src/lamps.ts:6
    GET /moorings  src/moorings.ts:6
        behind limiter rate-limit
    DELETE /moorings/{id}  src/moorings.ts:7
        behind limiter rate-limit, requireAuth authentication
    GET /tides/{id}  src/tides.ts:9
        behind CheckToken authentication"
  `);
});
