mod entity;
mod packets;

use sea_orm::{Database, DatabaseConnection};

#[tokio::main]
async fn main() {
    let db: DatabaseConnection = Database::connect(std::env::var("SEEDS_DATABASE_URL").unwrap()).await.unwrap();
    let listener = tokio::net::TcpListener::bind("0.0.0.0:8080").await.unwrap();
    axum::serve(listener, packets::routes().with_state(db)).await.unwrap();
}
