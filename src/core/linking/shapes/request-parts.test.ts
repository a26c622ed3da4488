import { expect, it } from 'vitest';
import { resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { routesOf } from '../../../../test/support/routes-of.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { pathTemplate } from '../http/path-template.ts';
import { handlerOf } from '../operations/handler-of.ts';
import { parametersOf } from './parameters-of.ts';
import { requestParts } from './request-parts.ts';
import { requestShapeOf } from './request-shape.ts';

/** What each route takes: its parameters, then its body. */
async function requests(story: Story): Promise<string> {
  const resolver = await resolverOf(story);
  return routesOf(resolver)
    .map((route) => {
      const parts = requestParts(resolver, route, handlerOf(resolver, route));
      const parameters = parametersOf(route, parts).map(
        (each) => `${each.in} ${each.name}${each.required ? '' : '?'}: ${shapeText(each.shape)}`,
      );
      const body = requestShapeOf(route, parts);
      const lines = [...parameters, ...(body === undefined ? [] : [`body ${shapeText(body)}`])];
      return [`${route.method} ${pathTemplate(route.path)}`, ...lines.map((line) => `  ${line}`)].join('\n');
    })
    .join('\n');
}

it('takes the parameters of Nest by their decorators, types and pipes', async () => {
  const text = await requests({
    'orders.dto.ts': `
      import { IsEmail, IsInt, IsOptional, Max } from 'class-validator';
      export class PlaceOrderDto { @IsEmail() email: string; @IsOptional() note?: string; }
      export class PageQuery { @IsOptional() @IsInt() @Max(50) limit?: number; after?: string; }`,
    'orders.controller.ts': `
      import { Body, Controller, DefaultValuePipe, Get, Headers, Param, ParseIntPipe, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
      import { PageQuery, PlaceOrderDto } from './orders.dto';
      @Controller('orders')
      export class OrdersController {
        @Get() list(@Query() query: PageQuery) {}
        @Get('search') search(@Query('q') q: string, @Query('page', new DefaultValuePipe(1), ParseIntPipe) page: number) {}
        @Get(':id/lines/:line') line(@Param('id', ParseUUIDPipe) id: string, @Param('line', ParseIntPipe) line: number) {}
        @Post() place(@Body() order: PlaceOrderDto, @Headers('idempotency-key') key?: string) {}
        @Patch(':id') rename(@Param('id') id: string, @Body('note') note: string, @Body('tags') tags: string[]) {}
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /orders
      query limit?: integer ..50
      query after?: string
    GET /orders/search
      query q: string
      query page?: integer
    GET /orders/{id}/lines/{line}
      path id: string(uuid)
      path line: integer
    POST /orders
      header idempotency-key?: string
      body PlaceOrderDto { email: string(email), note?: string }
    PATCH /orders/{id}
      path id: string
      body { note: string, tags: [string] }"
  `);
});

it('takes schemas and type arguments of Fastify', async () => {
  const text = await requests({
    'server.ts': `
      import fastify from 'fastify';
      import { z } from 'zod';
      const app = fastify();
      const page = { type: 'object', properties: { limit: { type: 'integer', maximum: 100 } } };
      app.get('/products', { schema: { querystring: page } }, async (request) => []);
      app.put('/products/:id', {
        schema: {
          params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
          body: z.object({ title: z.string().max(200) }),
          headers: { type: 'object', required: ['if-match'], properties: { 'if-match': { type: 'string' } } },
        },
      }, async (request) => ({}));
      app.post<{ Body: { stars: number; text?: string }; Params: { id: string } }>('/products/:id/reviews', async (request) => ({}));`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /products
      query limit?: integer ..100
    PUT /products/{id}
      path id: string(uuid)
      header if-match: string
      body { title: string ..200 long }
    POST /products/{id}/reviews
      path id: string
      body { stars: number, text?: string }"
  `);
});

it('takes schemas that middleware or the handler of Express checks', async () => {
  const text = await requests({
    'schemas.js': `
      import { z } from 'zod';
      export const signUp = z.object({ email: z.email(), password: z.string().min(10) });
      export const search = z.object({ q: z.string(), limit: z.coerce.number().int().default(24) });
      export const update = z.object({ body: z.object({ name: z.string() }), params: z.object({ id: z.uuid() }) });`,
    'app.js': `
      import express from 'express';
      import { celebrate, Joi, Segments } from 'celebrate';
      import { body, query } from 'express-validator';
      import { signUp, search, update } from './schemas.js';
      import { validate, validateQuery } from './validate.js';
      const app = express();
      app.post('/users', validate(signUp), (req, res) => res.json({}));
      app.get('/users', validateQuery(search), (req, res) => res.json({}));
      app.patch('/users/:id', validate(update), (req, res) => res.json({}));
      app.post('/notes', celebrate({ [Segments.BODY]: Joi.object({ text: Joi.string().required() }) }), (req, res) => res.json({}));
      app.post('/login', [body('email').isEmail(), body('age').optional().isInt()], (req, res) => res.json({}));
      app.post('/carts', async (req, res) => {
        const { email } = signUp.parse(req.body);
        const { q } = search.parse(req.query);
        res.json({ email, q });
      });`,
    'validate.js': `
      export const validate = (schema) => (req, res, next) => { schema.parse(req.body); next(); };
      export const validateQuery = (schema) => (req, res, next) => { schema.parse(req.query); next(); };`,
  });
  expect(text).toMatchInlineSnapshot(`
    "POST /users
      body { email: string(email), password: string 10.. long }
    GET /users
      query q: string
      query limit?: integer
    PATCH /users/{id}
      path id: string(uuid)
      body { name: string }
    POST /notes
      body { text: string }
    POST /login
      body { email: string(email), age?: integer }
    POST /carts
      query q: string
      query limit?: integer
      body { email: string(email), password: string 10.. long }"
  `);
});

it('falls back to types and to what the handler reads', async () => {
  const text = await requests({
    'articles.ts': `
      import { Request, Response, Router } from 'express';
      import { createArticle } from './service';
      interface NewComment { body: string }
      export const router = Router();
      router.post('/articles', async (req, res) => {
        const article = await createArticle(req.body.article, req.headers['x-tenant']);
        res.status(201).json({ article });
      });
      router.post('/articles/:slug/comments', async (req: Request<{ slug: string }, {}, NewComment>, res: Response) => res.json({}));
      router.get('/articles', async ({ query }, res) => {
        const { page = 1, tag, ...others } = query;
        res.json({ offset: Number(query.offset), tag, page });
      });
      router.put('/articles/:id', (req, res) => {
        const id = parseInt(req.params.id, 10);
        const { title, author: { name } } = req.body;
        const tags = req.body.tags.map((tag) => tag.trim());
        const first = req.body.images[0].url;
        if (req.get('If-Match') !== '1') return res.sendStatus(412);
        res.json({ id, title, name, tags, first, body: req.body.text.trim(), session: req.cookies.session });
      });`,
    'service.ts': `
      export async function createArticle({ title, description }: any, tenant: string) { return save({ title, description }); }
      function save(article: object) { return article; }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "POST /articles
      header x-tenant?: unknown
      body { article?: { title?: unknown, description?: unknown } }
    POST /articles/{slug}/comments
      path slug: string
      body NewComment { body: string }
    GET /articles
      query offset?: number
      query page?: number
      query tag?: unknown
    PUT /articles/{id}
      path id: integer
      header if-match?: string
      cookie session?: unknown
      body { tags?: [unknown], text?: string, title?: unknown, author?: { name?: unknown }, images?: [{ url?: unknown }] }"
  `);
});

it('takes what functions of H3 ask the event for', async () => {
  const text = await requests({
    'server.ts': `
      import { createRouter, defineEventHandler, getCookie, getHeader, getQuery, getRouterParam, readBody } from 'h3';
      export const router = createRouter()
        .get('/grains', defineEventHandler((event) => mill(getQuery(event).kind, getHeader(event, 'X-Mill'))))
        .put('/grains/:id', defineEventHandler(async (event) => {
          const { sacks } = await readBody(event);
          return [getRouterParam(event, 'id'), getCookie(event, 'miller'), sacks];
        }));`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /grains
      query kind?: unknown
      header x-mill?: string
    PUT /grains/{id}
      path id: string
      cookie miller?: string
      body { sacks?: unknown }"
  `);
});

it('takes a check of the whole request for what its method carries', async () => {
  const text = await requests({
    'app.ts': `
      import express from 'express';
      import { z } from 'zod';
      import { check } from './check';
      const page = z.object({ page: z.coerce.number() });
      const note = z.object({ text: z.string() });
      const app = express();
      app.get('/notes', async (request, response) => { const { query } = await check(request, page); response.json(query); });
      app.post('/notes', async (request, response) => { const { body } = await check(request, note); response.json(body); });
      app.put('/notes/:id', async (request, response) => {
        const body = await request.json();
        response.json({ text: body.text, tags: body.tags.map(String) });
      });`,
    'check.ts': `export async function check(request: Request, schema: any) { return schema.parse(request.body); }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /notes
      query page: number
    POST /notes
      body { text: string }
    PUT /notes/{id}
      path id: string
      body { tags?: [unknown], text?: unknown }"
  `);
});
