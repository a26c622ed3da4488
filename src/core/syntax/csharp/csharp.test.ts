import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'csharp'));

test('namespaces and what is used of others', async () => {
  const outline = await outlineOf('namespace Shop { namespace Orders { class A {} } }', 'csharp');
  expect(outline.package).toBe('Shop.Orders');
  expect(
    await print(`
      global using Shop.Model;
      using System;
      using static Shop.Paths;
      using Json = Newtonsoft.Json.JsonConvert;
      namespace Shop.Orders;
    `),
  ).toMatchInlineSnapshot(`
    "import * from Shop.Model
    import * from System
    import * from Shop.Paths
    import JsonConvert as Json from Newtonsoft.Json
    module
    export * from Shop.Model"
  `);
});

test('a controller with attributes, fields, a constructor and actions', async () => {
  expect(
    await print(`
      [ApiController, Route("api/[controller]", Name = "orders")]
      public sealed class OrdersController : ControllerBase, IOrders<Order>
      {
        public const string Path = $"{Root}/x";
        private readonly OrderService _orders;
        private readonly List<Order> _open = new(), _paid = [];
        public DbSet<Order> All => Set<Order>();
        public string? Note { get; init; } = "none";

        public OrdersController(OrderService orders, Clock clock) : base(clock) => (_orders, Clock) = (orders, clock);
        public Clock Clock { get; }

        [HttpGet("{id:int}"), ProducesResponseType<Order>(200)]
        public async Task<ActionResult<Order?>> Find([FromRoute] int id, string? q = null, params string[] tags)
        {
          var order = await _orders.Find<Order>(id, track: false).ConfigureAwait(false) ?? throw new Missing(id);
          return Ok(order!.Total);
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class OrdersController < ControllerBase, IOrders<Order> @ApiController @Route("api/[controller]", {Name: "orders"})
      static Path: string = \`\${Root}/x\`
      _orders: OrderService
      _open: List<Order> = #0
      _paid: List<Order> = []
      All: DbSet<Order>
      Note?: string = "none"
      Clock: Clock
    module
      #0 new List<Order>()
    ƒ1 All(): DbSet<Order> of C0 @property
      #1 Set<Order>()
      return #1
    ƒ2 constructor(orders: OrderService, clock: Clock) of C0
      #2 super(clock)
      this._orders := orders in C0
      this.Clock := clock in C0
      return [orders, clock]
    ƒ3 async Find(id: int @FromRoute, q?: string = null, tags: string[]): Task<ActionResult<Order>> of C0 @HttpGet("{id:int}") @ProducesResponseType(200, {Type: Order})
      order = #3 | ‹throw_expression›
      #3 _orders.Find<Order>(id, {track: false}), awaited
      throw #4
      #4 new Missing(id)
      #5 Ok(order.Total)
      return #5
    export OrdersController = C0"
  `);
});

test('records, primary constructors, enums, interfaces and extension methods', async () => {
  expect(
    await print(`
      public record Line(string Sku, [property: Required] int Count = 1) : Item(Sku);
      public abstract partial class Client(HttpClient http) : IClient { Task Get() => http.GetAsync("/x"); }
      enum State { Open, Paid = 3 }
      interface IClient { Task Get(); int Most { get; } }
      static class Routes { public static void MapOrders(this IEndpointRouteBuilder app, string path) { app.MapGet(path, List); } class Inner {} }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Line < Item
      Sku: string
      Count?: int = 1 @Required
    C1 class Client < IClient
    C2 enum State
      static Open = "Open"
      static Paid = "Paid"
    C3 interface IClient
      Most: int
    C4 class Routes
    C5 class Inner in C4
    module
    ƒ1 constructor(field Sku: string, field Count?: int = 1 @Required) of C0
      #0 super(Sku)
    ƒ2 constructor(field http: HttpClient) of C1
    ƒ3 Get(): Task of C1
      #1 http.GetAsync("/x")
      return #1
    ƒ4 Get(): Task of C3
    ƒ5 static MapOrders(app: IEndpointRouteBuilder, path: string): void of C4
      #2 app.MapGet(path, List)
    export Line = C0
    export Client = C1
    export State = C2
    export IClient = C3
    export Routes = C4"
  `);
});

test('lambdas, conditions, creations and loops', async () => {
  expect(
    await print(`
      var app = WebApplication.Create(args);
      app.MapGet("/orders/{id}", [Authorize] async ([FromQuery] int id, Db db) =>
        await db.Orders.Where(o => o.Id == id && !o.Deleted).FirstOrDefaultAsync() is { } order ? Results.Ok(order) : Results.NotFound())
        .WithName("order");
      using (var scope = app.Open()) { scope.Run(); }
      foreach (var line in lines) { try { Save(new Line("a") { Count = 3, Tags = new[] { "x" } }); } catch (Failure e) when (e.Soft) { Log(e); } }
      var open = from o in db.Orders where o.Open orderby o.Date descending, o.Id select new { o.Id, Sum = o.Total };
      Order made = new(3);
      static int Twice(int x) => x * 2;
    `),
  ).toMatchInlineSnapshot(`
    "module
      app = #0
      #0 WebApplication.Create(args)
      #1 app.MapGet("/orders/{id}", ƒ1)
      #6 #1.WithName("order")
      scope = #7
      #7 app.Open()
      #8 scope.Run(), while #7 is open
      line = each of lines
      #9 Save(#10), in loop, in try
      #10 new Line("a", {Count: 3, Tags: ["x"]}), in loop, in try
      e: Failure = ‹caught›
      #11 Log(e), in loop
      open = #15
      #12 db.Orders.Where(ƒ3)
      #13 #12.OrderByDescending(ƒ4)
      #14 #13.ThenBy(ƒ5)
      #15 #14.Select(ƒ6)
      made: Order = #16
      #16 new Order(3)
    ƒ1 async (id: int @FromQuery, db: Db) for #1 @Authorize
      #2 db.Orders.Where(ƒ2)
      #3 #2.FirstOrDefaultAsync(), awaited
      order = #3
      #4 Results.Ok(order)
      #5 Results.NotFound()
      return #4 | #5
    ƒ2 (o) for #2 in ƒ1
      return o.Id == id | o.Deleted == false
    ƒ3 (o) for #12
      return o.Open
    ƒ4 (o) for #13
      return o.Date
    ƒ5 (o) for #14
      return o.Id
    ƒ6 (o) for #15
      return {Id: o.Id, Sum: o.Total}
    ƒ7 Twice(x: int): int
      return ‹binary_expression›"
  `);
});

test('texts of every kind', async () => {
  expect(
    await print(`
      var verbatim = @"C:\\x ""quoted""";
      var raw = """
          SELECT id
            FROM orders
          """;
      var filled = $"SELECT * FROM orders WHERE id = {id:D2} AND a = '{{x}}'";
      var format = string.Format("/orders/{0}/lines/{1:D}", id, 5);
      var sum = "/a" + Path + "/b";
      var key = configuration["Orders:Url"];
      var name = nameof(Orders.Find);
    `),
  ).toMatchInlineSnapshot(`
    "module
      verbatim = "C:\\\\x \\"quoted\\""
      raw = "SELECT id\\n  FROM orders"
      sql "SELECT id\\n  FROM orders"
      filled = \`SELECT * FROM orders WHERE id = \${id} AND a = '{x}'\`
      sql \`SELECT * FROM orders WHERE id = \${id} AND a = '{x}'\`
      format = \`/orders/\${id}/lines/\${5}\`
      #0 string.Format("/orders/{0}/lines/{1:D}", id, 5)
      sum = \`/a\${Path}/b\`
      key = (configuration).Orders:Url
      name = "Find""
  `);
});

test('what a using declaration holds open', async () => {
  expect(
    await print(`
      class A { async Task Pay() {
        Check();
        await using var transaction = await _db.Database.BeginTransactionAsync();
        await _db.SaveChangesAsync();
        using (var scope = new TransactionScope()) Send();
      } }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class A
    module
    ƒ1 async Pay(): Task of C0
      #0 Check()
      transaction = #1
      #1 _db.Database.BeginTransactionAsync(), awaited
      #2 _db.SaveChangesAsync(), awaited, while #1 is open
      scope = #3
      #3 new TransactionScope(), while #1 is open
      #4 Send(), while #3 is open
    export A = C0"
  `);
});

test('what cannot be read is a problem, the rest is read', async () => {
  expect(await print('class A { void a( { b(); } void c() { d(); } }')).toContain('d()');
  expect(await print('class A { [HttpGet(')).toContain('problem');
});

test('what stands behind a look whether something is null is read, though the grammar takes it for a pattern', async () => {
  const source = `class Desk {
  bool IsOpen(Loan loan, Shelf shelf) => loan is null || !Check(loan) || shelf.Any(other => other.Ended is null && other.Day == loan.Day);
}`;
  const { calls, functions } = await outlineOf(source, 'csharp');
  expect(calls.map(({ name }) => name)).toEqual(['Check', 'Any']);
  expect(functions.at(-1)?.returns).toMatchInlineSnapshot(`
    [
      {
        "all": true,
        "kind": "either",
        "options": [
          {
            "kind": "compare",
            "left": {
              "kind": "name",
              "name": "other.Ended",
            },
            "operator": "is",
            "right": {
              "kind": "literal",
              "text": "null",
            },
          },
          {
            "kind": "compare",
            "left": {
              "kind": "name",
              "name": "other.Day",
            },
            "operator": "==",
            "right": {
              "kind": "name",
              "name": "loan.Day",
            },
          },
        ],
      },
    ]
  `);
});
