import { expect, it } from 'vitest';
import { resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { routesOf } from '../../../../test/support/routes-of.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { spotsOf } from '../../../../test/support/spots-of.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { pathTemplate } from '../http/path-template.ts';
import { handlerOf } from '../operations/handler-of.ts';
import { noFacts } from '../operations/operation-facts.ts';
import { readReplies } from '../replies/read-replies.ts';
import { responsesOf } from './responses-of.ts';

/** What each route answers, with the replies that stand in its handler. */
async function responses(story: Story): Promise<string> {
  const resolver = await resolverOf(story);
  return routesOf(resolver)
    .map((route) => {
      const handler = handlerOf(resolver, route);
      const facts = noFacts();
      for (const spot of spotsOf(resolver, story)) {
        const scope = resolver.scopes.get(spot.context.file);
        const own = scope && handler?.file === scope.file && isInside(scope, spot.context.fn, handler.fn);
        if (own) readReplies(spot, facts);
      }
      const lines = responsesOf(resolver, route, handler, facts.replies).map(
        (each) => `  ${each.status}${each.contentType ? ` as ${each.contentType}` : ''} ${shapeText(each.shape)}`,
      );
      return [`${route.method} ${pathTemplate(route.path)}`, ...lines].join('\n');
    })
    .join('\n');
}

it('joins schemas, replies and what handlers return', async () => {
  const text = await responses({
    'server.ts': `
      import fastify from 'fastify';
      const app = fastify();
      app.get('/products', async () => ({ items: [{ id: 'a', price: 3 }], next: null }));
      app.post('/products', { schema: { response: { 201: { type: 'object', properties: { id: { type: 'string' } } } } } }, async (request, reply) => {
        if (!request.body) return reply.code(400).send({ message: 'empty' });
        return reply.code(201).send(await save(request.body));
      });`,
    'orders.controller.ts': `
      import { Controller, Delete, Get, Header, HttpCode, HttpStatus, Post } from '@nestjs/common';
      interface OrderDto { id: string; total: number }
      @Controller('orders')
      export class OrdersController {
        @Get() list(): Promise<OrderDto[]> { return this.orders.all(); }
        @Post() async place() { return { id: '1', open: true }; }
        @Delete(':id') @HttpCode(HttpStatus.NO_CONTENT) remove() {}
        @Get('export') @Header('content-type', 'text/csv') export() { return this.orders.csv(); }
      }`,
    'express.js': `
      import express from 'express';
      const app = express();
      app.get('/orders/:id', (req, res) => {
        if (!req.params.id) { res.status(404); return res.json({ error: 'No such order' }); }
        res.json({ id: 1, lines: [] });
      });`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /products
      200 { items: [{ id: string like "a", price: integer }], next: null }
    POST /products
      201 { id?: string }
      400 { message: string like "empty" }
    GET /orders/{id}
      200 { id: integer, lines: [unknown] }
      404 { error: string like "No such order" }
    GET /orders
      200 [OrderDto { id: string, total: number }]
    POST /orders
      201 { id: string like "1", open: boolean }
    DELETE /orders/{id}
      204 nothing known
    GET /orders/export
      200 as text/csv nothing known"
  `);
});
