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
