use actix_web::{get, web, App, HttpResponse, HttpServer, Responder};
use actix_web_httpauth::middleware::HttpAuthentication;

mod soundings;

#[get("/alive")]
async fn alive() -> impl Responder {
    HttpResponse::Ok().body("alive")
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        App::new()
            .service(alive)
            .configure(soundings::routes)
            .service(
                web::scope("/survey")
                    .wrap(HttpAuthentication::bearer(soundings::check_surveyor))
                    .route("/{buoy}", web::put().to(soundings::measure)),
            )
    })
    .bind(("0.0.0.0", 9000))?
    .run()
    .await
}
