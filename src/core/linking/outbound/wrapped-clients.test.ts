import { expect, test } from 'vitest';
import { callsText } from '../../../../test/support/facts-text.ts';
import { reviewFiles, systemOf } from '../../../../test/support/system-of.ts';

test('a client of Rust that a struct keeps has the base and the timeout that it was made with', async () => {
  const system = await systemOf({
    'docker-compose.yml': `services:
  bellows: { build: ./bellows, environment: { FORGE_URL: "http://forge:3000" } }
  forge: { build: ./forge }
`,
    'bellows/Cargo.toml': '[package]\nname = "bellows"\n[dependencies]\naxum = "0.7"\nreqwest = "0.12"\n',
    'bellows/src/config.rs': `pub struct Config { pub forge_url: String, pub coal_url: String }
impl Config {
    pub fn from_env() -> Self {
        Self {
            forge_url: std::env::var("FORGE_URL").expect("FORGE_URL"),
            coal_url: std::env::var("COAL_URL").unwrap_or_else(|_| "http://forge:3000".into()),
        }
    }
}
`,
    'bellows/src/forge.rs': `use std::time::Duration;
use reqwest::{Client, Url};

pub struct ForgeClient { http: Client, base_url: Url }

impl ForgeClient {
    pub fn new(base_url: &str) -> Self {
        let http = Client::builder().timeout(Duration::from_secs(3)).build().expect("client");
        Self { http, base_url: Url::parse(base_url).expect("url") }
    }
    pub async fn heat(&self, piece: &str) -> Result<String, reqwest::Error> {
        let url = self.base_url.join(&format!("/pieces/{piece}")).unwrap();
        self.http.get(url).send().await?.text().await
    }
}

pub struct CoalClient { http: Client, base_url: String }

impl CoalClient {
    pub fn new(base_url: String) -> Self { Self { http: Client::new(), base_url } }
    pub async fn shovel(&self) -> Result<String, reqwest::Error> {
        self.http.post(format!("{}/coal", self.base_url)).send().await?.text().await
    }
}
`,
    'bellows/src/main.rs': `mod config;
mod forge;
use axum::{extract::{Path, State}, routing::get, Router};
use std::sync::Arc;

struct App { forge: forge::ForgeClient, coal: forge::CoalClient }

#[tokio::main]
async fn main() {
    let settings = config::Config::from_env();
    let app = App { forge: forge::ForgeClient::new(&settings.forge_url), coal: forge::CoalClient::new(settings.coal_url) };
    let router = Router::new().route("/pieces/:id", get(piece)).with_state(Arc::new(app));
}

async fn piece(State(app): State<Arc<App>>, Path(id): Path<String>) -> String {
    app.coal.shovel().await.unwrap();
    app.forge.heat(&id).await.unwrap()
}
`,
    'forge/package.json': '{ "name": "forge", "dependencies": { "express": "5" } }',
    'forge/app.js': `const app = require('express')();
app.get('/pieces/:id', (req, res) => res.json({}));
app.post('/coal', (req, res) => res.json({}));
app.listen(3000);
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /pieces/{id} → GET forge /pieces/{}, with timeout
    GET /pieces/{id} → POST forge /coal, waits for ever"
  `);
});

test('variables that helpers of the workspace ask for are known by whom they are asked', async () => {
  const system = await systemOf({
    'docker-compose.yml': `services:
  gallery: { build: ./gallery, environment: { FRAMER_URL: "http://framer:3000", GILDER_URL: "http://gilder:3001" } }
  framer: { build: ./framer }
  gilder: { build: ./gilder }
`,
    'gallery/Cargo.toml': '[package]\nname = "gallery"\n[dependencies]\naxum = "0.8"\nreqwest = "0.12"\n',
    'gallery/src/main.rs': `use anyhow::Context;
use axum::{extract::State, routing::post, Router};
struct Config { framer_url: String, gilder_url: String, key: String }
impl Config {
    fn from_env() -> anyhow::Result<Self> {
        Ok(Self { framer_url: env("FRAMER_URL")?, gilder_url: demanded("GILDER_URL")?, key: demanded("KEY")? })
    }
}
fn env(name: &str) -> anyhow::Result<String> { std::env::var(name).with_context(|| format!("{name} is not set")) }
fn demanded(name: &str) -> anyhow::Result<String> { std::env::var(name).context("not set") }
#[derive(Clone)]
struct Works { http: reqwest::Client, framer: String, gilder: String }
async fn order(State(works): State<Works>) -> String {
    works.http.post(format!("{}/frames", works.framer)).send().await.unwrap();
    works.http.post(format!("{}/leaves", works.gilder)).send().await.unwrap().text().await.unwrap()
}
#[tokio::main]
async fn main() {
    let config = Config::from_env().unwrap();
    let works = Works { http: reqwest::Client::new(), framer: config.framer_url.clone(), gilder: config.gilder_url };
    let app = Router::new().route("/orders", post(order)).with_state(works);
}
`,
    'framer/package.json': '{ "name": "framer", "dependencies": { "express": "5" } }',
    'framer/app.js': `const app = require('express')();\napp.post('/frames', (req, res) => res.json({}));\napp.listen(3000);\n`,
    'gilder/package.json': '{ "name": "gilder", "dependencies": { "express": "5" } }',
    'gilder/app.js': `const app = require('express')();\napp.post('/leaves', (req, res) => res.json({}));\napp.listen(3001);\n`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "POST /orders → POST framer /frames, waits for ever
    POST /orders → POST gilder /leaves, waits for ever"
  `);
});

const timeoutsIn = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { review } = await reviewFiles(files);
  return review.findings.filter(({ rule }) => rule === 'missing-timeout').map(({ title }) => title);
};

const gradle = 'plugins { id("org.springframework.boot") }\n';

test('no client waits for ever that is told otherwise in the words of its library', async () => {
  expect(
    await timeoutsIn({
      'spring/build.gradle.kts': gradle,
      'spring/src/main/java/smithy/Clients.java': `package smithy;
import org.springframework.boot.web.client.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestClient;
@RestController class Clients {
  private final RestClient anvil;
  Clients(RestClient.Builder builder, Settings settings) {
    var factory = ClientHttpRequestFactorySettings.DEFAULTS.withReadTimeout(settings.timeout());
    this.anvil = builder.baseUrl("http://anvil").requestFactory(ClientHttpRequestFactories.get(factory)).build();
  }
  @GetMapping("/anvils") String list() { return anvil.get().uri("/anvils").retrieve().body(String.class); }
}
`,
      'reactive/build.gradle.kts': gradle,
      'reactive/src/main/java/smithy/Reactive.java': `package smithy;
import java.time.Duration;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.reactive.function.client.WebClient;
@RestController class Reactive {
  private final WebClient anvil = WebClient.create("http://anvil");
  @GetMapping("/hot") Object hot() {
    return anvil.get().uri("/anvils").retrieve().bodyToMono(String.class).timeout(Duration.ofSeconds(2));
  }
}
`,
      'ktor/build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-client-core") }\n',
      'ktor/src/Main.kt': `import io.ktor.client.HttpClient
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get
import io.ktor.server.application.*
import io.ktor.server.routing.*

val client = HttpClient { install(HttpTimeout) { requestTimeoutMillis = 2_000 } }

fun Application.module() {
  routing { get("/sparks") { client.get("http://anvil/sparks") } }
}
`,
      'php/composer.json':
        '{"name":"smithy/php","require":{"slim/slim":"^4","guzzlehttp/guzzle":"^7"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
      'php/public/index.php': `<?php
use GuzzleHttp\\Client;
use GuzzleHttp\\RequestOptions;
use Slim\\Factory\\AppFactory;
$app = AppFactory::create();
$client = new Client(['base_uri' => 'http://anvil', RequestOptions::TIMEOUT => 4.0]);
$app->get('/nails', function ($request, $response) use ($client) { $client->get('/nails'); return $response; });
`,
    }),
  ).toEqual([]);
});

test('a client of Rust without a timeout waits for ever, and is told so', async () => {
  expect(
    await timeoutsIn({
      'Cargo.toml': '[package]\nname = "tongs"\n[dependencies]\naxum = "0.7"\nreqwest = "0.12"\n',
      'src/main.rs': `use axum::{routing::get, Router};
struct Tongs { http: reqwest::Client }
impl Tongs {
    fn new() -> Self { Self { http: reqwest::Client::builder().user_agent("tongs").build().unwrap() } }
    async fn grip(&self) { self.http.get("http://anvil/nails").send().await.unwrap(); }
}
#[tokio::main]
async fn main() { let router = Router::new().route("/grip", get(grip)); }
async fn grip() { Tongs::new().grip().await; }
`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "tongs calls anvil with reqwest and waits for ever",
    ]
  `);
});

test('a client of Ktor has the base that its block says, whatever hands it over', async () => {
  const system = await systemOf({
    'docker-compose.yml': `services:
  smithy: { build: ./smithy, environment: { FORGE_URL: "http://forge:3000" } }
  forge: { build: ./forge }
`,
    'smithy/build.gradle.kts':
      'plugins { id("io.ktor.plugin") }\ndependencies { implementation("io.ktor:ktor-server-core") }\n',
    'smithy/src/main/kotlin/Clients.kt': `package smithy

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.get
import io.ktor.client.request.post

class ForgeClient(baseUrl: String) {
    private val client = HttpClient(CIO) {
        install(HttpTimeout) { requestTimeoutMillis = 3000 }
        defaultRequest { url(baseUrl) }
    }

    suspend fun piece(id: String) = client.get("pieces/$id")
}

val coals = HttpClient { defaultRequest { url("http://forge:3000/") } }
suspend fun shovel() = coals.post("coal")

val plain = HttpClient { expectSuccess = true }
suspend fun spark() = plain.get("sparks")
`,
    'smithy/src/main/kotlin/Main.kt': `package smithy

import io.ktor.server.application.*
import io.ktor.server.routing.*

fun Application.module() {
    val forge = ForgeClient(System.getenv("FORGE_URL"))
    routing {
        get("/pieces/{id}") { forge.piece("1") }
        post("/coal") { shovel() }
        get("/sparks") { spark() }
    }
}
`,
    'forge/package.json': '{ "name": "forge", "dependencies": { "express": "5" } }',
    'forge/app.js': `const app = require('express')();
app.get('/pieces/:id', (req, res) => res.json({}));
app.post('/coal', (req, res) => res.json({}));
app.listen(3000);
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /pieces/{id} → GET forge /pieces/1, with timeout
    GET /sparks → GET unknown /sparks, with timeout
    POST /coal → POST forge /coal, with timeout"
  `);
});

test('what Koin hands over by its type is followed, and its one client has the base of the settings', async () => {
  const system = await systemOf({
    'docker-compose.yml': 'services:\n  inn: { build: ./inn }\n  brewery: { build: ./brewery }\n',
    'inn/build.gradle.kts':
      'plugins { id("io.ktor.plugin") }\ndependencies { implementation("io.ktor:ktor-server-core") }\n',
    'inn/src/main/resources/application.yaml': 'brewery:\n  baseUrl: "http://brewery:3000"\n',
    'inn/src/main/kotlin/Main.kt': `package inn

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.get
import io.ktor.server.application.*
import io.ktor.server.config.ApplicationConfig
import io.ktor.server.response.*
import io.ktor.server.routing.*
import org.koin.core.module.dsl.singleOf
import org.koin.dsl.bind
import org.koin.dsl.module
import org.koin.ktor.ext.inject

interface Cellar {
    suspend fun casks(): String
}

class RemoteCellar(private val http: HttpClient) : Cellar {
    override suspend fun casks(): String {
        return http.get("/casks").body()
    }
}

fun cellarModule(config: ApplicationConfig) = module {
    single { HttpClient(CIO) { defaultRequest { url(config.property("brewery.baseUrl").getString()) } } }
    singleOf(::RemoteCellar) bind Cellar::class
}

fun Application.module() {
    routing { cellarRoutes() }
}

fun Route.cellarRoutes() {
    val cellar by inject<Cellar>()
    val spare: Cellar by inject()
    get("/casks") { call.respond(cellar.casks()) }
    get("/spare") { call.respond(spare.casks()) }
}
`,
    'brewery/package.json': '{ "name": "brewery", "dependencies": { "express": "5" } }',
    'brewery/app.js': `const app = require('express')();\napp.get('/casks', (req, res) => res.json([]));\napp.listen(3000);\n`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /casks → GET brewery /casks, waits for ever
    GET /spare → GET brewery /casks, waits for ever"
  `);
});
