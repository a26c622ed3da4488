use warp::Filter;

#[tokio::main]
async fn main() {
    let routes = warp::path("sirens").and(sirens()).or(ready()).with(warp::log("sirens"));
    warp::serve(routes).run(([0, 0, 0, 0], 8080)).await;
}

fn sirens() -> impl Filter<Extract = (impl warp::Reply,), Error = warp::Rejection> + Clone {
    let sound = warp::path!(u32 / "sound")
        .and(warp::post())
        .and(with_horn())
        .and_then(sound_siren);
    let list = warp::path::end().and(warp::get()).map(|| "[]");
    sound.or(list)
}

fn ready() -> impl Filter<Extract = (impl warp::Reply,), Error = warp::Rejection> + Clone {
    warp::path!("ready").and(warp::get()).map(|| "yes")
}

fn with_horn() -> impl Filter<Extract = (u8,), Error = std::convert::Infallible> + Clone {
    warp::any().map(|| 3)
}

async fn sound_siren(id: u32, horn: u8) -> Result<impl warp::Reply, warp::Rejection> {
    Ok(format!("{} {}", id, horn))
}
