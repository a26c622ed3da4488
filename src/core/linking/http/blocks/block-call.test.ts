import { expect, test } from 'vitest';
import { systemOf } from '../../../../../test/support/system-of.ts';

/** A teahouse that asks another service for leaves, in the file of its routes. */
function teahouse(imports: string): Readonly<Record<string, string>> {
  return {
    'build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-server-core:3.0.0") }',
    'src/main/kotlin/Teahouse.kt': `package teahouse
${imports}
val client = HttpClient()
fun Application.teahouse() {
  routing {
    route("/pots") {
      get("/{id}") { call.respondText(client.get("http://leaves:8080/green").bodyAsText()) }
      post { client.post("http://leaves:8080/orders") { header("X-Pot", "1") } }
    }
  }
}
`,
  };
}

test.each([
  [
    'a star of the server',
    'import io.ktor.client.request.get\nimport io.ktor.client.request.post\nimport io.ktor.server.routing.*',
  ],
  [
    'each by its name, the client last',
    'import io.ktor.server.routing.*\nimport io.ktor.server.routing.get\nimport io.ktor.server.routing.post\nimport io.ktor.client.request.*\nimport io.ktor.client.request.get\nimport io.ktor.client.request.post',
  ],
])('routes of Ktor beside a client whose functions are called alike: %s', async (_, imports) => {
  const { endpoints } = await systemOf(teahouse(imports));
  expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /pots/{id}', 'POST /pots']);
});

test('what only a client of Ktor is asked is no route', async () => {
  const { endpoints } = await systemOf(
    teahouse('import io.ktor.client.request.get\nimport io.ktor.client.request.post'),
  );
  expect(endpoints).toEqual([]);
});
