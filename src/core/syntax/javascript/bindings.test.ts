import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('declarations bind names to values', async () => {
  expect(
    await print(`
      const router = Router();
      let timer: NodeJS.Timeout | undefined;
      var limit = 15 * 60 * 1_000, half = limit / 2;
      const list = async () => [];
      const Repository = class {};
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Repository
    module
      router = #0
      #0 Router()
      timer: NodeJS.Timeout | undefined = undefined
      limit = 900000
      half = ‹binary_expression›
      list = ƒ1
      Repository = C0
    ƒ1 async list()
      return []"
  `);
});

test('destructuring binds each name to its part', async () => {
  expect(
    await print(`
      const { id, owner: { email }, 'content-type': type, ...others } = req.body;
      const { page = 1, size: limit = 20 } = req.query;
      const { rows: [first] } = await pool.query(text);
      const [user, , total = 0] = await Promise.all([load(), skip(), count()]);
      const [a, b] = [one, two];
      ({ id: this.id, name } = order);
      const { [key]: dynamic } = options;
    `),
  ).toMatchInlineSnapshot(`
    "module
      id = req.body.id
      email = req.body.owner.email
      type = req.body.content-type
      others = ...req.body
      page = req.query.page | 1
      limit = req.query.size | 20
      first = ((#0).rows).0
      #0 pool.query(text), awaited
      user = (#1).0
      total = (#1).2 | 0
      #1 Promise.all([#2, #3, #4]), awaited
      #2 load()
      #3 skip()
      #4 count()
      a = one
      b = two
      this.id := order.id
      name := order.name
      dynamic = options.[key]"
  `);
});

test('assignments name what they change', async () => {
  expect(
    await print(`
      let count = 0;
      app.locals.db = db;
      sessions[id] = { user };
      headers['x-request-id'] = id;
      delete sessions[id];
      delete cache.orders;
      count++;
      --this.open;
      query += ' LIMIT 1';
      cached ??= load();
      count *= 2;
      first = second = third;
    `),
  ).toMatchInlineSnapshot(`
    "module
      count = 0
      app.locals.db := db
      sessions.[] := {user: user}
      headers.x-request-id := id
      sessions.[] := ‹delete›
      cache.orders := ‹delete›
      count := ‹count›
      this.open := ‹count›
      query := \`\${query} LIMIT 1\`
      cached := cached | #0
      #0 load()
      count := ‹binary_expression›
      first := third
      second := third"
  `);
});

test('fields that a class assigns know the class, closures included', async () => {
  expect(
    await print(`
      class Orders {
        constructor(repo) {
          this.repo = repo;
          setTimeout(() => { this.ready = true; }, 10);
          setTimeout(function () { this.other = true; }, 10);
        }
      }
      function Legacy() { this.name = 'x'; }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Orders
    module
    ƒ1 constructor(repo) of C0
      this.repo := repo in C0
      #0 setTimeout(ƒ2, 10)
      #1 setTimeout(ƒ3, 10)
    ƒ2 () for #0 in ƒ1
      this.ready := true in C0
    ƒ3 () for #1 in ƒ1
      this.other := true
    ƒ4 Legacy()
      this.name := "x""
  `);
});

test('loop variables are each of a collection', async () => {
  expect(
    await print(`
      for (const [path, handler] of Object.entries(routes)) app.get(path, handler);
      for (const { id } of orders) load(id);
      for (order of orders) load(order);
    `),
  ).toMatchInlineSnapshot(`
    "module
      path = (each of #0).0
      handler = (each of #0).1
      #0 Object.entries(routes)
      #1 app.get(path, handler), in loop
      id = (each of orders).id
      #2 load(id), in loop
      order := each of orders
      #3 load(order), in loop"
  `);
});
