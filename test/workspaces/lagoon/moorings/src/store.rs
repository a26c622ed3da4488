use sqlx::PgPool;

use crate::buoys::Buoy;

#[async_trait::async_trait]
pub trait Buoys: Send + Sync {
    async fn after(&self, id: i64) -> Vec<Buoy>;
    async fn find(&self, id: i64) -> Option<Buoy>;
    async fn add(&self, name: &str, chain_meters: i32) -> Buoy;
    async fn remove(&self, id: i64);
}

pub struct BuoyStore {
    pool: PgPool,
}

impl BuoyStore {
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }
}

#[async_trait::async_trait]
impl Buoys for BuoyStore {
    async fn after(&self, id: i64) -> Vec<Buoy> {
        sqlx::query_as::<_, Buoy>("SELECT id, name, chain_meters FROM buoys WHERE id > $1 ORDER BY id LIMIT 50")
            .bind(id)
            .fetch_all(&self.pool)
            .await
            .unwrap()
    }

    async fn find(&self, id: i64) -> Option<Buoy> {
        sqlx::query_as!(Buoy, "SELECT id, name, chain_meters FROM buoys WHERE id = $1", id)
            .fetch_optional(&self.pool)
            .await
            .unwrap()
    }

    async fn add(&self, name: &str, chain_meters: i32) -> Buoy {
        let mut tx = self.pool.begin().await.unwrap();
        sqlx::query("INSERT INTO moored (buoy, at) VALUES ($1, now())").bind(name).execute(&mut *tx).await.unwrap();
        let buoy = sqlx::query_as(
            r#"
            INSERT INTO buoys (name, chain_meters)
            VALUES ($1, $2)
            RETURNING id, name, chain_meters
            "#,
        )
        .bind(name)
        .bind(chain_meters)
        .fetch_one(&mut *tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        buoy
    }

    async fn remove(&self, id: i64) {
        sqlx::query!("DELETE FROM buoys WHERE id = $1", id).execute(&self.pool).await.unwrap();
    }
}
