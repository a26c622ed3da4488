import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

function channelsIn({ channels }: System): readonly string[] {
  const name = (operation: string | undefined): string => operation?.replace(/^.*#/, '') ?? 'nobody';
  return channels.map(({ broker, name: channel, publishers, consumers }) => {
    const [from, to] = [publishers, consumers].map((all) => all.map((use) => name(use.operation)).join(', '));
    return `${broker} ${channel}: ${from} → ${to}`;
  });
}

test('messages of FastStream, Watermill, Wolverine and Laravel', async () => {
  const system = await systemOf({
    'mail/requirements.txt': 'faststream\n',
    'mail/app.py': `from faststream import FastStream
from faststream.kafka import KafkaBroker
broker = KafkaBroker('kafka:9092')
app = FastStream(broker)
sent = broker.publisher('letters-sent')
@broker.subscriber('letters')
async def send(letter: str):
    await broker.publish(letter, topic='stamps')
    await sent.publish(letter)
`,
    'post/go.mod': 'module post\n\nrequire github.com/ThreeDotsLabs/watermill v1.4.0\n',
    'post/main.go': `package main
import "github.com/ThreeDotsLabs/watermill/message"
func main() {
  router, _ := message.NewRouter(message.RouterConfig{}, nil)
  router.AddNoPublisherHandler("sort", "parcels", nil, sort)
}
func sort(m *message.Message) error { return nil }
func drop(out message.Publisher) { out.Publish("parcels", message.NewMessage("1", nil)) }
`,
    'vans/Vans.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'vans/Vans.cs': `using Wolverine;
public record Load(int Id);
public class LoadHandler { public void Handle(Load load) { } }
`,
    'vans/VanController.cs': `using Microsoft.AspNetCore.Mvc;
using Wolverine;
[ApiController] [Route("vans")] public class VanController : ControllerBase {
  private readonly IMessageBus _bus;
  public VanController(IMessageBus bus) { _bus = bus; }
  [HttpPost] public async Task<IActionResult> Fill() { await _bus.PublishAsync(new Load(1)); return Ok(); }
}
`,
    'desk/composer.json':
      '{"name":"post/desk","require":{"laravel/framework":"^12"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'desk/routes/api.php':
      "<?php\nuse App\\Http\\Controllers\\DeskController;\nRoute::post('/letters', [DeskController::class, 'take']);\n",
    'desk/app/Http/Controllers/DeskController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Jobs\\Stamp;
use App\\Jobs\\Weigh;
use Illuminate\\Support\\Facades\\Bus;
use Illuminate\\Support\\Facades\\Redis;
class DeskController {
  public function take() {
    Bus::chain([new Weigh(), new Stamp()])->dispatch();
    Redis::publish('counter', '1');
  }
}
`,
    'desk/app/Jobs/Weigh.php':
      '<?php\nnamespace App\\Jobs;\nuse Illuminate\\Contracts\\Queue\\ShouldQueue;\nclass Weigh implements ShouldQueue { public function handle() {} }\n',
    'desk/app/Jobs/Stamp.php':
      '<?php\nnamespace App\\Jobs;\nuse Illuminate\\Contracts\\Queue\\ShouldQueue;\nclass Stamp implements ShouldQueue { public function handle() {} }\n',
  });
  expect(channelsIn(system).join('\n')).toMatchInlineSnapshot(`
    "kafka letters:  → send
    kafka letters-sent: send → 
    kafka stamps: send → 
    laravel-queue App\\Jobs\\Stamp: DeskController.take → Stamp.handle
    laravel-queue App\\Jobs\\Weigh: DeskController.take → Weigh.handle
    rabbitmq Load: VanController.Fill → LoadHandler.Handle
    redis counter: DeskController.take → 
    watermill parcels:  → sort"
  `);
});

test('clients whose addresses stand in settings, tags and pools', async () => {
  const system = await systemOf({
    'stock/package.json': '{"name":"stock","dependencies":{"express":"5"}}',
    'stock/app.js':
      "const app = require('express')();\napp.get('/stamps/:id', (visit, answer) => answer.json({}));\napp.listen(80);\n",
    'desk/composer.json':
      '{"name":"post/desk","require":{"symfony/framework-bundle":"^7"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
    'desk/config/packages/framework.yaml':
      "framework:\n  http_client:\n    scoped_clients:\n      stock.client:\n        base_uri: 'http://stock'\n",
    'desk/src/Controller/DeskController.php': `<?php
namespace App\\Controller;
use Symfony\\Component\\Routing\\Attribute\\Route;
use Symfony\\Contracts\\HttpClient\\HttpClientInterface;
class DeskController {
  public function __construct(private HttpClientInterface $stockClient) {}
  #[Route('/desk/{id}', methods: ['GET'])] public function show($id) { return $this->stockClient->request('GET', '/stamps/'.$id); }
}
`,
    'desk/src/Controller/AlbumController.php': `<?php
namespace App\\Controller;
use Symfony\\Component\\DependencyInjection\\Attribute\\Autowire;
use Symfony\\Component\\Routing\\Attribute\\Route;
use Symfony\\Contracts\\HttpClient\\HttpClientInterface;
class AlbumController {
  public function __construct(#[Autowire(service: 'stock.client')] private HttpClientInterface $client, private HttpClientInterface $httpClient) {}
  #[Route('/albums/{id}', methods: ['GET'])] public function show($id) { return $this->client->request('GET', '/stamps/'.$id); }
  #[Route('/albums', methods: ['GET'])] public function all() { return $this->httpClient->request('GET', '/stamps/1'); }
}
`,
    'shop/composer.json':
      '{"name":"post/shop","require":{"laravel/framework":"^12"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'shop/routes/api.php': `<?php
use Illuminate\\Support\\Facades\\Http;
Route::get('/shop', fn () => Http::pool(fn ($pool) => [$pool->get('http://stock/stamps/1')]));
`,
    'vans/go.mod': 'module vans\n',
    'vans/main.go': `package main
import "net/http"
type Settings struct { Stock string \`env:"STOCK_URL" envDefault:"http://stock"\` }
type Vans struct { base string }
func load(base string) *Vans { return &Vans{base: base} }
func (v *Vans) stamps(w http.ResponseWriter, r *http.Request) { http.Get(v.base + "/stamps/" + r.PathValue("id")) }
var settings Settings
func main() {
  vans := load(settings.Stock)
  http.HandleFunc("GET /vans/{id}", vans.stamps)
  http.ListenAndServe(":80", nil)
}
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /albums → GET unknown /stamps/1, 60000 ms by default
    GET /albums/{id} → GET stock /stamps/{}, 60000 ms by default
    GET /api/shop → GET stock /stamps/1, 30000 ms by default
    GET /desk/{id} → GET stock /stamps/{}, 60000 ms by default
    GET /vans/{id} → GET stock /stamps/{}, waits for ever"
  `);
});

test('jobs that django-crontab lists and intervals of Tokio', async () => {
  const system = await systemOf({
    'desk/requirements.txt': 'django\ndjango-crontab\n',
    'desk/manage.py': '',
    'desk/post/settings.py': "INSTALLED_APPS = ['django_crontab']\nCRONJOBS = [('0 4 * * *', 'post.cron.sweep')]\n",
    'desk/post/cron.py': 'from django.db import connection\ndef sweep(): pass\n',
    'mill/Cargo.toml': '[package]\nname = "mill"\n[dependencies]\ntokio = "1"\n',
    'mill/src/main.rs': `use std::time::Duration;
async fn turn() { let mut beat = tokio::time::interval(Duration::from_secs(60)); loop { beat.tick().await; } }
#[tokio::main] async fn main() { tokio::spawn(turn()); }
`,
  });
  expect(system.jobs.map(({ runs, schedule }) => `${runs?.replace(/^.*#/, '')} at ${schedule}`)).toEqual([
    'sweep at 0 4 * * *',
    'turn at every 60 s',
  ]);
});

test('a list of Redis is a queue where somebody waits for what stands in it', async () => {
  const system = await systemOf({
    'kiln/Cargo.toml': '[package]\nname = "kiln"\n[dependencies]\naxum = "0.8"\nredis = "0.29"\n',
    'kiln/src/main.rs': `use axum::{extract::State, routing::post, Router};
use redis::{aio::ConnectionManager, AsyncCommands};
const BATCHES: &str = "kiln:batches";
#[derive(Clone)]
struct Shop { redis: ConnectionManager }
async fn fire(State(shop): State<Shop>) -> &'static str {
    let mut redis = shop.redis.clone();
    let _: () = redis.lpush(BATCHES, "cups").await.unwrap();
    let _: () = redis.lpush("kiln:latest", "cups").await.unwrap();
    "fired"
}
async fn work(shop: Shop) {
    let mut redis = shop.redis.clone();
    loop { let (_, batch): (String, String) = redis.brpop(BATCHES, 0.0).await.unwrap(); }
}
#[tokio::main]
async fn main() {
    let redis = redis::Client::open("redis://redis").unwrap().get_connection_manager().await.unwrap();
    let shop = Shop { redis };
    tokio::spawn(work(shop.clone()));
    let app = Router::new().route("/fire", post(fire)).with_state(shop);
}
`,
    'glaze/go.mod': 'module glaze\nrequire github.com/redis/go-redis/v9 v9.7.0\n',
    'glaze/main.go': `package main
import ("context"; "net/http"; "github.com/redis/go-redis/v9")
var store = redis.NewClient(&redis.Options{Addr: "redis:6379"})
func dip(w http.ResponseWriter, r *http.Request) { store.RPush(r.Context(), "glaze:cups", "cup") }
func dry() { for { store.BLPop(context.Background(), 0, "glaze:cups") } }
func main() { go dry(); http.HandleFunc("POST /dip", dip); http.ListenAndServe(":80", nil) }
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "redis:glaze:cups: from glaze to glaze
    redis:kiln:batches: from kiln to kiln"
  `);
});
