use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    routing::{delete, get},
    Json, Router,
};
use serde::{Deserialize, Serialize};

use crate::Lagoon;

#[derive(Serialize, sqlx::FromRow)]
pub struct Buoy {
    pub id: i64,
    pub name: String,
    pub chain_meters: i32,
}

#[derive(Deserialize)]
pub struct NewBuoy {
    name: String,
    chain_meters: i32,
}

#[derive(Deserialize)]
pub struct Page {
    after: Option<i64>,
}

pub fn routes() -> Router<Lagoon> {
    Router::new().route("/", get(list).post(moor)).route("/{id}", get(show))
}

pub fn keeper_routes() -> Router<Lagoon> {
    Router::new().route("/buoys/{id}", delete(lift))
}

async fn list(State(lagoon): State<Lagoon>, Query(page): Query<Page>) -> Json<Vec<Buoy>> {
    Json(lagoon.buoys.after(page.after.unwrap_or(0)).await)
}

async fn show(State(lagoon): State<Lagoon>, Path(id): Path<i64>) -> Result<Json<Buoy>, StatusCode> {
    lagoon.buoys.find(id).await.map(Json).ok_or(StatusCode::NOT_FOUND)
}

async fn moor(State(lagoon): State<Lagoon>, Json(buoy): Json<NewBuoy>) -> (StatusCode, Json<Buoy>) {
    let depth = lagoon.depths.at(&buoy.name).await;
    let moored = lagoon.buoys.add(&buoy.name, buoy.chain_meters.max(depth)).await;
    (StatusCode::CREATED, Json(moored))
}

async fn lift(State(lagoon): State<Lagoon>, Path(id): Path<i64>) -> StatusCode {
    lagoon.buoys.remove(id).await;
    StatusCode::NO_CONTENT
}
