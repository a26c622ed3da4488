import { expect, it } from 'vitest';
import { resolverOf } from '../../../../test/support/resolver-of.ts';
import { routesOf } from '../../../../test/support/routes-of.ts';

it('takes routes as objects only: a server of go-zero has no method for a verb', async () => {
  const resolver = await resolverOf({
    'main.go': `package main
import ("net/http"; "github.com/zeromicro/go-zero/rest")
func main() {
  server := rest.MustNewServer(conf)
  server.AddRoute(rest.Route{Method: http.MethodGet, Path: "/moorings", Handler: moorings})
  server.Get("/cache-key", moorings)
}
func moorings(w http.ResponseWriter, r *http.Request) {}
`,
  });
  expect(routesOf(resolver).map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /moorings']);
});
