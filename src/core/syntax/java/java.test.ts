import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'java'));

test('the package, imports, static imports and stars', async () => {
  const outline = await outlineOf('package shop.orders;', 'java');
  expect(outline.package).toBe('shop.orders');
  expect(
    await print(`
      import shop.model.Order;
      import java.util.*;
      import static shop.Paths.ORDERS;
      import static org.springframework.web.reactive.function.server.RouterFunctions.*;
    `),
  ).toMatchInlineSnapshot(`
    "import Order as Order from shop.model
    import * from java.util
    import ORDERS as ORDERS from shop.Paths
    import * from org.springframework.web.reactive.function.server.RouterFunctions
    module"
  `);
});

test('a class with annotations, fields, a constructor and methods', async () => {
  expect(
    await print(`
      @RestController
      @RequestMapping(value = {"/orders", "/bestellungen"}, produces = JSON)
      public class OrderController extends Base<Order> implements OrderApi, Audited {
        private static final String SQL = "SELECT id FROM orders";
        @Autowired private OrderRepository orders;
        private final Map<String, Order> open = new HashMap<>();

        public OrderController(@Qualifier("main") Clock clock) {
          super(clock);
          this.clock = clock;
        }

        @GetMapping("/{id}")
        @PreAuthorize("hasRole('ADMIN')")
        public ResponseEntity<Order> find(@PathVariable("id") final long id, String... tags) throws Missing {
          return ok(orders.findById(id).orElseThrow(() -> new Missing(id)));
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class OrderController < Base<Order>, OrderApi, Audited @RestController @RequestMapping({value: ["/orders", "/bestellungen"], produces: JSON})
      static SQL: String = "SELECT id FROM orders"
      orders: OrderRepository @Autowired
      open: Map<String, Order> = #0
    module
      sql "SELECT id FROM orders"
      #0 new HashMap()
    ƒ1 constructor(clock: Clock @Qualifier("main")) of C0
      #1 super(clock)
      this.clock := clock in C0
    ƒ2 find(id: long @PathVariable("id"), tags: String[]): ResponseEntity<Order> of C0 @GetMapping("/{id}") @PreAuthorize("hasRole('ADMIN')")
      #2 ok(#4)
      #3 orders.findById(id)
      #4 #3.orElseThrow(ƒ3)
      return #2
    ƒ3 () for #4 in ƒ2
      throw #5
      #5 new Missing(id)
      return #5
    export OrderController = C0"
  `);
});

test('records, enums, interfaces, annotations and classes within classes', async () => {
  expect(
    await print(`
      record Line(@NotNull String sku, int count) { Line { check(sku); } }
      enum Status { OPEN("o"), PAID("p") { boolean done() { return true; } }; final String code; }
      interface Orders extends JpaRepository<Order, Long>, Custom { List<Order> findByStatus(Status status); int MOST = 5; }
      @RequestMapping(method = RequestMethod.GET) @interface Read { String[] value() default {}; }
      class Outer { static class Inner {} }
      @Table(name = "orders", indexes = {@Index(columnList = "status"), @Index(name = "x", columnList = "a, b")}) class Order {}
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Line
      sku: String @NotNull
      count: int
    C1 enum Status
      static OPEN = "OPEN"
      static PAID = "PAID"
      code: String
    C2 class < Status in C1
    C3 interface Orders < JpaRepository<Order, Long>, Custom
      static MOST: int = 5
    C4 interface Read @RequestMapping({method: RequestMethod.GET})
    C5 class Outer
    C6 class Inner in C5
    C7 class Order @Table({name: "orders", indexes: [{columnList: "status"}, {name: "x", columnList: "a, b"}]})
    module
    ƒ1 constructor() of C0
      #0 check(sku)
    ƒ2 done(): boolean of C2
      return true
    ƒ3 findByStatus(status: Status): List<Order> of C3
    ƒ4 value(): String[] of C4
    export Line = C0
    export Status = C1
    export Orders = C3
    export Read = C4
    export Outer = C5
    export Order = C7"
  `);
});

test('calls in loops, in lambdas, in try and on chains', async () => {
  expect(
    await print(`
      class Jobs {
        void run(List<Order> list) {
          for (Order order : list) { send(order); }
          for (int i = first(); i < 3; i++) next(i);
          while (more()) { step(); }
          list.stream().map(Order::id).forEach(id -> { client.get(id); });
          try (Connection open = pool.open()) { open.run(); } catch (Broken | Late e) { log(e); } finally { close(); }
          new Thread(new Runnable() { public void run() { tick(); } }).start();
          new Outer.Inner<String>("x");
          this.<Order>save(Order.class, Order::new);
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Jobs
    C1 class < Runnable in ƒ1 in C0
    module
    ƒ1 run(list: List<Order>): void of C0
      order: Order = each of list
      #0 send(order), in loop
      i: int = #1
      #1 first()
      i := ‹count›
      #2 next(i), in loop
      #3 more()
      #4 step(), in loop
      #5 list.stream()
      #6 #5.map(ƒ2)
      #8 #6.forEach(ƒ3)
      open: Connection = #10
      #10 pool.open(), in try
      #11 open.run(), in try, while #10 is open
      e: Broken | Late = ‹caught›
      #12 log(e)
      #13 close()
      #14 new Thread(#15)
      #15 new Runnable()
      #17 #14.start()
      #18 new Outer.Inner("x")
      #19 this.save<Order>(Order, ƒ5)
    ƒ2 () for #6 in ƒ1
      #7 Order.id()
      return #7
    ƒ3 (id) for #8 in ƒ1
      #9 client.get(id)
    ƒ4 run(): void of C1 in ƒ1
      #16 tick()
    ƒ5 () for #19 in ƒ1
      #20 new Order()
      return #20
    export Jobs = C0"
  `);
});

test('values: texts, blocks, formats, conditions and switches', async () => {
  expect(
    await print(`
      class Values {
        String url(String id, boolean b) {
          var a = BASE + "/orders/" + id + "?x=" + 1;
          String c = String.format("/orders/%s/lines/%d%n", id, 5L);
          String d = "/a/%2$s/%1$s".formatted(x, y), e = base.concat("/b");
          String sql = """
              SELECT *
                FROM orders
              WHERE id = ?
              """;
          sql += " LIMIT 10";
          int n = (int) 5_000L * 2;
          if (o instanceof Order order && b) return order.url;
          String s = switch (id) { case "a" -> make(); default -> { yield other(); } };
          names[0] = b ? a : c;
          boolean both = a && b;
          return s;
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Values
    module
    ƒ1 url(id: String, b: boolean): String of C0
      a = \`\${BASE}/orders/\${id}?x=\${1}\`
      c: String = \`/orders/\${id}/lines/\${5}
    \`
      #0 String.format("/orders/%s/lines/%d%n", id, 5)
      d: String = \`/a/\${y}/\${x}\`
      #1 "/a/%2$s/%1$s".formatted(x, y)
      e: String = \`\${base}/b\`
      #2 base.concat("/b")
      sql: String = "SELECT *\\n  FROM orders\\nWHERE id = ?\\n"
      sql "SELECT *\\n  FROM orders\\nWHERE id = ?\\n"
      sql := \`\${sql} LIMIT 10\`
      n: int = 10000
      order: Order = o
      s: String = ‹switch_expression›
      #3 make()
      #4 other()
      names.0 := a | c
      both: boolean = ‹binary_expression›
      return order.url
      return s
    export Values = C0"
  `);
});

test('a field may be assigned by its bare name', async () => {
  expect(
    await print(`
      class Counter {
        private int count;
        private Clock clock;
        Counter(Clock clock) { clock = clock; count = 1; }
        void up() { count++; int clock = 3; clock = 4; }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Counter
      count: int
      clock: Clock
    module
    ƒ1 constructor(clock: Clock) of C0
      clock := clock
      this.count := 1 in C0
    ƒ2 up(): void of C0
      this.count := ‹count› in C0
      clock: int = 3
      clock := 4
    export Counter = C0"
  `);
});

test('what cannot be read is a problem, the rest is read', async () => {
  expect(await print('class A { void a( { b(); } void c() { d(); } }')).toContain('d()');
  expect(await print('class A { @Get(')).toContain('problem');
});
