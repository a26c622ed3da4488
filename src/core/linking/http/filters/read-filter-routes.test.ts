import { expect, it } from 'vitest';
import { resolverOf } from '../../../../../test/support/resolver-of.ts';
import { readFilterRoutes } from './read-filter-routes.ts';

async function routesOf(text: string): Promise<readonly string[]> {
  const resolver = await resolverOf({ 'src/main.rs': text });
  return readFilterRoutes(resolver).map(({ method, path }) => `${method} ${path}`);
}

it('takes a name for what it was bound to last before', async () => {
  const routes = await routesOf(`
    use warp::Filter;
    async fn main() {
        let api = warp::path!("buoys").and(warp::get()).map(|| "[]");
        let other = api;
        let api = warp::path("v1").and(api);
        let api = api.or(warp::path!("ready").and(warp::get()).map(|| "yes"));
        warp::serve(api).run(([0, 0, 0, 0], 8080)).await;
    }`);
  expect(routes).toEqual(['GET /v1/buoys', 'GET /ready']);
});

it('leaves a filter that comes back to itself', async () => {
  const routes = await routesOf(`
    use warp::Filter;
    fn bells() -> Bells { bells().or(bells()).or(warp::path!("bells").and(warp::get()).map(|| "dong")) }
    fn main() { warp::serve(bells()); }`);
  expect(routes).toMatchInlineSnapshot(`
    [
      "GET /bells",
    ]
  `);
});
