import { expect, test } from 'vitest';
import { guardsText } from '../../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

test('middleware of axum guards by what it takes, however much that is', async () => {
  const system = await systemOf({
    'Cargo.toml': '[package]\nname = "pier"\n[dependencies]\naxum = "0.8"\n',
    'src/main.rs': `use std::time::Duration;
use axum::{extract::{FromRequestParts, Request, State}, middleware::{from_fn, from_fn_with_state, Next}, routing::get, Router};
use tower::ServiceBuilder;
fn app(state: Shared) -> Router {
  let open = Router::new().route("/tides", get(list));
  let berths = Router::new().route("/berths", get(list)).route_layer(from_fn_with_state(state.clone(), require_session));
  let ledger = Router::new().route("/ledger", get(list)).route_layer(from_fn(harbourmaster_only));
  let logbook = Router::new().route("/logbook", get(list)).route_layer(from_fn(aboard));
  Router::new()
    .nest("/pier", open.merge(berths).merge(ledger).merge(logbook))
    .layer(ServiceBuilder::new().layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(9))))
    .with_state(state)
}
async fn list() -> &'static str { "" }
async fn require_session(State(state): State<Shared>, jar: CookieJar, mut request: Request, next: Next) -> Result<Response, AppError> {
  let token = jar.get("session").ok_or(AppError::Unauthorized)?;
  Ok(next.run(request).await)
}
async fn harbourmaster_only(person: Person, request: Request, next: Next) -> Result<Response, AppError> {
  person.require(Role::Harbourmaster)?;
  Ok(next.run(request).await)
}
async fn aboard(person: Person, request: Request, next: Next) -> Response {
  note(&person.id);
  next.run(request).await
}
struct Person { id: i64, role: Role }
impl Person {
  fn require(&self, role: Role) -> Result<(), AppError> {
    if self.role == role { Ok(()) } else { Err(AppError::Forbidden) }
  }
}
impl<S> FromRequestParts<S> for Person {
  async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
    parts.headers.get("authorization").ok_or(AppError::Unauthorized)?;
    Ok(Person { id: 1, role: Role::Guest })
  }
}
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "pier GET /pier/berths: require_session authentication
    pier GET /pier/ledger: harbourmaster_only authorization
    pier GET /pier/logbook: aboard authentication
    pier GET /pier/tides: "
  `);
});
