mod schema;

use actix_web::{delete, get, put, web, App, HttpResponse, HttpServer};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};

use crate::schema::plots;

type Database = Pool<ConnectionManager<PgConnection>>;

#[derive(Queryable)]
pub struct Plot {
    pub id: i32,
    pub bed: String,
    pub flooded: bool,
}

#[derive(serde::Deserialize)]
pub struct Flood {
    flooded: bool,
}

#[get("/plots/dry")]
async fn dry(db: web::Data<Database>) -> HttpResponse {
    let mut conn = db.get().unwrap();
    let found = plots::table
        .filter(plots::flooded.eq(false).and(plots::bed.like("north%")))
        .order(plots::id.desc())
        .limit(20)
        .load::<Plot>(&mut conn);
    HttpResponse::Ok().json(found.is_ok())
}

#[put("/plots/{bed}/{id}")]
async fn flood(db: web::Data<Database>, path: web::Path<(String, i32)>, flood: web::Json<Flood>) -> HttpResponse {
    let mut conn = db.get().unwrap();
    diesel::update(plots::table.find(path.1))
        .set(plots::flooded.eq(flood.flooded))
        .execute(&mut conn)
        .unwrap();
    HttpResponse::NoContent().finish()
}

#[delete("/plots/{id}")]
async fn give_up(db: web::Data<Database>, id: web::Path<i32>) -> HttpResponse {
    let mut conn = db.get().unwrap();
    diesel::delete(plots::table.filter(plots::id.eq(*id))).execute(&mut conn).unwrap();
    HttpResponse::NoContent().finish()
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(dry).service(flood).service(give_up))
        .bind(("0.0.0.0", 8080))?
        .run()
        .await
}
