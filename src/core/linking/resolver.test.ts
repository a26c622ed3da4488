import { expect, test } from 'vitest';
import { resolverOf, type Story } from '../../../test/support/resolver-of.ts';
import { unsure } from './basis.ts';
import type { Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** What the first argument of every `show(…)` is, one line each. */
async function shown(story: Story): Promise<string> {
  const resolver = await resolverOf(story);
  return [...resolver.scopes]
    .flatMap(([file, scope]) =>
      scope.outline.calls.flatMap((call) => {
        const [value] = call.name === 'show' ? call.args : [];
        if (value === undefined) return [];
        const definitions = resolver.value({ file, fn: call.fn }, value);
        return [definitions.map((definition) => said(resolver, definition)).join(' or ') || 'unknown'];
      }),
    )
    .join('\n');
}

function said(resolver: Resolver, definition: Definition): string {
  switch (definition.kind) {
    case 'function':
      return `function ${resolver.scopes.get(definition.file)?.outline.functions[definition.fn]?.name} of ${definition.file}`;
    case 'class':
    case 'instance':
      return `${definition.kind} ${resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name} of ${definition.file}`;
    case 'made':
      return `made by ${[definition.module, ...definition.maker].join(' ')}${definition.members.map((m) => `, then ${m}`).join('')}`;
    case 'external':
      return `${definition.path.join('.')} of ${definition.module}`;
    case 'parameter':
      return `parameter ${definition.index}${definition.members.map((m) => `.${m}`).join('')}`;
    default:
      return definition.kind;
  }
}

test('follows imports, re-exports and both module systems', async () => {
  const story = {
    'lib/make.js': `exports.make = function make() {}; module.exports.other = () => 1;`,
    'lib/whole.js': `const { make } = require('./make'); module.exports = { make, own() {} };`,
    'lib/index.ts': `export * from './named'; export { default as main } from './main';`,
    'lib/named.ts': `export const named = () => {};`,
    'lib/main.ts': `export default function main() {}`,
    'app.ts': `
      import { main, named } from './lib';
      import whole, { own } from './lib/whole.js';
      import express, { Router } from 'express';
      show(main); show(named); show(whole.make); show(own); show(express()); show(Router); show(nowhere);`,
  };
  expect(await shown(story)).toMatchInlineSnapshot(`
    "function main of lib/main.ts
    function named of lib/named.ts
    function make of lib/make.js
    function own of lib/whole.js
    made by express
    Router of express
    nowhere of global"
  `);
});

test('follows constructor injection, fields and base classes', async () => {
  const story = {
    'prisma.ts': `import { PrismaClient } from '@prisma/client'; export class Prisma extends PrismaClient {}`,
    'orders.ts': `
      import { Prisma } from './prisma';
      export class Base { log() {} }
      export class Orders extends Base {
        private readonly cache = new Map();
        constructor(private readonly prisma: Prisma, count: number) { super(); this.size = count; }
        read() { show(this.prisma); show(this.prisma.order); show(this.log); show(this.cache); show(this); }
      }`,
  };
  expect(await shown(story)).toMatchInlineSnapshot(`
    "instance Prisma of prisma.ts
    made by @prisma/client PrismaClient, then order
    function log of orders.ts
    made by global Map
    instance Orders of orders.ts"
  `);
});

test('follows what factories return and what callers pass', async () => {
  const story = {
    'app.ts': `
      import express from 'express';
      import pg from 'pg';
      class Store { constructor(readonly pool) {} find() {} }
      function createStore(pool) { return new Store(pool); }
      function routes({ store, app }) { show(store); show(store.find); show(store.pool); show(app); }
      routes({ store: createStore(new pg.Pool()), app: express() });
      [1, 2].forEach((n) => show(n));`,
  };
  expect(await shown(story)).toMatchInlineSnapshot(`
    "instance Store of app.ts
    function find of app.ts
    made by pg Pool
    made by express
    value or value"
  `);
});

test('ends on values, classes and objects that lead back to themselves', async () => {
  const story = {
    'a.ts': `
      import { b } from './b';
      export const a = b;
      class Chicken extends Egg {} class Egg extends Chicken {}
      let options = {}; options = { ...options, x: 1 };
      function again() { return again(); }
      show(a); show(new Chicken().egg); show(options.y); show(again());`,
    'b.ts': `import { a } from './a'; export const b = a;`,
  };
  expect(await shown(story)).toMatchInlineSnapshot(`
    "unknown
    unknown
    unknown
    unknown"
  `);
});

test('a variable that is declared empty holds what other functions assign', async () => {
  const story = {
    'db.ts': `
      import { Pool } from 'pg';
      import { createClient, Client } from 'redis';
      let pool;
      let cache = null;
      let typed: Client;
      export function open() { pool = new Pool(); }
      export function warm(pool) { pool = 1; cache ??= createClient(); }
      export function use() { show(pool); show(cache); show(typed); }`,
  };
  expect(await shown(story)).toMatchInlineSnapshot(`
    "made by pg Pool
    made by redis createClient
    made by redis Client"
  `);
});

test('a builder that goes on with itself, and a function that calls itself, stand on nothing that hangs on who asked', async () => {
  const steps = Array.from({ length: 40 }, (_, at) => `if (wants[${at}]) query = query.where('w${at}');`);
  const story = {
    'herd.ts': `
      import knex from 'knex';
      const db = knex();
      export function herd(wants) {
        let query = db('goats');
        ${steps.join('\n        ')}
        show(query);
        count(db, 3);
      }
      function count(by, depth) {
        show(by);
        if (depth > 0) count(by, depth - 1);
      }`,
  };
  expect(await doubted(story)).toEqual([]);
  expect(await shown(story)).toMatchInlineSnapshot(`
    "made by knex, then ()
    made by knex"
  `);
});

test('functions that hand something on to each other in a large circle stand on their files, whoever asks first', async () => {
  const meadows = Array.from({ length: 40 }, (_, at) => {
    const next = `graze${(at + 1) % 40}`;
    return `function graze${at}(by, query) { show(by); return ${next}(by, query.where('w${at}')); }`;
  });
  const story = {
    'herd.ts': ["import knex from 'knex';", 'const db = knex();', ...meadows, "graze0(db, db('goats'));"].join('\n'),
  };
  expect(await doubted(story)).toEqual([]);
});

/** Calls of a file of which nobody can tell what they are found out from. */
async function doubted(story: Readonly<Record<'herd.ts', string>>): Promise<readonly string[]> {
  const resolver = await resolverOf(story);
  const calls = resolver.scopes.get('herd.ts')?.outline.calls ?? [];
  const { trace } = resolver.scopes;
  const unknown = calls.filter((_, call) => trace.apart(() => resolver.call('herd.ts', call)).found.basis === unsure);
  return unknown.map(({ name }) => name);
}
