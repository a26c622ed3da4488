import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'kotlin'));

test('the package, imports under other names, and stars', async () => {
  const outline = await outlineOf('package shop.orders\n', 'kotlin');
  expect(outline.package).toBe('shop.orders');
  expect(
    await print('import shop.model.Order\nimport java.util.*\nimport shop.common.Money as Cash\n'),
  ).toMatchInlineSnapshot(`
    "import Order as Order from shop.model
    import * from java.util
    import Money as Cash from shop.common
    module"
  `);
});

test('a controller with annotations, a primary constructor, properties and functions', async () => {
  expect(
    await print(`
      const val BASE = "/v1"

      @RestController
      @RequestMapping("$BASE/orders", produces = ["application/json"])
      class OrderController(private val orders: OrderService, @Value("\\\${page.size}") size: Int) : Base<Order>(size), Audited {
        private val log = LoggerFactory.getLogger(javaClass)
        @Autowired lateinit var clock: Clock
        val client: Client by lazy { Client(BASE) }
        val count: Int get() = orders.count()

        companion object {
          const val MAX = 10
          fun of(size: Int) = OrderController(OrderService(), size)
        }

        @GetMapping("/{id}")
        fun read(@PathVariable id: Long, @RequestParam(required = false) full: Boolean? = null): ResponseEntity<Order> {
          val order = orders.find(id) ?: throw NotFound("no $id of \${clock.zone}")
          this.clock = order.clock
          return ResponseEntity.ok(order)
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class OrderController < Base<Order>, Audited @RestController @RequestMapping(\`\${BASE}/orders\`, {produces: ["application/json"]})
      orders: OrderService
      size: Int @Value("\${page.size}")
      log = #0
      clock: Clock @Autowired
      client: Client = #2
      count: Int = #3
      static MAX = 10
    module
      BASE = "/v1"
      #0 LoggerFactory.getLogger(javaClass)
      #1 lazy(ƒ2)
      #3 orders.count()
    ƒ1 constructor(orders: OrderService, size: Int @Value("\${page.size}")) of C0
    ƒ2 (it) for #1
      #2 new Client(BASE)
      return #2
    ƒ3 static of(size: Int) of C0
      #4 new OrderController(#5, size)
      #5 new OrderService()
      return #4
    ƒ4 read(id: Long @PathVariable, full?: Boolean = null @RequestParam({required: false})): ResponseEntity<Order> of C0 @GetMapping("/{id}")
      order = #6 | ‹throw_expression›
      #6 orders.find(id)
      throw #7
      #7 new NotFound(\`no \${id} of \${clock.zone}\`)
      this.clock := order.clock in C0
      #8 ResponseEntity.ok(order)
      return #8
    export BASE = BASE
    export OrderController = C0"
  `);
});

test('entities, enums, objects and interfaces', async () => {
  expect(
    await print(`
      @Entity
      @Table(name = "orders", indexes = [Index(columnList = "email", unique = true)])
      data class Order(@Id val id: Long? = null, @field:Column(name = "mail") var email: String, val lines: List<Line>)
      enum class State(val code: String) { OPEN("o"), SENT("s") }

      object Orders : Table("orders") {
        val id = integer("id").autoIncrement()
      }

      interface OrderRepository : JpaRepository<Order, Long> { suspend fun findByEmail(email: String): List<Order> }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Order @Entity @Table({name: "orders", indexes: [{columnList: "email", unique: true}]})
      id?: Long = null @Id
      email: String @Column({name: "mail"})
      lines: List<Line>
    C1 enum State
      code: String
      static OPEN = "OPEN"
      static SENT = "SENT"
    C2 class Orders < Table
      static id = #1
    C3 interface OrderRepository < JpaRepository<Order, Long>
    module
      #0 integer("id")
      #1 #0.autoIncrement()
    ƒ1 constructor(id?: Long = null @Id, email: String @Column({name: "mail"}), lines: List<Line>) of C0
    ƒ2 constructor(code: String) of C1
    ƒ3 findByEmail(email: String): List<Order> of C3
    export Order = C0
    export State = C1
    export Orders = C2
    export OrderRepository = C3"
  `);
});

test('annotations that the grammar takes for an expression', async () => {
  expect(
    await print(`
import shop.Path

@RestController
@RequestMapping("/budget")
class BudgetController(private val budgets: Budgets) {
    @PostMapping("/now")
    fun now(): String = budgets.now()
}

class Budgets(private val store: Store) {
    fun now(): String = store.now()
}
`),
  ).toMatchInlineSnapshot(`
    "import Path as Path from shop
    C0 class BudgetController @RestController @RequestMapping("/budget")
      budgets: Budgets
    C1 class Budgets
      store: Store
    module
    ƒ1 constructor(budgets: Budgets) of C0
    ƒ2 now(): String of C0 @PostMapping("/now")
      #0 budgets.now()
      return #0
    ƒ3 constructor(store: Store) of C1
    ƒ4 now(): String of C1
      #1 store.now()
      return #1
    export BudgetController = C0
    export Budgets = C1"
  `);
});

test('blocks are the last argument of the call before them', async () => {
  expect(
    await print(`
      fun Application.module(orders: Orders) {
        routing {
          route("/api") {
            get("/orders/{id}") {
              val id = call.parameters["id"]
              call.respond(HttpStatusCode.OK, orders.find(id!!.toLong()))
            }
            authenticate("jwt") { post("/orders") { handle(call) } }
          }
        }
      }
      val list = orders.filter { it.open }.map(::render)
    `),
  ).toMatchInlineSnapshot(`
    "module
      list = #10
      #9 orders.filter(ƒ7)
      #10 #9.map(ƒ8)
    ƒ1 module(this: Application, orders: Orders)
      #0 routing(ƒ2)
    ƒ2 (it) for #0 in ƒ1
      #1 route("/api", ƒ3)
      return #1
    ƒ3 (it) for #1 in ƒ2
      #2 get("/orders/{id}", ƒ4)
      #6 authenticate("jwt", ƒ5)
      return #6
    ƒ4 (it) for #2 in ƒ3
      id = call.parameters.id
      #3 call.respond(HttpStatusCode.OK, #4)
      #4 orders.find(#5)
      #5 id.toLong()
      return #3
    ƒ5 (it) for #6 in ƒ3
      #7 post("/orders", ƒ6)
      return #7
    ƒ6 (it) for #7 in ƒ5
      #8 handle(call)
      return #8
    ƒ7 (it) for #9
      return it.open
    ƒ8 () for #10
      #11 render()
      return #11
    export module = ƒ1
    export list = list"
  `);
});

test('texts with holes, SQL, and what is computed', async () => {
  expect(
    await print(`
      fun find(name: String?, id: Long) {
        jdbc.query("SELECT * FROM orders WHERE name = '$name'" + " LIMIT 1", Order::class.java, named = true)
        val sql = """
          SELECT id FROM lines WHERE order_id = \${id}
        """.trimIndent()
        for (line in load(sql)) { line?.touch() }
        val kind = if (id > 3L) "big" else "small"
        val size = when (kind) { "big" -> 1; else -> { log(kind); 2 } }
        val told = try { tell(size) } catch (e: Gone) { null }
        Orders.select { Orders.id eq id and (Orders.name like "%x") }
        val (left, right) = pair
        foo(*ids, { a, _ -> a }, object : Handler<Foo> { override fun handle(foo: Foo) { save(foo) } })
        val rows = template.getForObject<Order>(sql)
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class < Handler<Foo> in ƒ1
    module
    ƒ1 find(name?: String, id: Long)
      #0 jdbc.query(\`SELECT * FROM orders WHERE name = '\${name}' LIMIT 1\`, Order, {named: true})
      sql of #0 \`SELECT * FROM orders WHERE name = '\${name}' LIMIT 1\`
      sql = \`
              SELECT id FROM lines WHERE order_id = \${id}
            \`
      sql \`
              SELECT id FROM lines WHERE order_id = \${id}
            \`
      line = each of #1
      #1 load(sql)
      #2 line.touch(), in loop
      kind = "big" | "small"
      size = 1 | 2
      #3 log(kind)
      told = #4 | null
      #4 tell(size), in try
      e: Gone = ‹caught›
      #5 Orders.select(ƒ2)
      left = (pair).component1
      right = (pair).component2
      #9 foo(...ids, ƒ3, C0)
      rows = #11
      #11 template.getForObject<Order>(sql)
    ƒ2 (it) for #5 in ƒ1
      #6 Orders.id.eq(id)
      #7 #6.and(#8)
      #8 Orders.name.like("%x")
      return #7
    ƒ3 (a, _) for #9 in ƒ1
      return a
    ƒ4 handle(foo: Foo) of C0 in ƒ1
      #10 save(foo)
    export find = ƒ1"
  `);
});

test.each([
  'class',
  'fun f(',
  'val x = "',
  'class A { fun',
  '@A(',
  'fun f() = when {',
  `${'a('.repeat(600)}`,
  `val x = ${'1 + '.repeat(6000)}1`,
])('broken code is survived: %s', async (text) => {
  await expect(outlineOf(text, 'kotlin')).resolves.toBeDefined();
});

test('a sign before a chain denies the whole of it', async () => {
  expect(
    await print(`
      fun check(id: String) {
        if (!orders.exists(id)) throw Missing(id)
        if (!catalog.copy(id).lendable) throw Missing(id)
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 check(id: String)
      #0 orders.exists(id)
      throw #1
      #1 new Missing(id)
      #2 catalog.copy(id)
      throw #3
      #3 new Missing(id)
    export check = ƒ1"
  `);
});

test('a call of get behind a variable is no getter of it', async () => {
  const text = `
    fun Route.boats() {
        val service by inject<Boats>()

        get("/boats") { call.respond(service.all()) }
        val other: Boats = Boats()
        get { call.respond(other) }
    }
    class Boat {
        val length: Int
            get() = 3
    }
  `;
  const outline = await outlineOf(text, 'kotlin');
  expect(outline.problems).toEqual([]);
  expect(printOutline(outline)).toMatchInlineSnapshot(`
    "C0 class Boat
      length: Int = 3
    module
    ƒ1 boats(this: Route)
      service = #0
      #0 inject<Boats>()
      #1 get("/boats", ƒ2)
      other: Boats = #4
      #4 new Boats()
      #5 get(ƒ3)
    ƒ2 (it) for #1 in ƒ1
      #2 call.respond(#3)
      #3 service.all()
      return #2
    ƒ3 (it) for #5 in ƒ1
      #6 call.respond(other)
      return #6
    export boats = ƒ1
    export Boat = C0"
  `);
});
