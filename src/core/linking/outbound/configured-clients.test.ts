import { expect, test } from 'vitest';
import { patienceText } from '../../../../test/support/patience-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('clients of Quarkus wait as settings say, else half a minute; their methods say that they try again', async () => {
  const system = await systemOf({
    'build.gradle':
      "dependencies {\n  implementation 'io.quarkus:quarkus-rest-client'\n  implementation 'io.quarkus:quarkus-rest'\n}\n",
    'src/main/resources/application.properties': `quarkus.rest-client.wicks.url=http://wicks
quarkus.rest-client.wicks.read-timeout=2s
quarkus.rest-client."candles.WaxClient".url=http://wax
`,
    'src/main/java/candles/WickClient.java': `package candles;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
@Path("/wicks") @RegisterRestClient(configKey = "wicks")
public interface WickClient {
  @GET @Path("/{id}") @Retry(maxRetries = 2) String wick(@PathParam("id") String id);
}
`,
    'src/main/java/candles/WaxClient.java': `package candles;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
@Path("/wax") @RegisterRestClient
public interface WaxClient { @GET String wax(); }
`,
    'src/main/java/candles/Candles.java': `package candles;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.rest.client.inject.RestClient;
@Path("/candles")
public class Candles {
  @Inject @RestClient WickClient wicks;
  @Inject @RestClient WaxClient wax;
  @GET @Path("/{id}") public String candle(@PathParam("id") String id) { return wicks.wick(id) + wax.wax(); }
}
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET wax /wax: 30000 ms by default
    GET wicks /wicks/{}: 2000 ms, retried"
  `);
});

test('a Feign client waits as settings say for it, or for all', async () => {
  const system = await systemOf({
    'build.gradle': '',
    'src/main/resources/application.yml': `spring.cloud.openfeign.client.config:
  default: { readTimeout: 5000 }
  wicks: { connectTimeout: 500, readTimeout: 1500 }
`,
    'src/main/java/candles/Clients.java': `package candles;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.*;
@FeignClient("wicks") interface Wicks { @GetMapping("/wicks") String wicks(); }
@FeignClient("wax") interface Wax { @GetMapping("/wax") String wax(); }
@RestController class Candles {
  private final Wicks wicks; private final Wax wax;
  Candles(Wicks wicks, Wax wax) { this.wicks = wicks; this.wax = wax; }
  @GetMapping("/candles") String candles() { return wicks.wicks() + wax.wax(); }
}
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET wax /wax: 5000 ms
    GET wicks /wicks: 1500 ms"
  `);
});

test('a client that the container of Symfony hands out waits and tries again as its settings say', async () => {
  const reader = (name: string, variable: string): string => `<?php
namespace App;
use Symfony\\Contracts\\HttpClient\\HttpClientInterface;
class ${name} {
    public function __construct(private HttpClientInterface $${variable}) {}
    public function read(): array { return $this->${variable}->request('GET', '/${name.toLowerCase()}')->toArray(); }
}
`;
  const system = await systemOf({
    'composer.json': '{ "autoload": { "psr-4": { "App\\\\": "src/" } } }',
    'config/packages/framework.yaml': `framework:
  http_client:
    default_options: { timeout: 8 }
    scoped_clients:
      wick.client: { base_uri: "http://wicks", timeout: 2.5, retry_failed: { max_retries: 2 } }
      wax.client: { base_uri: "http://wax", timeout: 3, max_duration: 4, retry_failed: false }
`,
    'config/services.yaml': `services:
  App\\Wax: { arguments: { $client: "@wax.client" } }
`,
    'src/Wick.php': reader('Wick', 'wickClient'),
    'src/Wax.php': reader('Wax', 'client'),
    'src/Mould.php': reader('Mould', 'httpClient'),
    'src/Candles.php': `<?php
namespace App;
use Symfony\\Component\\Routing\\Attribute\\Route;
class Candles {
    public function __construct(private Wick $wick, private Wax $wax, private Mould $mould) {}
    #[Route('/candles', methods: ['GET'])]
    public function candles() { return [$this->wick->read(), $this->wax->read(), $this->mould->read()]; }
}
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET ? /mould: 8000 ms
    GET wax /wax: 4000 ms
    GET wicks /wick: 2500 ms, retried"
  `);
});

test('a class of Ruby that mixes HTTParty in says how long its requests wait', async () => {
  const system = await systemOf({
    Gemfile: "gem 'sinatra'\ngem 'httparty'\n",
    'app.rb': `require 'sinatra'
class Wicks
  include HTTParty
  base_uri 'http://wicks'
  default_timeout 3
  def all = self.class.get('/wicks')
end
class Wax
  include HTTParty
  base_uri 'http://wax'
  open_timeout 1
  read_timeout 10
  def self.all
    get('/wax')
  end
end
get '/candles' do
  [Wicks.new.all, Wax.all]
end
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET wax /wax: 10000 ms
    GET wicks /wicks: 3000 ms"
  `);
});

test('an address of Symfony that a parameter stands in for', async () => {
  const system = await systemOf({
    'composer.json': '{ "autoload": { "psr-4": { "App\\\\": "src/" } } }',
    'config/packages/framework.yaml': `framework:
  http_client:
    scoped_clients:
      wick.client: { base_uri: "%env(default:wick_url:WICK_URL)%", timeout: 2.5 }
parameters:
  wick_url: "http://wicks"
`,
    'src/Candles.php': `<?php
namespace App;
use Symfony\\Component\\DependencyInjection\\Attribute\\Target;
use Symfony\\Component\\Routing\\Attribute\\Route;
use Symfony\\Contracts\\HttpClient\\HttpClientInterface;
class Candles {
    public function __construct(#[Target('wick.client')] private HttpClientInterface $client) {}
    #[Route('/candles', methods: ['GET'])]
    public function candles() { return $this->client->request('GET', '/wicks'); }
}
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`"GET wicks /wicks: 2500 ms"`);
});
