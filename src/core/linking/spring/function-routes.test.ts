import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('routes of Spring that are functions are joined with their methods and with what guards their paths', async () => {
  const { endpoints } = await systemOf({
    'vines/pom.xml': '<project><artifactId>vines</artifactId></project>',
    'vines/src/main/java/vines/Routes.java': `package vines;
import static org.springframework.web.reactive.function.server.RequestPredicates.*;
import static org.springframework.web.reactive.function.server.RouterFunctions.*;
import org.springframework.context.annotation.*;
import org.springframework.security.config.web.server.ServerHttpSecurity;
@Configuration public class Routes {
  @Bean RouterFunction<ServerResponse> vines(Vines vines) {
    return route(GET("/vines"), vines::list).andRoute(POST("/vines").and(accept(JSON)), vines::plant)
      .andNest(path("/rows"), route(GET("/{row}"), vines::row));
  }
  @Bean RouterFunction<ServerResponse> casks(Vines vines) {
    return RouterFunctions.route().path("/casks", b -> b.DELETE("/{id}", vines::empty)).build();
  }
  @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {
    return http.authorizeExchange(e -> e.pathMatchers("/casks/**").hasRole("COOPER").anyExchange().permitAll()).build();
  }
}
`,
    'vines/src/main/java/vines/Vines.java': `package vines;
import org.springframework.web.reactive.function.server.*;
@Component public class Vines {
  public Mono<ServerResponse> list(ServerRequest request) { return null; }
  public Mono<ServerResponse> plant(ServerRequest request) { return null; }
  public Mono<ServerResponse> row(ServerRequest request) { return null; }
  public Mono<ServerResponse> empty(ServerRequest request) { return null; }
}
`,
    'cellar/build.gradle.kts': '',
    'cellar/src/main/kotlin/Cellar.kt': `import org.springframework.web.reactive.function.server.coRouter
class Cellar(private val racks: Racks) {
  fun routes() = coRouter {
    "/racks".nest {
      GET("/{rack}", racks::show)
    }
  }
}
class Racks { suspend fun show(request: ServerRequest) = ok() }
`,
  });
  const told = endpoints.map(
    ({ method, path, handler, guards }) =>
      `${method} ${path} by ${handler?.split('#').at(-1)}${guards.map(({ name }) => ` behind ${name}`).join('')}`,
  );
  expect(told).toEqual([
    'GET /racks/{rack} by Racks.show',
    "DELETE /casks/{id} by Vines.empty behind hasRole('COOPER')",
    'GET /rows/{row} by Vines.row',
    'GET /vines by Vines.list',
    'POST /vines by Vines.plant',
  ]);
});

test('filters stand before the routes of their builder and of those within it', async () => {
  const system = await systemOf({
    'vines/pom.xml': '<project><artifactId>vines</artifactId></project>',
    'vines/src/main/java/vines/Routes.java': `package vines;
import static org.springframework.web.servlet.function.RouterFunctions.route;
import org.springframework.web.servlet.function.*;
@Configuration public class Routes {
  @Bean RouterFunction<ServerResponse> vines(Vines vines) {
    return route().path("/vines", b -> b.GET("", vines::list).POST("", vines::plant))
      .filter((request, next) -> request.headers().firstHeader("key") == null ? ServerResponse.status(401).build() : next.handle(request))
      .build();
  }
  @Bean RouterFunction<ServerResponse> casks(Vines vines) {
    return route().GET("/casks", vines::list).build();
  }
}
`,
    'vines/src/main/java/vines/Vines.java': `package vines;
@Component public class Vines {
  public ServerResponse list(ServerRequest request) { return null; }
  public ServerResponse plant(ServerRequest request) { return null; }
}
`,
    'cellar/build.gradle.kts': '',
    'cellar/src/main/kotlin/Cellar.kt': `import org.springframework.web.reactive.function.server.coRouter
class Cellar(private val racks: Racks) {
  fun open() = coRouter { GET("/hours", racks::show) }
  fun routes() = coRouter {
    "/racks".nest { GET("/{rack}", racks::show) }
    filter { request, next -> if (request.headers().firstHeader("key") == null) status(HttpStatus.UNAUTHORIZED).buildAndAwait() else next(request) }
  }
}
class Racks { suspend fun show(request: ServerRequest) = ok() }
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "cellar GET /hours: 
    cellar GET /racks/{rack}: middleware authentication
    vines GET /casks: 
    vines GET /vines: middleware authentication
    vines POST /vines: middleware authentication"
  `);
});
