import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('steps over collections of Kotlin run for each item', async () => {
  const system = await systemOf({
    'build.gradle.kts':
      'plugins { id("io.ktor.plugin") }\ndependencies { implementation("io.ktor:ktor-server-core") }\n',
    'src/main/kotlin/Main.kt': `package inn
import io.ktor.server.application.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
import org.jetbrains.exposed.sql.*
object Rooms : Table("rooms") {
    val id = long("id")
    val name = text("name")
}
fun Application.module() {
    routing {
        get("/rooms") {
            val ids = listed(call)
            call.respond(ids.associateWith { id -> Rooms.selectAll().where { Rooms.id eq id }.single()[Rooms.name] })
        }
    }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`"GET /rooms → select rooms by id, in a loop"`);
});
