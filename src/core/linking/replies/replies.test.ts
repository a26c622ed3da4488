import { expect, it } from 'vitest';
import { resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { nameOf, readCalls, readOperations } from '../../../../test/support/spots-of.ts';
import { findErrorHandlers } from './find-error-handlers.ts';
import { readReplies } from './read-replies.ts';
import { readThrows } from './read-throws.ts';

/** Every answer with the line that sends it. */
async function replies(story: Story): Promise<string> {
  const sent = await readCalls(story, readReplies);
  const thrown = await readOperations(story, readThrows);
  return [...sent.replies, ...thrown.replies]
    .map(({ operation, response, evidence }) => {
      const name = operation.replace(/^operation:[^#]*#/, '');
      const type = response.contentType === undefined ? '' : ` as ${response.contentType}`;
      const body = response.shape === undefined ? '' : ` ${shapeText(response.shape)}`;
      return `${evidence.file}:${evidence.line} ${name} answers ${response.status}${type}${body}`;
    })
    .join('\n');
}

it('reads what handlers of Express send', async () => {
  const text = await replies({
    'orders.js': `
      const { StatusCodes } = require('http-status-codes');
      router.get('/orders/:id', async function one(req, res) {
        const order = await find(req.params.id);
        if (!order) return res.status(404).json({ error: 'No such order', id: req.params.id });
        if (order.gone) return res.sendStatus(410);
        if (req.query.plain) return res.type('text/plain').send(\`order \${order.id}\`);
        const lines = order.lines.map((line) => ({ sku: line.sku, total: Number(line.total) }));
        res.json({ order, lines, count: lines.length, at: new Date() });
      });
      router.post('/orders', function place(req, res, next) {
        if (!req.body) { res.status(400); throw new Error('empty'); }
        res.status(StatusCodes.CREATED).location('/orders/1').json({ id: 1, paid: false, tags: ['new'] });
      });
      router.put('/orders/:id', function replace(req, res) {
        res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
        res.statusCode = 409;
        res.end(JSON.stringify({ title: 'Conflict', status: 409 }));
      });
      router.get('/', function home(req, res) { res.render('home'); });
      router.get('/old', function old(req, res) { res.redirect(301, '/new'); });
      router.get('/old2', function older(req, res) { res.redirect('/new'); });`,
  });
  expect(text).toMatchInlineSnapshot(`
    "orders.js:5 one answers 404 { error: string like "No such order", id: unknown }
    orders.js:6 one answers 410
    orders.js:7 one answers 200 as text/plain string
    orders.js:9 one answers 200 { order: unknown, lines: [{ sku: unknown, total: number }], count: integer, at: string(date-time) }
    orders.js:12 place answers 400
    orders.js:13 place answers 201 { id: integer, paid: boolean, tags: [string like "new"] }
    orders.js:18 replace answers 409 as application/problem+json { title: string like "Conflict", status: integer }
    orders.js:20 home answers 200 as text/html
    orders.js:21 old answers 301
    orders.js:22 older answers 302"
  `);
});

it('does not take the answer of another server for its own', async () => {
  const text = await replies({
    'client.js': `
      export const load = () => fetch('/orders').then((response) => response.json());
      export const all = (orders) => orders.reduce((sum, order) => sum.send(order), mail);
      export function relay(req, mailer) { const queue = makeQueue(); queue.send('x'); mailer2.send({ to: 'a' }); }
      const mailer2 = { send(mail) { return mail; } };`,
  });
  expect(text).toBe('');
});

it('reads replies of Fastify and of typed parameters', async () => {
  const text = await replies({
    'routes.ts': `
      import type { FastifyPluginAsync, FastifyReply } from 'fastify';
      import type { Request, Response } from 'express';
      export const routes: FastifyPluginAsync = async (app) => {
        app.post('/orders', async (request, reply) => {
          if (!request.body) return reply.code(422).send({ message: 'empty' });
          return reply.status(201).header('location', '/x').send({ id: 'x' });
        });
      };
      export class OrdersController {
        list(req: Request, res: Response) { res.json([{ id: 1 }]); }
        remove = (req: Request, res: Response) => res.status(204).end();
      }
      export function refuse(reply: FastifyReply) { return reply.code(401).type('application/problem+json').send({ title: 'no' }); }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "routes.ts:6 routes answers 422 { message: string like "empty" }
    routes.ts:7 routes answers 201 { id: string like "x" }
    routes.ts:11 OrdersController.list answers 200 [{ id: integer }]
    routes.ts:12 OrdersController.remove answers 204
    routes.ts:14 refuse answers 401 as application/problem+json { title: string like "no" }"
  `);
});

it('counts an answer to the caller that says its status', async () => {
  const text = await replies({
    'answers.js': `
      export const fail = (res, status, message) => res.status(status).json({ message });
      export function notFound(res, what) { return res.status(404).json({ message: what + ' not found' }); }
      export const ok = (res, data) => send(res, 200, data);
      function send(res, code, data) { res.status(code).json({ data }); }`,
    'users.js': `
      import { fail, notFound, ok } from './answers.js';
      router.get('/users/:id', async function user(req, res) {
        if (!req.params.id) return fail(res, 400, 'id is required');
        if (req.params.id === '0') return notFound(res, 'user');
        if (req.query.x) return signIn({ id: 1 }, res.status(201));
        ok(res, { name: 'Ada' });
      });
      function signIn(user, res) { res.json({ token: 'x', user }); }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "answers.js:3 notFound answers 404 { message: string }
    users.js:4 user answers 400 { message: string like "id is required" }
    users.js:6 user answers 201 { token: string like "x", user: { id: integer } }
    users.js:7 user answers 200 { data: { name: string like "Ada" } }"
  `);
});

it('knows the status of errors that are thrown or handed on', async () => {
  const text = await replies({
    'nest.service.ts': `
      import { BadRequestException, ForbiddenException, HttpException, HttpStatus, NotFoundException } from '@nestjs/common';
      export class OrderGone extends NotFoundException {}
      export class OrdersService {
        one(id: string) {
          if (!id) throw new BadRequestException({ code: 'NO_ID', hint: 'say which' });
          if (id === '1') throw new NotFoundException('No order 1');
          if (id === '2') throw new HttpException('teapot', HttpStatus.I_AM_A_TEAPOT);
          if (id === '3') throw new OrderGone();
          throw new Error('broken');
        }
      }`,
    'errors.js': `
      export class AppError extends Error {
        constructor(message, statusCode = 500) { super(message); this.statusCode = statusCode; }
      }
      export class NotFound extends AppError {
        constructor(what) { super(what + ' not found', 404); }
      }
      export class Conflict extends Error { status = 409; }
      export const badRequest = (message) => new AppError(message, 400);`,
    'express.js': `
      import createError from 'http-errors';
      import { AppError, badRequest, Conflict, NotFound } from './errors.js';
      router.get('/x', function x(req, res, next) {
        if (req.a) return next(new AppError('No', 403));
        if (req.b) return next(createError(404, 'No'));
        if (req.c) throw new createError.Unauthorized();
        if (req.d) throw new NotFound('order');
        if (req.e) throw new Conflict();
        if (req.f) throw badRequest('No');
        next();
      });`,
    'problem.ts': `
      export class Problem extends Error {
        constructor(readonly statusCode: number, message: string) { super(message); }
      }
      export function check(found: boolean) { if (!found) throw new Problem(404, 'No such product'); }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "express.js:5 x answers 403
    express.js:6 x answers 404
    nest.service.ts:6 OrdersService.one answers 400 { code: string like "NO_ID", hint: string like "say which" }
    nest.service.ts:7 OrdersService.one answers 404 { statusCode: integer, message: string like "No order 1", error: string }
    nest.service.ts:8 OrdersService.one answers 418 { statusCode: integer, message: string like "teapot", error: string }
    nest.service.ts:9 OrdersService.one answers 404 { statusCode: integer, message: string, error: string }
    express.js:7 x answers 401
    express.js:8 x answers 404
    express.js:9 x answers 409
    express.js:10 x answers 400
    problem.ts:5 check answers 404"
  `);
});

it('finds the functions that answer for whatever fails', async () => {
  const resolver = await resolverOf({
    'app.js': `
      import express from 'express';
      import { onError } from './errors.js';
      const app = express();
      app.use((req, res, next) => next());
      app.use(onError);
      app.use(function last(err, req, res, next) { res.status(500).send('x'); });`,
    'errors.js': `export function onError(error, req, res, next) { next(error); }`,
    'server.ts': `
      import fastify from 'fastify';
      const app = fastify();
      app.setErrorHandler(function problem(error, request, reply) { reply.send({}); });`,
    'filter.ts': `
      import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
      @Catch()
      export class AllExceptions implements ExceptionFilter {
        catch(exception: unknown, host: ArgumentsHost) {}
      }`,
  });
  const handlers = findErrorHandlers(resolver).map((place) => `${place.file} ${nameOf(resolver, place)}`);
  expect(handlers.join('\n')).toMatchInlineSnapshot(`
    "errors.js onError
    app.js last
    server.ts problem
    filter.ts AllExceptions.catch"
  `);
});

it('reads what error handlers answer', async () => {
  const text = await replies({
    'errors.ts': `
      import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
      import { Response } from 'express';
      @Catch()
      export class AllExceptions implements ExceptionFilter {
        catch(exception: Error, host: ArgumentsHost) {
          const response = host.switchToHttp().getResponse<Response>();
          response.status(500).json({ statusCode: 500, message: exception.message });
        }
      }`,
    'express.js': `
      app.use(function onError(err, req, res, next) {
        const status = err.status || 500;
        if (res.headersSent) return next(err);
        res.status(status).type('application/problem+json').json({ title: err.message, status });
      });`,
  });
  expect(text).toMatchInlineSnapshot(`
    "errors.ts:8 AllExceptions.catch answers 500 { statusCode: integer, message: string }
    express.js:5 onError answers 500 as application/problem+json { title: string, status: integer }"
  `);
});
