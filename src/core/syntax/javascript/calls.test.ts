import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('a chain is read as linked calls, in the order of their method names', async () => {
  expect(
    await print(`
      const rows = await this.orders.createQueryBuilder('o').where('o.id = :id', { id }).getMany();
      express.Router().route('/orders').get(list).post(guard, create);
    `),
  ).toMatchInlineSnapshot(`
    "module
      rows = #2
      #0 this.orders.createQueryBuilder("o")
      #1 #0.where("o.id = :id", {id: id})
      #2 #1.getMany(), awaited
      #3 express.Router()
      #4 #3.route("/orders")
      #5 #4.get(list)
      #6 #5.post(guard, create)"
  `);
});

test('what is awaited within a chain that is awaited goes on to be the receiver', async () => {
  expect(
    await print(`
      const channel = await (await amqp.connect(url)).createChannel();
      const day = await (await fetch(tides, { signal })).json();
    `),
  ).toMatchInlineSnapshot(`
    "module
      channel = #1
      #0 amqp.connect(url), awaited
      #1 #0.createChannel(), awaited
      day = #3
      #2 fetch(tides, {signal: signal}), awaited
      #3 #2.json(), awaited"
  `);
});

test('the position of a call is its method name, its range the whole expression', async () => {
  const text = `app\n  .use(json())\n  .get('/orders', list);\nnew Pool(config);\nlog(1);`;
  const { calls } = await outlineOf(text);
  expect(
    calls.map(({ at, start, end }) => `${text.slice(at, at + 4)} of ${text.slice(start, end)}`),
  ).toMatchInlineSnapshot(`
    [
      "use( of app
      .use(json())",
      "json of json()",
      "get( of app
      .use(json())
      .get('/orders', list)",
      "Pool of new Pool(config)",
      "log( of log(1)",
    ]
  `);
});

test('functions know the call that they are given to', async () => {
  expect(
    await print(`
      app.get('/orders', auth(), async (req, res) => { res.json(await list()); });
      orders.forEach(function (order) { save(order); });
      app.route({ url: '/orders', handler: async () => list() });
    `),
  ).toMatchInlineSnapshot(`
    "module
      #0 app.get("/orders", #1, ƒ1)
      #1 auth()
      #4 orders.forEach(ƒ2)
      #6 app.route({url: "/orders", handler: ƒ3})
    ƒ1 async (req, res) for #0
      #2 res.json(#3)
      #3 list(), awaited
    ƒ2 (order) for #4
      #5 save(order)
    ƒ3 async handler()
      #7 list()
      return #7"
  `);
});

test('loops, tries and awaits mark the calls in them, up to the next function', async () => {
  expect(
    await print(`
      async function sync() {
        for (const order of await load()) { await save(order); }
        for (let i = start(); i < limit(); i = next(i)) step(i);
        while (more()) fetchNext();
        do { retry(); } while (failed());
        for await (const event of events()) handle(event);
        for (const key in options()) read(key);
        orders.map((order) => price(order));
        try { charge(); } catch (error) { report(error); } finally { close(); }
        for (const order of orders) { queue.push(() => later(order)); }
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 async sync()
      order = each of #0
      #0 load(), awaited
      #1 save(order), awaited, in loop
      i = #2
      #2 start()
      #3 limit(), in loop
      i := #4
      #4 next(i), in loop
      #5 step(i), in loop
      #6 more()
      #7 fetchNext(), in loop
      #8 retry(), in loop
      #9 failed(), in loop
      event = each of #10
      #10 events(), awaited
      #11 handle(event), in loop
      key = ‹key›
      #12 options()
      #13 read(key), in loop
      #14 orders.map(ƒ2)
      #16 charge(), in try
      error = ‹catch_clause›
      #17 report(error)
      #18 close()
      order = each of orders
      #19 queue.push(ƒ3), in loop
    ƒ2 (order) for #14 in ƒ1
      #15 price(order)
      return #15
    ƒ3 () for #19 in ƒ1
      #20 later(order)
      return #20"
  `);
});

test('optional chains, assertions and parentheses change nothing', async () => {
  expect(
    await print(`
      this.cache?.get('a')?.trim();
      (db as any).query('b');
      (client!.orders)!.list();
      (<Legacy>old).run();
      handlers['create'](order);
      handlers[type](order);
      users[0].notify();
      (await session()).close();
      super.find();
    `),
  ).toMatchInlineSnapshot(`
    "module
      #0 this.cache.get("a")
      #1 #0.trim()
      #2 db.query("b")
      #3 client.orders.list()
      #4 old.run()
      #5 handlers.create(order)
      #6 handlers.[].(order)
      #7 users.0.notify()
      #8 session(), awaited
      #9 #8.close()
      #10 super.find()"
  `);
});

test('calls of what calls return, and of functions on the spot', async () => {
  expect(
    await print(`
      connect(options)(App);
      (async () => { await main(); })();
      require('./routes')(app);
      require('dotenv').config();
      const legacy = (await import('./legacy')).default;
      const chosen = require(path);
    `),
  ).toMatchInlineSnapshot(`
    "import from ./routes
    import from dotenv
    import from ./legacy
    module
      #0 connect(options)
      #1 #0.(App)
      #3 ƒ1.()
      #4 require ./routes.(app)
      #5 require dotenv.config()
      legacy = (require ./legacy).default
      chosen = #6
      #6 require(path)
    ƒ1 async ()
      #2 main(), awaited"
  `);
});

test('type arguments after an operator do not tear a call apart', async () => {
  expect(
    await print(`
      const a = await this.repo.find<User>(query);
      const b = await db.select<Row>('x').from('y').first();
      const c = cached ?? await load<Row>(id);
      const d = !isReady<State>(state);
      const e = prefix + name<Row>(row) + suffix;
      const f = (await axios.get<Row[]>(url)).data;
      const g = await axios.get<Row[]>(url).then((it) => it.data);
    `),
  ).toMatchInlineSnapshot(`
    "module
      a = #0
      #0 this.repo.find<User>(query), awaited
      b = #3
      #1 db.select<Row>("x")
      #2 #1.from("y")
      #3 #2.first(), awaited
      c = cached | #4
      #4 load<Row>(id), awaited
      d = ‹unary_expression›
      #5 isReady<State>(state)
      e = \`\${prefix}\${#6}\${suffix}\`
      #6 name<Row>(row)
      f = (#7).data
      #7 axios.get<Row[]>(url), awaited
      g = #9
      #8 axios.get<Row[]>(url)
      #9 #8.then(ƒ1), awaited
    ƒ1 (it) for #9
      return it.data"
  `);
});

test('tagged templates are calls with the template as argument, with type arguments too', async () => {
  expect(
    await print(`
      await prisma.$executeRaw\`DELETE FROM orders WHERE id = \${id}\`;
      const a = await prisma.$queryRaw<Order[]>\`SELECT * FROM orders WHERE id = \${id}\`;
      const b = await sql<Order>\`SELECT * FROM orders\`.execute(db);
      const c = prisma.$queryRaw<Array<{ id: string }>>\`SELECT id FROM orders\`;
      const d = a < b && c > d;
    `),
  ).toMatchInlineSnapshot(`
    "module
      #0 prisma.$executeRaw(\`DELETE FROM orders WHERE id = \${id}\`), awaited, tagged
      sql of #0 \`DELETE FROM orders WHERE id = \${id}\`
      a = #1
      #1 prisma.$queryRaw<Order[]>(\`SELECT * FROM orders WHERE id = \${id}\`), awaited, tagged
      sql of #1 \`SELECT * FROM orders WHERE id = \${id}\`
      b = #3
      #2 sql<Order>("SELECT * FROM orders"), tagged
      sql of #2 "SELECT * FROM orders"
      #3 #2.execute(db), awaited
      c = #4
      #4 prisma.$queryRaw<Array<{ id: string }>>("SELECT id FROM orders"), tagged
      sql of #4 "SELECT id FROM orders"
      d = ‹binary_expression› | ‹binary_expression›"
  `);
});
