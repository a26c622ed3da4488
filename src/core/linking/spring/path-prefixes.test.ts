import { expect, test } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const routes = async (files: Readonly<Record<string, string>>): Promise<string> => endpointsText(await systemOf(files));
const pom = '<project><groupId>sail</groupId><artifactId>sail</artifactId></project>';
const web =
  'package sail;\nimport org.springframework.web.bind.annotation.*;\nimport org.springframework.stereotype.*;\n';

test('a configuration puts prefixes before the controllers that it chooses', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/resources/application.properties': 'spring.mvc.servlet.path=/app\n',
      'src/main/java/sail/Web.java': `package sail;
import org.springframework.web.servlet.config.annotation.*;
public class Web implements WebMvcConfigurer {
  @Override public void configurePathMatch(PathMatchConfigurer configurer) {
    configurer.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class));
  }
}`,
      'src/main/java/sail/Masts.java': `${web}@RestController public class Masts { @GetMapping("/masts") String all() { return ""; } }`,
      'src/main/java/sail/Pages.java': `${web}@Controller public class Pages { @GetMapping("/about") String about() { return "about"; } }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /app/about  src/main/java/sail/Pages.java:4
    GET /app/api/masts  src/main/java/sail/Masts.java:4"
  `);
});

test('arguments that an annotation hands on count before its own', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/java/sail/ApiController.java': `${web}import org.springframework.core.annotation.AliasFor;
@RestController
@RequestMapping("/api")
public @interface ApiController {
  @AliasFor(annotation = RequestMapping.class, attribute = "path") String[] value() default {};
}`,
      'src/main/java/sail/Masts.java': `package sail;
import org.springframework.web.bind.annotation.GetMapping;
@ApiController("/masts") public class Masts { @GetMapping("/{id}") String one() { return ""; } }`,
      'src/main/java/sail/Booms.java': `package sail;
import org.springframework.web.bind.annotation.GetMapping;
@ApiController public class Booms { @GetMapping("/booms") String all() { return ""; } }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/booms  src/main/java/sail/Booms.java:3
    GET /masts/{id}  src/main/java/sail/Masts.java:3"
  `);
});

test('a method that overrides one of a generic class takes its place, and an exchange is answered by who implements it', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/java/sail/Crud.java': `${web}public abstract class Crud<T, ID> {
  @GetMapping("/{id}") T one(@PathVariable ID id) { return null; }
  @DeleteMapping("/{id}") void drop(@PathVariable ID id) { }
}`,
      'src/main/java/sail/Masts.java': `${web}@RestController @RequestMapping("/masts") public class Masts extends Crud<Mast, Long> {
  @Override @GetMapping("/{id}/full") Mast one(Long id) { return null; }
}`,
      'src/main/java/sail/CrewApi.java': `package sail;
import org.springframework.web.service.annotation.*;
@HttpExchange("/crew") public interface CrewApi { @GetExchange("/{id}") String one(long id); @PostExchange String hire(String name); }`,
      'src/main/java/sail/Crew.java': `${web}@RestController public class Crew implements CrewApi {
  public String one(long id) { return ""; }
  public String hire(String name) { return ""; }
}`,
    }),
  ).toMatchInlineSnapshot(`
    "POST /crew  src/main/java/sail/Crew.java:6
    GET /crew/{id}  src/main/java/sail/Crew.java:5
    DELETE /masts/{id}  src/main/java/sail/Crud.java:6
    GET /masts/{id}/full  src/main/java/sail/Masts.java:5"
  `);
});

test('functional routes stand below the base path, by constants, predicates and the path around', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/resources/application.yml': 'spring:\n  webflux:\n    base-path: /sea\n',
      'src/main/java/sail/Routes.java': `package sail;
import org.springframework.web.reactive.function.server.*;
import static org.springframework.web.reactive.function.server.RequestPredicates.*;
import static org.springframework.web.reactive.function.server.RouterFunctions.*;
public class Routes {
  static final String KNOTS = "/knots";
  RouterFunction<ServerResponse> routes(Hand hand) {
    return RouterFunctions.route().GET(KNOTS + "/{id}", hand::show)
      .path("/winches", b -> b.PUT(hand::turn))
      .add(route(method(HttpMethod.PATCH).and(path("/winches/{id}")), hand::turn))
      .build();
  }
}`,
      'src/main/java/sail/Hand.java': `package sail;
import org.springframework.web.reactive.function.server.*;
@Component public class Hand {
  Mono<ServerResponse> show(ServerRequest request) { return null; }
  Mono<ServerResponse> turn(ServerRequest request) { return null; }
}`,
      'src/main/kotlin/sail/Bells.kt': `package sail
import org.springframework.web.reactive.function.server.coRouter
class Bells(private val hand: Hand) {
  fun routes() = coRouter {
    path("/bells").nest {
      GET("/{id}", hand::show)
    }
  }
}`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /sea/bells/{id}  src/main/java/sail/Hand.java:4
    GET /sea/knots/{id}  src/main/java/sail/Hand.java:4
    PUT /sea/winches  src/main/java/sail/Hand.java:5
    PATCH /sea/winches/{id}  src/main/java/sail/Hand.java:5"
  `);
});

test('Quarkus puts its paths before resources, and a pattern is no path', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/resources/application.properties': 'quarkus.http.root-path=/q\nquarkus.rest.path=/api\n',
      'src/main/java/sail/Knots.java': `package sail;
import jakarta.ws.rs.*;
@Path("/knots") public class Knots { @GET @Path("/{id}") public String one(@PathParam("id") long id) { return ""; } }`,
      'src/main/java/sail/Signals.java': `package sail;
import io.quarkus.vertx.web.*;
@RouteBase(path = "/signals") public class Signals {
  @Route(path = "lamp", methods = {Route.HttpMethod.POST, Route.HttpMethod.PUT}) void lamp() {}
  @Route(regex = ".*flare.*") void flare() {}
}`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /q/api/knots/{id}  src/main/java/sail/Knots.java:3
    POST /q/signals/lamp  src/main/java/sail/Signals.java:4
    PUT /q/signals/lamp  src/main/java/sail/Signals.java:4"
  `);
});

test('repositories are exported without being marked where Spring Data REST is there', async () => {
  expect(
    await routes({
      'build.gradle': "dependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-data-rest'\n}\n",
      'src/main/java/sail/Sail.java':
        'package sail;\nimport jakarta.persistence.*;\n@Entity public class Sail { @Id Long id; String name; }',
      'src/main/java/sail/Sails.java': `package sail;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Sails extends JpaRepository<Sail, Long> { List<Sail> findByName(String name); }`,
      'src/main/java/sail/Ropes.java': `package sail;
import org.springframework.data.jpa.repository.JpaRepository;
interface Ropes extends JpaRepository<Sail, Long> { }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /sails  src/main/java/sail/Sails.java:3
        reads sail
    POST /sails  src/main/java/sail/Sails.java:3
        writes sail
    GET /sails/search/findByName  no handler
    DELETE /sails/{id}  src/main/java/sail/Sails.java:3
        reads sail
        writes sail
    GET /sails/{id}  src/main/java/sail/Sails.java:3
        reads sail
    PATCH /sails/{id}  src/main/java/sail/Sails.java:3
        reads sail
        writes sail
    PUT /sails/{id}  src/main/java/sail/Sails.java:3
        reads sail
        writes sail"
  `);
});

test('bare arguments of Kotlin are paths of one mapping', async () => {
  expect(
    await routes({
      'pom.xml': pom,
      'src/main/kotlin/sail/Flags.kt': `package sail
import org.springframework.web.bind.annotation.*
@RestController
@RequestMapping("/flags")
class Flags {
  @GetMapping("/{id}", "/by-name/{id}")
  fun one(@PathVariable id: String) = id
}`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /flags/by-name/{id}  src/main/kotlin/sail/Flags.kt:7
    GET /flags/{id}  src/main/kotlin/sail/Flags.kt:7"
  `);
});
