import { expect, test } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const routes = async (files: Readonly<Record<string, string>>): Promise<string> =>
  endpointsText(
    await systemOf({ 'pom.xml': '<project><groupId>reef</groupId><artifactId>reef</artifactId></project>', ...files }),
  );

test('Javalin stands below its context path, and roles behind what answers', async () => {
  expect(
    await routes({
      'src/main/java/reef/Main.java': `package reef;
import io.javalin.Javalin;
import static io.javalin.apibuilder.ApiBuilder.*;
public class Main {
  public static void main(String[] args) {
    var app = Javalin.create(config -> {
      config.router.contextPath = "/reef";
      config.router.apiBuilder(() -> path("/corals/{id}", () -> delete(Corals::cut, Role.DIVER)));
    }).start(7000);
    app.get("/tides", ctx -> ctx.result("low"));
  }
}
class Corals { static void cut(Context ctx) {} }
`,
    }),
  ).toMatchInlineSnapshot(`
    "DELETE /reef/corals/{id}  src/main/java/reef/Main.java:13
        behind Role.DIVER authorization
    GET /reef/tides  src/main/java/reef/Main.java:10"
  `);
});

test('what a block of Kotlin is applied to is still the router', async () => {
  expect(
    await routes({
      'src/main/kotlin/Main.kt': `import io.javalin.Javalin

fun main() {
  val app = Javalin.create().apply {
    exception(Exception::class.java) { e, ctx -> ctx.status(500) }
  }.start(7000)
  app.get("/shells") { ctx -> ctx.result("none") }
}
`,
    }),
  ).toMatchInlineSnapshot(`"GET /shells  src/main/kotlin/Main.kt:7"`);
});

test('Armeria by services, by a path of its own annotation and by patterns', async () => {
  expect(
    await routes({
      'src/main/java/reef/Main.java': `package reef;
import com.linecorp.armeria.server.*;
import com.linecorp.armeria.server.annotation.*;
public class Main {
  public static void main(String[] args) {
    Server.builder().http(8080).service("/tide", (ctx, request) -> HttpResponse.of(200)).annotatedService("/api", new Corals()).build().start();
  }
}
class Corals {
  @Post @Path("/corals") public void plant() {}
  @Get("prefix:/corals") public String below() { return ""; }
  @Delete("regex:^/corals/(?<id>.*)$") public void cut() {}
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/corals  src/main/java/reef/Main.java:11
    POST /api/corals  src/main/java/reef/Main.java:10
    ANY /tide  src/main/java/reef/Main.java:6"
  `);
});

test('Helidon registers services below a path', async () => {
  expect(
    await routes({
      'src/main/java/reef/Main.java': `package reef;
import io.helidon.webserver.http.*;
public class Main {
  static void routing(HttpRouting.Builder routing) {
    routing.get("/tide", Main::tide).register("/corals", new Corals());
  }
  static void tide(ServerRequest request, ServerResponse response) {}
}
class Corals implements HttpService {
  @Override public void routing(HttpRules rules) { rules.get("/", this::list).put("/{id}", this::plant); }
  void list(ServerRequest request, ServerResponse response) {}
  void plant(ServerRequest request, ServerResponse response) {}
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /corals  src/main/java/reef/Main.java:11
    PUT /corals/{id}  src/main/java/reef/Main.java:12
    GET /tide  src/main/java/reef/Main.java:7"
  `);
});

test('http4k binds methods within a path, and functions for all of them; Vert.x adds method to method', async () => {
  expect(
    await routes({
      'src/main/kotlin/reef/App.kt': `package reef

import org.http4k.core.*
import org.http4k.core.Method.*
import org.http4k.routing.*

fun app(): HttpHandler = routes(
  "/shells" bind routes(GET to ::list, PUT to ::list),
  "/echo" bind { request: Request -> Response(Status.OK) },
)

fun list(request: Request): Response = Response(Status.OK)
`,
      'src/main/java/reef/Waves.java': `package reef;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.*;
public class Waves {
  void start(io.vertx.core.Vertx vertx) {
    Router router = Router.router(vertx);
    router.route("/waves").method(HttpMethod.PUT).method(HttpMethod.PATCH).handler(this::roll);
  }
  void roll(RoutingContext context) {}
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "ANY /echo  src/main/kotlin/reef/App.kt:9
    GET /shells  src/main/kotlin/reef/App.kt:12
    PUT /shells  src/main/kotlin/reef/App.kt:12
    PATCH /waves  src/main/java/reef/Waves.java:9
    PUT /waves  src/main/java/reef/Waves.java:9"
  `);
});

test('parameters that a class gathers for Jakarta REST, and an object that Spring fills from the query', async () => {
  const { endpoints } = await systemOf({
    'fungi/pom.xml': '<project><artifactId>fungi</artifactId></project>',
    'fungi/src/main/java/f/Fungi.java': `package f;
import jakarta.ws.rs.*;
@Path("fungi")
public class Fungi {
  @GET public String list(@BeanParam Paging paging, @QueryParam("cap") String cap) { return ""; }
}
`,
    'fungi/src/main/java/f/Paging.java': `package f;
import jakarta.ws.rs.*;
public class Paging { @QueryParam("page") public int page; @HeaderParam("X-Size") public int size; public String note; }
`,
    'moss/pom.xml': '<project><artifactId>moss</artifactId></project>',
    'moss/src/main/java/m/Moss.java': `package m;
import org.springframework.web.bind.annotation.*;
@RestController
@RequestMapping("/moss")
public class Moss {
  @GetMapping public String find(MossFilter filter, Gardener gardener) { return ""; }
}
`,
    'moss/src/main/java/m/MossFilter.java': 'package m;\npublic record MossFilter(String shade, Integer depth) {}\n',
    'moss/src/main/java/m/Gardener.java': 'package m;\npublic record Gardener(String name) {}\n',
  });
  const lines = endpoints.map(({ path, parameters }) => [path, ...parameters.map((each) => `${each.in} ${each.name}`)]);
  expect(lines.sort()).toEqual([
    ['/fungi', 'query cap', 'query page', 'header X-Size'],
    ['/moss', 'query shade', 'query depth'],
  ]);
});
