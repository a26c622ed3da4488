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

it('knows what typed clients, drivers and repositories give', async () => {
  const text = await responses({
    'app.ts': `
      import axios from 'axios';
      import express from 'express';
      import { Pool } from 'pg';
      import { Column, DataSource, Entity, OneToMany } from 'typeorm';
      import { z } from 'zod';
      interface Page<T> { items: T[] }
      @Entity() class Order { id: string; @Column() total: number; @OneToMany(() => Line, (line) => line.order) lines: Line[]; }
      const rate = z.object({ country: z.string(), percent: z.number() });
      type Rate = z.infer<typeof rate>;
      const http = axios.create({ baseURL: 'http://catalog' });
      const pool = new Pool();
      const orders = new DataSource({ type: 'postgres' }).getRepository(Order);
      const app = express();
      app.get('/products', async (req, res) => {
        const { data } = await http.get<Page<{ sku: string }>>('/products');
        res.json({ ...data, first: data.items[0] });
      });
      app.get('/customers', async (req, res) => {
        const { rows } = await pool.query<{ email: string }>('SELECT email FROM customers');
        res.json(rows);
      });
      app.get('/orders', async (req, res) => { res.json(await orders.find()); });
      app.get('/rates', async (req, res) => {
        const known: Rate[] = await load();
        res.json({ known, status: rateOf(known) });
      });
      function rateOf(rates: Rate[]): Rate['country'] { return rates[0].country; }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /products
      200 { items: [{ sku: string }], first: { sku: string } }
    GET /customers
      200 [{ email: string }]
    GET /orders
      200 [Order { id: string, total: number }]
    GET /rates
      200 { known: [{ country: string, percent: number }], status: string }"
  `);
});
