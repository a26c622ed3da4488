import { expect, test } from 'vitest';
import { spoken } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { inMemoryState } from '../../rules/scaling/in-memory-state.ts';

/** A cloakroom that keeps tickets in a field of what all handlers share. */
function cloakroom(type: string): Parameters<typeof systemOf>[0] {
  return {
    'Cargo.toml': '[package]\nname = "cloakroom"\n\n[dependencies]\naxum = "0.8"\ntokio = "1"\n',
    'src/main.rs': `use std::{collections::HashMap, sync::Arc};
use axum::{Router, extract::{Path, State}, routing::{delete, post}};
use tokio::sync::RwLock;
#[derive(Clone)]
struct Room { tickets: Arc<RwLock<${type}>> }
async fn take(State(room): State<Room>, Path(coat): Path<u32>) {
    room.tickets.write().await.entry(coat).or_default().push(1);
}
async fn give(State(room): State<Room>, Path(coat): Path<u32>) {
    room.tickets.write().await.remove(&coat);
}
#[tokio::main]
async fn main() {
    let room = Room { tickets: Arc::default() };
    let app = Router::new().route("/coats/{coat}", post(take)).route("/coats/{coat}", delete(give)).with_state(room);
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap(), app).await.unwrap();
}
`,
  };
}

test('a map behind a lock, in what handlers of Rust share, is memory of one process', async () => {
  const system = await systemOf(cloakroom('HashMap<u32, Vec<u32>>'));
  expect(spoken(inMemoryState, system)).toMatchInlineSnapshot(`
    "low: POST /coats/{coat} keeps tickets in the memory of one process
    As long as one process answers all requests this works; a restart or deployment loses tickets, and no second replica can see it.
    fix: Move tickets into a table, or into Redis under \`tickets:<id>\` with an expiry, and keep nothing between requests.
    at src/main.rs: room.tickets.write().await.entry(coat).or_default().push(1);
    at src/main.rs: let app = Router::new().route("/coats/{coat}", post(take)).route("/coats/{coat}", delete(give)).with_state(room);"
  `);
});

test('open connections belong to the process that holds them', async () => {
  expect(spoken(inMemoryState, await systemOf(cloakroom('HashMap<u32, Vec<mpsc::Sender<u32>>>')))).toBe('');
});
