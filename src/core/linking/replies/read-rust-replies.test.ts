import { expect, test } from 'vitest';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

async function answers(files: Readonly<Record<string, string>>): Promise<string> {
  const { endpoints } = await systemOf(files);
  const said = endpoints.map(({ method, path, responses }) => {
    const each = responses.map(({ status, shape }) => `${status}${shape === undefined ? '' : ` ${shapeText(shape)}`}`);
    return `${method} ${path}: ${each.join(', ')}`;
  });
  return said.join('\n');
}

test('handlers of axum answer what they return, and errors as their variants are called', async () => {
  const text = await answers({
    'Cargo.toml': '[package]\nname = "loom"\n[dependencies]\naxum = "0.8"\n',
    'src/main.rs': `mod error;
use axum::{extract::{Path, State}, http::StatusCode, response::IntoResponse, routing::{get, post}, Json, Router};
use crate::error::LoomError;
#[derive(Serialize)] struct Cloth { id: i64, pattern: String }
async fn list(State(shop): State<Shop>) -> Result<Json<Vec<Cloth>>, LoomError> { Ok(Json(shop.all().await?)) }
async fn weave(State(shop): State<Shop>, Json(body): Json<Cloth>) -> Result<impl IntoResponse, LoomError> {
    if shop.has(body.id) { return Err(LoomError::Conflict("there already".into())); }
    Ok((StatusCode::CREATED, Json(body)))
}
async fn show(State(shop): State<Shop>, Path(id): Path<i64>) -> Result<Json<Cloth>, LoomError> {
    shop.find(id).await.map(Json).ok_or(LoomError::NotFound)
}
async fn cut(State(shop): State<Shop>, Path(id): Path<i64>) -> Result<StatusCode, LoomError> {
    let cloth = shop.find(id).await.ok_or_else(|| LoomError::NotFound)?;
    if cloth.id == 1 { return Ok(StatusCode::ACCEPTED); }
    Ok(StatusCode::NO_CONTENT)
}
fn app(shop: Shop) -> Router {
    Router::new().route("/cloths", get(list).post(weave)).route("/cloths/{id}", get(show).delete(cut)).with_state(shop)
}
`,
    'src/error.rs': `use axum::{http::StatusCode, response::{IntoResponse, Response}};
pub enum LoomError { NotFound, Conflict(String), Thread(sqlx::Error) }
impl IntoResponse for LoomError {
    fn into_response(self) -> Response { StatusCode::INTERNAL_SERVER_ERROR.into_response() }
}
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "DELETE /cloths/{id}: 202, 204, 404
    GET /cloths: 200 [Cloth { id: integer, pattern: string }]
    GET /cloths/{id}: 200 Cloth { id: integer, pattern: string }, 404
    POST /cloths: 201, 409"
  `);
});

test('handlers of Actix answer by the response that they make', async () => {
  const text = await answers({
    'Cargo.toml': '[package]\nname = "dye"\n[dependencies]\nactix-web = "4"\n',
    'src/main.rs': `use actix_web::{get, post, web, App, HttpResponse, HttpServer, Responder};
#[post("/vats")]
async fn fill(vat: web::Json<Vat>) -> impl Responder { HttpResponse::Created().json(vat.into_inner()) }
#[get("/vats/{id}")]
async fn look(id: web::Path<i64>) -> HttpResponse {
    match find(*id) { Some(vat) => HttpResponse::Ok().json(vat), None => HttpResponse::NotFound().finish() }
}
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(fill).service(look)).bind("0.0.0.0:80")?.run().await
}
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "GET /vats/{id}: 200, 404
    POST /vats: 201"
  `);
});
