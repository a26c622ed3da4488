import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

async function policiesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { calls } = await systemOf(files);
  return calls.map(({ path, retry, circuitBreaker, timeout }) =>
    [path, retry ? 'retried' : '', circuitBreaker ? 'breaker' : '', timeout.kind]
      .filter((part) => part !== '')
      .join(' '),
  );
}

test('breakers and retries of Go stand around a call, or are a field that some function makes', async () => {
  expect(
    await policiesIn({
      'go.mod': 'module example.com/tide\n\ngo 1.22\n',
      'tide.go': `package tide
import (
	"net/http"
	"github.com/avast/retry-go/v4"
	"github.com/go-chi/chi/v5"
	"github.com/sony/gobreaker/v2"
)
type Tides struct { cb *gobreaker.CircuitBreaker[[]byte] }
func (t *Tides) High(w http.ResponseWriter, r *http.Request) {
	_, _ = t.cb.Execute(func() ([]byte, error) {
		_, err := http.Get("http://moon/high")
		return nil, err
	})
}
func (t *Tides) Low(w http.ResponseWriter, r *http.Request) {
	_ = retry.Do(func() error {
		_, err := http.Get("http://moon/low")
		return err
	}, retry.Attempts(3))
}
func (t *Tides) Spring(w http.ResponseWriter, r *http.Request) { _, _ = http.Get("http://moon/spring") }
func Routes(t *Tides) {
	r := chi.NewRouter()
	r.Get("/high", t.High)
	r.Get("/low", t.Low)
	r.Get("/spring", t.Spring)
	_ = http.ListenAndServe(":8080", r)
}
`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "/high breaker library-default",
      "/low retried library-default",
      "/spring library-default",
    ]
  `);
});

test('decorators of Python around the function that calls, of a package or of one’s own', async () => {
  expect(
    await policiesIn({
      'tides.py': `import backoff
import pybreaker
import requests
from fastapi import FastAPI
from tenacity import retry, stop_after_attempt

app = FastAPI()
breaker = pybreaker.CircuitBreaker(fail_max=5)

@retry(stop=stop_after_attempt(3))
def high():
    return requests.get("http://moon/high", timeout=2)

@breaker
@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)
def low():
    return requests.get("http://moon/low", timeout=2)

def timed(fn):
    return fn

@timed
def spring():
    return requests.get("http://moon/spring")

@app.get("/tides")
def tides():
    return [high(), low(), spring()]
`,
    }),
  ).toMatchInlineSnapshot(`
    [
      "/high retried set",
      "/low retried breaker set",
      "/spring library-default",
    ]
  `);
});

test('breakers of Spring Cloud give up in time, around a call or what is published of one', async () => {
  expect(
    await policiesIn({
      'pom.xml': '<project><artifactId>harbor</artifactId></project>',
      'src/main/java/harbor/TideClient.java': `package harbor;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
@Component
public class TideClient {
  private final WebClient client = WebClient.create("http://moon");
  Mono<Tide> high() { return client.get().uri("/high").retrieve().bodyToMono(Tide.class); }
  Mono<Tide> low() { return client.get().uri("/low").retrieve().bodyToMono(Tide.class); }
  Mono<Tide> spring() { return client.get().uri("/spring").retrieve().bodyToMono(Tide.class); }
}
`,
      'src/main/java/harbor/HarborController.java': `package harbor;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Mono;
@RestController
public class HarborController {
  private final TideClient tides;
  private final ReactiveCircuitBreakerFactory breakers;
  private final CircuitBreakerFactory plain;
  private final RestTemplate rest = new RestTemplate();
  public HarborController(TideClient tides, ReactiveCircuitBreakerFactory breakers, CircuitBreakerFactory plain) {
    this.tides = tides;
    this.breakers = breakers;
    this.plain = plain;
  }
  @GetMapping("/high") public Mono<Tide> high() {
    return tides.high().transform(it -> {
      ReactiveCircuitBreaker breaker = breakers.create("tides");
      return breaker.run(it, broken -> Mono.empty());
    });
  }
  @GetMapping("/low") public Mono<Tide> low() {
    return breakers.create("tides").run(tides.low(), broken -> Mono.empty());
  }
  @GetMapping("/neap") public Tide neap() {
    return plain.create("tides").run(() -> rest.getForObject("http://moon/neap", Tide.class), broken -> null);
  }
  @GetMapping("/spring") public Mono<Tide> spring() { return tides.spring(); }
}
`,
    }),
  ).toEqual(['/neap breaker set', '/high breaker set', '/low breaker set', '/spring library-default']);
});
