use tide::{Request, Response, Result, StatusCode};

#[async_std::main]
async fn main() -> Result<()> {
    let mut app = tide::new();
    app.at("/").get(|_| async { Ok("sump") });
    app.at("/pumps").nest(pumps());
    let level = app.at("/levels/:shaft");
    level.get(read_level);
    level.put(set_level);
    app.listen("0.0.0.0:8080").await?;
    Ok(())
}

fn pumps() -> tide::Server<()> {
    let mut pumps = tide::new();
    pumps.at("/:id/start").post(start_pump);
    pumps
}

async fn read_level(req: Request<()>) -> Result {
    Ok(Response::from(req.param("shaft")?.to_string()))
}

async fn set_level(mut req: Request<()>) -> Result {
    let level: f64 = req.body_json().await?;
    Ok(Response::from(level.to_string()))
}

async fn start_pump(_req: Request<()>) -> Result {
    Ok(Response::new(StatusCode::Accepted))
}
