import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'rust'));

test('uses, modules and what is made public', async () => {
  expect(
    await print(`
      use axum::{routing::{get, post}, Router, extract::{Path, State as Shared}};
      use crate::orders::{self, repo::OrderRepo};
      use super::models::*;
      pub use self::errors::Missing;
      mod orders;
      #[cfg(test)]
      mod tests { fn skipped() {} }
    `),
  ).toMatchInlineSnapshot(`
    "import get as get from axum::routing
    import post as post from axum::routing
    import Router as Router from axum
    import Path as Path from axum::extract
    import State as Shared from axum::extract
    import orders as orders from crate
    import OrderRepo as OrderRepo from crate::orders::repo
    import * from super::models
    import Missing as Missing from self::errors
    import * as orders from self::orders
    module
    export Missing of Missing from self::errors
    export orders = orders"
  `);
});

test('structs, enums, traits and the methods of types', async () => {
  expect(
    await print(`
      #[derive(Debug, sqlx::FromRow)]
      #[serde(rename_all = "camelCase")]
      pub struct Order { pub id: i64, #[serde(rename = "mail")] email: Option<String> }
      struct Shared(PgPool, u8);
      enum Kind { Open, Sent(String) }
      pub trait Store: Send { async fn find(&self, id: i64) -> Result<Order, Error>; }
      impl Store for PgStore {
        async fn find(&self, id: i64) -> Result<Order, Error> {
          let order = sqlx::query_as::<_, Order>("SELECT * FROM orders WHERE id = $1").bind(id).fetch_one(&self.pool).await?;
          Ok(order)
        }
      }
      impl Order { const LIMIT: u32 = 10; pub fn new(id: i64) -> Self { Self { id, email: None } } }
    `),
  ).toMatchInlineSnapshot(`
    "C0 struct Order @derive(Debug, sqlx.FromRow) @serde({rename_all: "camelCase"})
      id: i64
      email: Option<String> @serde({rename: "mail"})
      static LIMIT = 10
    C1 struct Shared
      0: PgPool
      1: u8
    C2 enum Kind
      static Open = "Open"
      static Sent = "Sent"
    C3 interface Store < Send
    C4 struct PgStore < Store
    module
    ƒ1 async find(id: i64): Result<Order, Error> of C3
    ƒ2 async find(id: i64): Result<Order, Error> of C4
      order = #2
      #0 sqlx.query_as<_, Order>("SELECT * FROM orders WHERE id = $1")
      sql of #0 "SELECT * FROM orders WHERE id = $1"
      #1 #0.bind(id)
      #2 #1.fetch_one(this.pool)
      return order
    ƒ3 static new(id: i64): Self of C0
      return {id: id, email: None}
    export Order = C0
    export Shared = C1
    export Kind = C2
    export Store = C3"
  `);
});

test('handlers with attributes, routers as chains, and closures', async () => {
  expect(
    await print(`
      const BASE: &str = "/v1";
      #[get("/orders/{id}", guard = "Admin")]
      async fn show(path: web::Path<i64>, Json(body): Json<NewOrder>) -> impl Responder {
        HttpResponse::Created().json(body)
      }
      pub fn router(state: Shared) -> Router {
        let api = Router::new()
          .route("/orders", get(list).post(create))
          .route(&format!("{BASE}/orders/{}", "all"), get(|Path(id): Path<i64>| async move { show(id).await }));
        api.nest("/admin", admin::router()).with_state(state)
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
      BASE: &str = "/v1"
    ƒ1 async show(path: web::Path<i64>, body: Json<NewOrder>): impl Responder @get("/orders/{id}", {guard: "Admin"})
      #0 HttpResponse.Created()
      #1 #0.json(body)
      return #1
    ƒ2 router(state: Shared): Router
      api = #6
      #2 Router.new()
      #3 #2.route("/orders", #5)
      #4 get(list)
      #5 #4.post(create)
      #6 #3.route(\`\${BASE}/orders/all\`, #7)
      #7 get(ƒ3)
      #9 api.nest("/admin", #10)
      #10 admin.router()
      #11 #9.with_state(state)
      return #11
    ƒ3 (id: Path<i64>) for #7 in ƒ2
      #8 show(id)
      return #8
    export BASE = BASE
    export show = ƒ1
    export router = ƒ2"
  `);
});

test('loops, branches, macros and texts', async () => {
  expect(
    await print(`
      fn work(kind: Kind) -> u32 {
        for row in rows.iter() { touch(row.id); }
        if let Some(found) = lookup() { return found; }
        let size = match kind { Kind::Open => 1, _ => { note!("x", kind); 2 } };
        let many = vec![1, 2];
        sqlx::query!("UPDATE orders SET size = $1", size).execute(&pool).await?;
        let raw = r#"{"a": 1}"#;
        size * 3
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 work(kind: Kind): u32
      row = each of #0
      #0 rows.iter()
      #1 touch(row.id), in loop
      found = #2
      #2 lookup()
      size = 1 | 2
      #3 note("x", kind)
      many = [1, 2]
      #4 sqlx.query("UPDATE orders SET size = $1", size)
      sql "UPDATE orders SET size = $1"
      #5 #4.execute(pool)
      raw = "{\\"a\\": 1}"
      return found
    export work = ƒ1"
  `);
});

test('a path of texts and types is a list, a division is none', async () => {
  expect(
    await print(`
      fn ways() {
        let slip = path!("slips" / u32 / Uuid);
        let day = path!(Uuid / Day);
        note!(total / count, WIDTH / 2);
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 ways()
      slip = #0
      #0 path(["slips", u32, Uuid])
      day = #1
      #1 path([Uuid, Day])
      #2 note(‹binary_expression›, ‹binary_expression›)
    export ways = ƒ1"
  `);
});

test.each([
  'fn',
  'fn f(',
  'struct A {',
  'impl',
  '#[get("',
  'use a::{',
  `${'f('.repeat(600)}`,
  `fn f() { ${'1 + '.repeat(6000)}1 }`,
])('broken code is survived: %s', async (text) => {
  await expect(outlineOf(text, 'rust')).resolves.toBeDefined();
});

test('fields that a parameter takes out of a struct', async () => {
  const outline = await outlineOf(
    'async fn add(State(App { kites, mail: sender, .. }): State<App>) { kites.add(); sender.send(); }',
    'rust',
  );
  expect(outline.functions[1]?.parameters).toEqual([
    { name: '{}', type: 'State<App>', keys: ['kites', 'sender'], paths: ['kites', 'mail'] },
  ]);
});

test('a variable may be called raw, and pointers stay raw', async () => {
  const text = 'fn read(raw: String) { let job: Job = from_str(&raw)?; let at = &raw const job; keep(&raw.body, at); }';
  const outline = await outlineOf(text, 'rust');
  expect(outline.problems).toEqual([]);
  expect(printOutline(outline)).toMatchInlineSnapshot(`
    "module
    ƒ1 read(raw: String)
      job: Job = #0
      #0 from_str(raw)
      at = job
      #1 keep(raw.body, at)
    export read = ƒ1"
  `);
});
