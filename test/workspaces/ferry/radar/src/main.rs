use axum::{extract::State, routing::post, Router};
use lapin::options::BasicPublishOptions;
use rdkafka::producer::{FutureProducer, FutureRecord};
use std::time::Duration;

#[derive(Clone)]
struct Mast {
    sightings: FutureProducer,
    wires: async_nats::Client,
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/sightings", post(sight));
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:8200").await.unwrap(), app).await.unwrap();
}

async fn sight(State(mast): State<Mast>) {
    let record = FutureRecord::to("ships.seen").key("north").payload("{}");
    mast.sightings.send(record, Duration::from_secs(1)).await.unwrap();
    mast.wires.publish("freight.weighed", "{}".into()).await.unwrap();
    let connection = lapin::Connection::connect("amqp://rabbit", Default::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    channel.basic_publish("", "freight", BasicPublishOptions::default(), b"{}", Default::default()).await.unwrap();
}
