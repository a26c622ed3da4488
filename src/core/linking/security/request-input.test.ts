import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { sqlBuiltFromInput } from '../../rules/security/sql-built-from-input.ts';
import { ssrfUrlParameter } from '../../rules/security/ssrf-url-parameter.ts';

test('what a request holds is said as the language writes it', async () => {
  const system = await systemOf({
    'composer.json': '{ "require": { "laravel/framework": "^11.0" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }',
    'routes/api.php': "<?php\nuse App\\Finder;\nRoute::get('/plants', [Finder::class, 'find']);\n",
    'app/Finder.php': `<?php
namespace App;

use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\DB;

class Finder
{
    public function find(Request $request)
    {
        return DB::select("SELECT id FROM plants WHERE name = '" . $request->input('name') . "'");
    }
}
`,
  });
  expect(titles(sqlBuiltFromInput, system)).toMatchInlineSnapshot(`
    [
      "critical: GET /api/plants writes \`$request->input('name')\` into its SQL",
    ]
  `);
});

/** What handlers of axum do with what their types take out of a request. */
async function lagoon(handler: string): Promise<readonly string[]> {
  const system = await systemOf({
    'Cargo.toml': '[package]\nname = "lagoon"\n[dependencies]\naxum = "0.8"\nreqwest = "0.12"\nsqlx = "0.8"\n',
    'src/main.rs': `use axum::{extract::{Path, Query, State}, routing::get, Router};
#[derive(Deserialize)] struct Wanted { name: String, url: String, page: i64 }
#[derive(Clone)] struct App { http: reqwest::Client, db: sqlx::PgPool }
${handler}
fn app(state: App) -> Router { Router::new().route("/tides/{id}", get(tides)).with_state(state) }
`,
  });
  return [...titles(sqlBuiltFromInput, system), ...titles(ssrfUrlParameter, system)];
}

test('handlers of Rust take texts from callers by the types of their parameters', async () => {
  const asked = (body: string): string =>
    `async fn tides(State(app): State<App>, Path(id): Path<i64>, Query(wanted): Query<Wanted>) -> String { ${body} }`;
  expect(await lagoon(asked('app.http.get(&wanted.url).send().await.unwrap().text().await.unwrap()'))).toEqual([
    'high: GET /tides/{id} calls whatever address `wanted.url` names',
  ]);
  const splices = `sqlx::query(&format!("SELECT * FROM tides WHERE name = '{}'", wanted.name)).fetch_all(&app.db).await.unwrap();`;
  expect(await lagoon(asked(splices))).toEqual(['critical: GET /tides/{id} writes `wanted.name` into its SQL']);
  const numbered =
    'sqlx::query(&format!("SELECT * FROM tides LIMIT 20 OFFSET {}", wanted.page)).fetch_all(&app.db).await.unwrap();';
  expect(await lagoon(asked(numbered))).toEqual([]);
  const known =
    'if !ports.contains(&wanted.url) { return String::new(); } app.http.get(&wanted.url).send().await.unwrap();';
  expect(await lagoon(asked(known))).toEqual([]);
});
