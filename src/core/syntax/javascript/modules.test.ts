import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('imports of every form', async () => {
  expect(
    await print(`
      import 'reflect-metadata';
      import express, { Router, type Request as Req, default as again } from 'express';
      import * as path from "node:path";
      import type { Order } from './order';
      import legacy = require('./legacy');
      import config from './config.json' with { type: 'json' };
    `),
  ).toMatchInlineSnapshot(`
    "import from reflect-metadata
    import default as express from express
    import Router as Router from express
    import type Request as Req from express
    import default as again from express
    import * as path from node:path
    import type Order as Order from ./order
    import from ./legacy
    import default as config from ./config.json
    module
      legacy = require ./legacy"
  `);
});

test('exports of every form', async () => {
  expect(
    await print(`
      export const port = 3000, { host } = config;
      export async function GET() {}
      export class Order {}
      export { port as default, host };
      export { list, get as find } from './orders';
      export { default } from './app';
      export { default as Billing } from './billing';
      export * from './types';
      export * as errors from './errors';
      export type { Order } from './order';
      export type * from './types';
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Order
    module
      port = 3000
      host = config.host
    ƒ1 async GET()
    export port = port
    export host = host
    export GET = ƒ1
    export Order = C0
    export default = port
    export host = host
    export list of list from ./orders
    export find of get from ./orders
    export default of default from ./app
    export Billing of default from ./billing
    export * from ./types
    export errors of * from ./errors
    export Order of Order from ./order
    export * from ./types"
  `);
});

test('what is exported as default, or as the module itself', async () => {
  const texts = [
    'export default router;',
    'export default function () { return 1; }',
    'export default async function handler(req, res) {}',
    'export default class extends Base {}',
    'export default (app) => app.use(x);',
    'export default { fetch: app.fetch };',
    'export default connect(options)(App);',
    'export default interface Order { id: string }',
    'export = orders;',
  ];
  const lines = await Promise.all(texts.map(async (text) => `${text}  →  ${(await print(text)).split('\n').at(-1)}`));
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "export default router;  →  export default = router
    export default function () { return 1; }  →  export default = ƒ1
    export default async function handler(req, res) {}  →  export default = ƒ1
    export default class extends Base {}  →  export default = C0
    export default (app) => app.use(x);  →  export default = ƒ1
    export default { fetch: app.fetch };  →  export default = {fetch: app.fetch}
    export default connect(options)(App);  →  export default = #1
    export default interface Order { id: string }  →  export default = C0
    export = orders;  →  export = = orders"
  `);
});

test('CommonJS modules export by assignment', async () => {
  const text = `
    const express = require('express');
    const { list, create: make } = require('./orders');
    const db = require('./db')(config);
    module.exports.list = async () => {};
    exports.get = function (req) {};
    exports.helper = helper;
    exports = module.exports = { list, make, close() {} };
    exports = ignored;`;
  expect(printOutline(await outlineOf(text, 'javascript'))).toMatchInlineSnapshot(`
    "import from express
    import from ./orders
    import from ./db
    module
      express = require express
      list = (require ./orders).list
      make = (require ./orders).create
      db = #0
      #0 require ./db.(config)
      exports := {list: list, make: make, close: ƒ3}
      exports := ignored
    ƒ1 async list()
    ƒ2 get(req)
    ƒ3 close()
    export list = ƒ1
    export get = ƒ2
    export helper = helper
    export = = {list: list, make: make, close: ƒ3}"
  `);
});

test('namespaces are looked into, declarations of other modules are not', async () => {
  expect(
    await print(`
      namespace Orders { export const table = 'orders'; export function list() { return query(table); } }
      declare module 'express' { interface Request { user: User } }
    `),
  ).toMatchInlineSnapshot(`
    "module
      table = "orders"
    ƒ1 list()
      #0 query(table)
      return #0
    export table = table
    export list = ƒ1"
  `);
});
