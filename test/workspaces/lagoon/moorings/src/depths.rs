use std::time::Duration;

use reqwest::Client;

pub struct Depths {
    http: Client,
}

impl Depths {
    pub fn new() -> Self {
        Self { http: Client::builder().timeout(Duration::from_secs(2)).build().unwrap() }
    }

    /// Meters below the buoy at low tide.
    pub async fn at(&self, buoy: &str) -> i32 {
        let url = format!("http://depths:9000/soundings/{buoy}");
        self.http.get(&url).send().await.unwrap().json().await.unwrap()
    }
}
