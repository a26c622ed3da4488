import { expect, test } from 'vitest';
import { componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Two programs of one module: what answers lies in a package of its own, beside one that both are made with. */
const mill = {
  'go.mod': 'module example.com/mill\n\ngo 1.22\n\nrequire github.com/go-chi/chi/v5 v5.0.12\n',
  'cmd/grinder/main.go': `package main
import (
	"net/http"
	"example.com/mill/internal/grinding"
	"example.com/mill/internal/telling"
)
func main() {
	telling.Start()
	_ = http.ListenAndServe(":8080", grinding.Routes())
}
`,
  'cmd/sieve/main.go': `package main
import (
	"net/http"
	"os"
	"time"
	"github.com/go-chi/chi/v5"
	"example.com/mill/internal/telling"
)
func main() {
	telling.Start()
	client := &http.Client{Timeout: 2 * time.Second}
	r := chi.NewRouter()
	r.Get("/flour", func(w http.ResponseWriter, req *http.Request) {
		_, _ = client.Get(os.Getenv("GRINDER_URL") + "/grains")
	})
	_ = http.ListenAndServe(":8081", r)
}
`,
  'cmd/migrate/main.go': 'package main\nfunc main() {}\n',
  'internal/grinding/routes.go': `package grinding
import (
	"net/http"
	"github.com/go-chi/chi/v5"
)
func Routes() http.Handler {
	r := chi.NewRouter()
	r.Get("/grains", func(w http.ResponseWriter, req *http.Request) {})
	return r
}
`,
  'internal/telling/telling.go': 'package telling\nfunc Start() {}\n',
};

const dockerfile = `FROM golang:1.22 AS build
ARG CMD
COPY . .
RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /out/app ./cmd/\${CMD}
FROM scratch
COPY --from=build /out/app /app
ENTRYPOINT ["/app"]
`;

test('a Dockerfile that is told which program of a Go module to build makes a service of each', async () => {
  const system = await systemOf({
    ...mill,
    Dockerfile: dockerfile,
    'compose.yaml': `services:
  stones: { build: { context: ., args: { CMD: grinder } } }
  sieve: { build: { context: ., args: [CMD=sieve] }, environment: { GRINDER_URL: "http://stones:8080" } }
`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "sieve: service of cmd/sieve  compose.yaml
    stones: service of cmd/grinder  compose.yaml"
  `);
  expect(system.endpoints.map(({ id }) => id)).toMatchInlineSnapshot(`
    [
      "endpoint:sieve:GET /flour",
      "endpoint:stones:GET /grains",
    ]
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"GET /flour → GET stones /grains, 2000 ms"`);
});

test('workloads of a cluster run the programs that they are called after, or that they are started with', async () => {
  const workload = (name: string, container: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { template: { spec: { containers: [${container}] } } }\n`;
  const system = await systemOf({
    ...mill,
    Dockerfile: 'FROM golang:1.22\nCOPY . .\nRUN go build -o /bin/ ./cmd/...\n',
    'deploy/mill.yaml': [
      workload('stones', '{ name: stones, image: "example.com/mill:1", command: ["/bin/grinder"] }'),
      workload('sieve', '{ name: sieve, image: "example.com/mill:1", command: ["/bin/sieve"] }'),
    ].join('---\n'),
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "sieve: service of cmd/sieve in 1 copies  deploy/mill.yaml
    stones: service of cmd/grinder in 1 copies  deploy/mill.yaml"
  `);
});

test('a module of which one program runs is one service, with its tools', async () => {
  const system = await systemOf({
    ...mill,
    Dockerfile:
      'FROM golang:1.22\nCOPY . .\nRUN go build -o /app ./cmd/grinder && go build -o /migrate ./cmd/migrate\n',
    'compose.yaml': 'services:\n  mill: { build: . }\n  db: { image: "postgres:16" }\n',
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "db: postgresql database  compose.yaml
    mill: service of   compose.yaml"
  `);
  expect(edgesText(system)).toBe('');
});

test('a module of which one program runs is one service, whatever other modules run', async () => {
  const module = (name: string, table: string): Readonly<Record<string, string>> => ({
    [`${name}/go.mod`]: `module example.com/${name}\n\ngo 1.22\n\nrequire github.com/jackc/pgx/v5 v5.5.5\n`,
    [`${name}/migrations/1.sql`]: `CREATE TABLE ${table} (id bigint PRIMARY KEY);\n`,
    [`${name}/cmd/${name}/main.go`]: `package main
import (
	"context"
	"net/http"
	"os"
	"github.com/jackc/pgx/v5/pgxpool"
)
func main() {
	pool, _ := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	http.HandleFunc("GET /${table}", func(w http.ResponseWriter, r *http.Request) {
		_, _ = pool.Exec(r.Context(), "DELETE FROM ${table} WHERE id = 1")
	})
	_ = http.ListenAndServe(":8080", nil)
}
`,
  });
  const stack = (name: string): string => `  ${name}:
    build: ./${name}
    environment: { DATABASE_URL: "postgres://${name}@${name}-db/${name}" }
  ${name}-db: { image: "postgres:16" }
`;
  const system = await systemOf({
    ...module('mills', 'stones'),
    ...module('carts', 'wheels'),
    'compose.yaml': `services:\n${stack('mills')}${stack('carts')}`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "carts: service of carts  compose.yaml
    carts-db: postgresql database  compose.yaml
    mills: service of mills  compose.yaml
    mills-db: postgresql database  compose.yaml"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "carts write carts-db
    mills write mills-db"
  `);
});
