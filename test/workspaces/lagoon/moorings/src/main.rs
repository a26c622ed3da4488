mod auth;
mod buoys;
mod depths;
mod store;

use std::sync::Arc;

use axum::{middleware, routing::get, Router};

use crate::depths::Depths;
use crate::store::BuoyStore;

const API: &str = "/v2";

#[derive(Clone)]
pub struct Lagoon {
    pub buoys: Arc<dyn store::Buoys>,
    pub depths: Arc<Depths>,
}

fn app(lagoon: Lagoon) -> Router {
    let keepers = Router::new()
        .merge(buoys::keeper_routes())
        .layer(middleware::from_fn(auth::require_keeper));

    Router::new()
        .route("/alive", get(|| async { "alive" }))
        .nest(&format!("{API}/buoys"), buoys::routes())
        .nest("/keeper", keepers)
        .with_state(lagoon)
}

#[tokio::main]
async fn main() {
    let pool = sqlx::PgPool::connect(&std::env::var("DATABASE_URL").unwrap()).await.unwrap();
    let lagoon = Lagoon { buoys: Arc::new(BuoyStore::new(pool)), depths: Arc::new(Depths::new()) };
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, app(lagoon)).await.unwrap();
}
