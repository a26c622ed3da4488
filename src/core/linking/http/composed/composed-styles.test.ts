import { expect, test } from 'vitest';
import { endpointsText } from '../../../../../test/support/facts-text.ts';
import { guardsText } from '../../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

const routes = async (files: Readonly<Record<string, string>>): Promise<string> =>
  endpointsText(await systemOf({ 'Cargo.toml': '[package]\nname = "loom"\n[dependencies]\n', ...files }));

test('axum by filters of methods, routers that functions go on with, and the router of utoipa', async () => {
  expect(
    await routes({
      'src/main.rs': `mod dyes;
use axum::{routing::{get, on, MethodFilter}, Router};
use utoipa_axum::{router::OpenApiRouter, routes};
#[tokio::main]
async fn main() {
    let app = with_yarn(Router::new().route("/looms", on(MethodFilter::DELETE, scrap)));
    let (documented, api) = OpenApiRouter::with_openapi(ApiDoc::openapi())
        .nest("/api/dyes", dyes::router())
        .split_for_parts();
    axum::serve(listener, app.merge(documented)).await.unwrap();
}
fn with_yarn(router: Router<State>) -> Router<State> {
    router.route("/yarn", get(scrap))
}
async fn scrap() {}
`,
      'src/dyes.rs': `use utoipa_axum::{router::OpenApiRouter, routes};
pub fn router() -> OpenApiRouter { OpenApiRouter::new().routes(routes!(list, mix)) }
#[utoipa::path(get, path = "")]
async fn list() {}
#[utoipa::path(post, path = "/mixed")]
async fn mix() {}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/dyes  src/dyes.rs:4
    POST /api/dyes/mixed  src/dyes.rs:6
    DELETE /looms  src/main.rs:15
    GET /yarn  src/main.rs:15"
  `);
});

test('Actix by methods, by several paths and by functions that configure for others', async () => {
  expect(
    await routes({
      'src/main.rs': `use actix_web::{http::Method, web, App, HttpServer};
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(web::scope("/mill").configure(config)).route("/warp", web::method(Method::PATCH).to(weave)))
        .bind("0.0.0.0:80")?.run().await
}
fn config(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource(["/wool", "/linen"]).route(web::get().to(weave)));
    spools(cfg);
}
fn spools(services: &mut web::ServiceConfig) { services.route("/spools", web::post().to(weave)); }
async fn weave() {}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /mill/linen  src/main.rs:12
    POST /mill/spools  src/main.rs:12
    GET /mill/wool  src/main.rs:12
    PATCH /warp  src/main.rs:12"
  `);
});

test('methods of axum that a function gives, verbs of a resource of Actix, and what an attribute wraps', async () => {
  const system = await systemOf({
    'looms/Cargo.toml': '[package]\nname = "looms"\n[dependencies]\naxum = "0.7"\n',
    'looms/src/main.rs': `use axum::{Router, routing::{get, MethodRouter}};
fn one() -> MethodRouter { get(weave).delete(scrap) }
async fn weave() {}
async fn scrap() {}
#[tokio::main]
async fn main() {
    let app = Router::new().route("/looms/:id", one());
    axum::serve(listener, app).await.unwrap();
}
`,
    'wool/Cargo.toml': '[package]\nname = "wool"\n[dependencies]\nactix-web = "4"\n',
    'wool/src/main.rs': `use actix_web::{put, web, App, HttpServer};
mod guards;
#[put("/wool/{id}", wrap = "crate::guards::RequireLogin")]
async fn dye() {}
async fn sell() {}
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(dye).service(web::resource("/bales/{id}").get(sell).delete(sell)))
        .bind("0.0.0.0:80")?.run().await
}
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "looms DELETE /looms/{id}: 
    looms GET /looms/{id}: 
    wool DELETE /bales/{id}: 
    wool GET /bales/{id}: 
    wool PUT /wool/{id}: RequireLogin authentication"
  `);
});

test('Rocket by names of methods, and what a fairing mounts', async () => {
  expect(
    await routes({
      'src/main.rs': `#[macro_use] extern crate rocket;
use rocket::fairing::AdHoc;
#[route("/shuttle", method = PATCH)]
fn shuttle() {}
#[get("/<id>")]
fn bobbin(id: u32) {}
fn stage() -> AdHoc {
    AdHoc::on_ignite("bobbins", |rocket| async { rocket.mount("/bobbins", routes![bobbin]) })
}
#[launch]
fn rocket() -> _ { rocket::build().mount("/", routes![shuttle]).attach(stage()) }
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /bobbins/{id}  src/main.rs:6
    PATCH /shuttle  src/main.rs:4"
  `);
});

test('poem-openapi answers by attributes of methods, below where the service is nested', async () => {
  expect(
    await routes({
      'src/main.rs': `use poem::Route;
use poem_openapi::{OpenApi, OpenApiService};
struct Cloth;
struct Seams;
#[OpenApi(prefix_path = "/cloth")]
impl Cloth {
    #[oai(path = "/", method = "get")]
    async fn list(&self) {}
    #[oai(path = "/:id", method = "delete")]
    async fn cut(&self) {}
}
#[OpenApi]
impl Seams {
    #[oai(path = "/seams", method = "post")]
    async fn sew(&self) {}
}
fn app() -> Route {
    let service = OpenApiService::new((Cloth, Seams), "Loom", "1.0");
    let ui = service.swagger_ui();
    Route::new().nest("/api", service).nest("/", ui)
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/cloth  src/main.rs:8
    DELETE /api/cloth/{id}  src/main.rs:10
    POST /api/seams  src/main.rs:15"
  `);
});

test('Loco takes lists of routes below its prefix, and Dropshot describes endpoints in attributes', async () => {
  expect(
    await routes({
      'src/lib.rs': 'pub mod app;\npub mod threads;\npub mod knots;\n',
      'src/app.rs': `use loco_rs::{app::{AppContext, Hooks}, controller::AppRoutes};
use crate::threads;
pub struct App;
impl Hooks for App {
    fn routes(_ctx: &AppContext) -> AppRoutes {
        AppRoutes::with_default_routes().prefix("/api").add_routes(vec![threads::routes()])
    }
}
`,
      'src/threads.rs': `use loco_rs::prelude::*;
pub async fn list() -> Result<Response> { format::empty() }
pub fn routes() -> Routes { Routes::new().prefix("threads").add("/", get(list)) }
`,
      'src/knots.rs': `use dropshot::endpoint;
#[endpoint { method = PUT, path = "/knots/{id}", tags = ["knots"] }]
async fn tie(request: RequestContext<Context>) -> Result<(), HttpError> { Ok(()) }
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/threads  src/threads.rs:2
    PUT /knots/{id}  src/knots.rs:3"
  `);
});

test('an extractor of axum that stands before routes turns away whom it refuses', async () => {
  const system = await systemOf({
    'Cargo.toml': `[package]
name = "gate"
version = "0.1.0"
[dependencies]
axum = "0.7"
`,
    'src/auth.rs': `use axum::{async_trait, extract::FromRequestParts, http::{request::Parts, StatusCode}, response::{IntoResponse, Response}};
pub struct Claims { pub sub: String, pub role: String }
pub struct AdminUser(pub Claims);
pub struct RequestId(pub String);
pub struct ApiKey;
pub enum AuthError { MissingToken, InvalidToken, Forbidden }
impl IntoResponse for AuthError {
    fn into_response(self) -> Response {
        let status = match self { AuthError::MissingToken | AuthError::InvalidToken => StatusCode::UNAUTHORIZED, AuthError::Forbidden => StatusCode::FORBIDDEN };
        status.into_response()
    }
}
#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for Claims {
    type Rejection = AuthError;
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let header = parts.headers.get("authorization").ok_or(AuthError::MissingToken)?;
        decode(header).map_err(|_| AuthError::InvalidToken)
    }
}
#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for AdminUser {
    type Rejection = AuthError;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let claims = Claims::from_request_parts(parts, state).await?;
        if claims.role != "admin" { return Err(AuthError::Forbidden); }
        Ok(AdminUser(claims))
    }
}
#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for RequestId {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, _s: &S) -> Result<Self, Self::Rejection> {
        Ok(RequestId("x".into()))
    }
}
#[async_trait]
impl<S: Send + Sync> FromRequestParts<S> for ApiKey {
    type Rejection = (StatusCode, &'static str);
    async fn from_request_parts(parts: &mut Parts, _s: &S) -> Result<Self, Self::Rejection> {
        if parts.headers.get("x-api-key").is_none() { return Err((StatusCode::UNAUTHORIZED, "missing key")); }
        Ok(ApiKey)
    }
}
fn decode(h: &axum::http::HeaderValue) -> Result<Claims, ()> { Err(()) }
`,
    'src/main.rs': `mod auth;
use axum::{routing::{get, post}, Router, Json, extract::{Path, State}};
use auth::{AdminUser, Claims, RequestId, ApiKey};
#[derive(Clone)] pub struct App;
#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/me", get(me))
        .route("/admin", post(admin))
        .route("/traced", get(traced))
        .route("/keyed", get(keyed))
        .route("/maybe", get(maybe))
        .nest("/inner", Router::new().route("/x", get(traced)).route_layer(axum::middleware::from_extractor::<ApiKey>()))
        .nest("/inner2", Router::new().route("/y", get(traced)).layer(axum::middleware::from_extractor_with_state::<Claims, _>(App)))
        .with_state(App);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
async fn me(claims: Claims) -> String { claims.sub }
async fn admin(AdminUser(user): AdminUser) -> String { user.sub }
async fn traced(id: RequestId) -> String { id.0 }
async fn keyed(_key: ApiKey) -> String { "x".into() }
async fn maybe(claims: Option<Claims>) -> String { "x".into() }
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /admin  src/main.rs:20
        behind AdminUser authorization
    GET /inner/x  src/main.rs:21
        behind ApiKey authentication
    GET /inner2/y  src/main.rs:21
        behind Claims authentication
    GET /keyed  src/main.rs:22
        behind ApiKey authentication
    GET /maybe  src/main.rs:23
        behind Claims authentication optional
    GET /me  src/main.rs:19
        behind Claims authentication
    GET /traced  src/main.rs:21"
  `);
});
