import { expect, test } from 'vitest';
import { accessesText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a path begins with a module, also beside a router or a row of the same name', async () => {
  const system = await systemOf({
    'Cargo.toml': '[package]\nname = "vineyard"\n\n[dependencies]\naxum = "0.8"\nsqlx = "0.8"\n',
    'migrations/1_vines.sql': 'CREATE TABLE vines (id bigint PRIMARY KEY, sort text NOT NULL);',
    'src/main.rs': `mod rows;
mod vines;
use axum::{Router, routing::get};
#[tokio::main]
async fn main() {
    let pool = sqlx::PgPool::connect("postgres://db").await.unwrap();
    let vines = Router::new().route("/", get(vines::list)).route("/{id}", get(vines::show));
    let app = Router::new().nest("/vines", vines).with_state(pool);
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap(), app).await.unwrap();
}
`,
    'src/rows.rs': `use sqlx::PgPool;
pub async fn all(pool: &PgPool) -> Vec<String> {
    sqlx::query_scalar("SELECT sort FROM vines ORDER BY sort LIMIT 20").fetch_all(pool).await.unwrap()
}
pub async fn one(pool: &PgPool, id: i64) -> Option<String> {
    sqlx::query_scalar("SELECT sort FROM vines WHERE id = $1").bind(id).fetch_optional(pool).await.unwrap()
}
`,
    'src/vines.rs': `use crate::rows;
use axum::{Json, extract::{Path, State}};
use sqlx::PgPool;
pub async fn list(State(pool): State<PgPool>) -> Json<Vec<String>> {
    let rows = rows::all(&pool).await;
    Json(rows)
}
pub async fn show(State(pool): State<PgPool>, Path(id): Path<i64>) -> Json<Option<String>> {
    Json(rows::one(&pool, id).await)
}
`,
  });
  expect([endpointsText(system), accessesText(system)].join('\n')).toMatchInlineSnapshot(`
    "GET /vines  src/vines.rs:4
        reads vines
    GET /vines/{id}  src/vines.rs:8
        reads vines
    GET /vines → select vines sorted by sort limited
    GET /vines/{id} → select vines by id"
  `);
});
