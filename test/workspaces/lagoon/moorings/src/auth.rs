use axum::{extract::Request, http::StatusCode, middleware::Next, response::Response};

/// Lets only keepers of the lagoon pass.
pub async fn require_keeper(request: Request, next: Next) -> Result<Response, StatusCode> {
    let badge = request.headers().get("authorization");
    match badge {
        Some(_) => Ok(next.run(request).await),
        None => Err(StatusCode::UNAUTHORIZED),
    }
}
