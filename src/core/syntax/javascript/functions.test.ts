import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('functions take the name of what holds them', async () => {
  expect(
    await print(`
      function declared() {}
      const arrow = () => 1;
      const named = function inner() {};
      handlers.create = async (req) => req;
      const api = {
        list: () => [], async get(id) { return id; }, get size() { return 1; },
        'by-id': function () {}, [KEY]: () => 2,
      };
      const wrapped = asyncHandler(async (req, res) => {});
      function* ids() { yield next(); }
    `),
  ).toMatchInlineSnapshot(`
    "module
      arrow = ƒ2
      named = ƒ3
      handlers.create := ƒ4
      api = {list: ƒ5, get: ƒ6, size: ƒ7, by-id: ƒ8, [KEY]: ƒ9}
      wrapped = #0
      #0 asyncHandler(ƒ10)
    ƒ1 declared()
    ƒ2 arrow()
      return 1
    ƒ3 inner()
    ƒ4 async create(req)
      return req
    ƒ5 list()
      return []
    ƒ6 async get(id)
      return id
    ƒ7 size()
      return 1
    ƒ8 by-id()
    ƒ9 [KEY]()
      return 2
    ƒ10 async (req, res) for #0
    ƒ11 ids()
      #1 next()"
  `);
});

test('parameters with types, defaults and destructuring', async () => {
  expect(
    await print(`
      function list(
        this: Api, page = 1, size?: number, order: Order = { by: 'id' }, ...rest: string[]
      ): Promise<Order[]> {}
      const one = id => id;
      const handle = async (
        { body, params: { id }, query: { page = 1 } = {}, ...others }: Request, [first, second], res
      ) => {};
    `),
  ).toMatchInlineSnapshot(`
    "module
      one = ƒ2
      handle = ƒ3
    ƒ1 list(page = 1, size?: number, order: Order = {by: "id"}, rest: string[]): Promise<Order[]>
    ƒ2 one(id)
      return id
    ƒ3 async handle({body, id = params.id, page = query.page, others = }: Request, {first = 0, second = 1}, res)"
  `);
});

test('returns of every kind, and closures with their parents', async () => {
  expect(
    await print(`
      export function createRouter(service) {
        const router = Router();
        const load = (id) => service.load(id);
        router.get('/:id', async (req, res) => {
          const order = await load(req.params.id);
          if (!order) return res.status(404).end();
          return res.json({ ...order });
        });
        return router;
      }
      const pick = ({ id }) => ({ id });
    `),
  ).toMatchInlineSnapshot(`
    "module
      pick = ƒ4
    ƒ1 createRouter(service)
      router = #0
      #0 Router()
      load = ƒ2
      #2 router.get("/:id", ƒ3)
      return router
    ƒ2 load(id) in ƒ1
      #1 service.load(id)
      return #1
    ƒ3 async (req, res) for #2 in ƒ1
      order = #3
      #3 load(req.params.id), awaited
      #4 res.status(404)
      #5 #4.end()
      #6 res.json({...order})
      return #5
      return #6
    ƒ4 pick({id})
      return {id: id}
    export createRouter = ƒ1"
  `);
});

test('what is thrown, and from where', async () => {
  expect(
    await print(`
      async function pay(order) {
        if (order.paid) throw new ConflictException('paid');
        try { await charge(order); } catch (error) { throw error; }
        orders.forEach(() => { throw http.notFound(); });
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 async pay(order)
      throw #0
      #0 new ConflictException("paid")
      #1 charge(order), awaited, in try
      error = ‹catch_clause›
      throw error
      #2 orders.forEach(ƒ2)
    ƒ2 () for #2 in ƒ1
      throw #3
      #3 http.notFound()"
  `);
});

test('overloads and declarations without a body are no functions', async () => {
  expect(
    await print(`
      function find(id: string): Order;
      function find(id: number): Order;
      function find(id: any) { return id; }
      declare function external(): void;
      declare global { var prisma: PrismaClient }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 find(id: any)
      return id"
  `);
});
