use axum::{
    extract::{Path, Query, State},
    routing::{delete, get},
    Json, Router,
};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect, TransactionTrait};
use serde::Deserialize;

use crate::entity::{drawer, seed_packets};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    plant: String,
    sown_before: Option<i64>,
}

#[derive(Deserialize)]
pub struct NewPacket {
    label: String,
    #[serde(rename = "species")]
    plant: String,
}

pub fn routes() -> Router<DatabaseConnection> {
    Router::new()
        .route("/packets", get(search).post(add))
        .route("/packets/:id", get(show).delete(discard))
        .route("/drawers/:id", delete(burn))
}

async fn search(State(db): State<DatabaseConnection>, Query(search): Query<Search>) -> Json<Vec<seed_packets::Model>> {
    let found = seed_packets::Entity::find()
        .filter(seed_packets::Column::Plant.eq(search.plant))
        .order_by_asc(seed_packets::Column::Label)
        .limit(50)
        .all(&db)
        .await;
    Json(found.unwrap_or_default())
}

async fn show(State(db): State<DatabaseConnection>, Path(id): Path<i32>) -> Json<Option<seed_packets::Model>> {
    Json(seed_packets::Entity::find_by_id(id).one(&db).await.unwrap())
}

async fn add(State(db): State<DatabaseConnection>, Json(packet): Json<NewPacket>) {
    let made = seed_packets::ActiveModel::from(packet);
    seed_packets::Entity::insert(made).exec(&db).await.unwrap();
}

async fn discard(State(db): State<DatabaseConnection>, Path(id): Path<i32>) {
    seed_packets::Entity::delete_by_id(id).exec(&db).await.unwrap();
}

async fn burn(State(db): State<DatabaseConnection>, Path(id): Path<i32>) {
    let fire = db.begin().await.unwrap();
    seed_packets::Entity::delete_many()
        .filter(seed_packets::Column::DrawerId.eq(id))
        .exec(&fire)
        .await
        .unwrap();
    drawer::Entity::delete_by_id(id).exec(&fire).await.unwrap();
    fire.commit().await.unwrap();
}
