import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('exceptions of the workspace are answered as advice of Spring says, and nothing is answered as its annotation says', async () => {
  const kiln = 'kiln/src/main/java/kiln';
  const { endpoints } = await systemOf({
    'kiln/pom.xml': '<project><artifactId>kiln</artifactId></project>',
    [`${kiln}/Firings.java`]: `package kiln;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.*;
@RestController @RequestMapping("/firings") class Firings {
  @GetMapping("/{id}") Firing one(@PathVariable long id) { return found(id); }
  @PostMapping("/{id}/start") Firing start(@PathVariable long id) {
    Firing firing = found(id);
    if (firing.hot()) throw new StillHot(id);
    if (firing.broken()) throw new Cracked();
    return firing;
  }
  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void stop(@PathVariable long id) { found(id).stop(); }
  private Firing found(long id) { return Shelf.find(id).orElseThrow(() -> new NoSuchFiring(id)); }
}
`,
    [`${kiln}/Advice.java`]: `package kiln;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
@RestControllerAdvice class Advice {
  @ExceptionHandler ProblemDetail missing(NoSuchFiring e) { return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage()); }
  @ExceptionHandler(StillHot.class) ResponseEntity<String> hot(StillHot e) { return ResponseEntity.status(HttpStatus.CONFLICT).body("hot"); }
  @ExceptionHandler(Broken.class) @ResponseStatus(HttpStatus.GONE) String gone() { return "gone"; }
}
`,
    [`${kiln}/NoSuchFiring.java`]:
      'package kiln;\nclass NoSuchFiring extends RuntimeException { NoSuchFiring(long id) { super("" + id); } }\n',
    [`${kiln}/StillHot.java`]:
      'package kiln;\nclass StillHot extends RuntimeException { StillHot(long id) { super("" + id); } }\n',
    [`${kiln}/Broken.java`]: 'package kiln;\nabstract class Broken extends RuntimeException {}\n',
    [`${kiln}/Cracked.java`]: 'package kiln;\nclass Cracked extends Broken {}\n',
  });
  const said = endpoints.map(
    ({ method, path, responses }) => `${method} ${path} ${responses.map((each) => each.status).join(' ')}`,
  );
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "DELETE /firings/{id} 204 404
    GET /firings/{id} 200 404
    POST /firings/{id}/start 200 404 409 410"
  `);
});

test('exceptions are answered as a status page of Ktor says, and either of two statuses is known', async () => {
  const { endpoints } = await systemOf({
    'build.gradle.kts':
      'plugins { id("io.ktor.plugin") }\ndependencies { implementation("io.ktor:ktor-server-core") }\n',
    'src/main/kotlin/Main.kt': `package kiln
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.*
import io.ktor.server.plugins.statuspages.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
class NoSuchFiring(id: String) : RuntimeException(id)
fun Application.module() {
    install(StatusPages) {
        exception<NoSuchFiring> { call, cause -> call.respond(HttpStatusCode.NotFound, cause.message ?: "") }
    }
    routing {
        get("/firings/{id}") { call.respond(Shelf.find("1") ?: throw NoSuchFiring("1")) }
        delete("/firings/{id}") { call.respond(if (Shelf.stop("1")) HttpStatusCode.NoContent else HttpStatusCode.Conflict) }
    }
}
`,
  });
  const said = endpoints.map(
    ({ method, path, responses }) => `${method} ${path} ${responses.map((each) => each.status).join(' ')}`,
  );
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "DELETE /firings/{id} 204 409
    GET /firings/{id} 200 404"
  `);
});
