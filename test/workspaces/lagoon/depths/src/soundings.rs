use actix_web::{dev::ServiceRequest, web, Error, HttpResponse, Responder};
use actix_web_httpauth::extractors::bearer::BearerAuth;

#[derive(serde::Deserialize)]
pub struct Sounding {
    meters: i32,
}

pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(web::resource("/soundings/{buoy}").route(web::get().to(read)));
}

async fn read(buoy: web::Path<String>) -> impl Responder {
    HttpResponse::Ok().json(lookup(&buoy))
}

pub async fn measure(buoy: web::Path<String>, sounding: web::Json<Sounding>) -> impl Responder {
    keep(&buoy, sounding.meters);
    HttpResponse::NoContent()
}

pub async fn check_surveyor(
    request: ServiceRequest,
    badge: BearerAuth,
) -> Result<ServiceRequest, (Error, ServiceRequest)> {
    verify(badge.token())?;
    Ok(request)
}
