package quarry.rail;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.JWTAuthHandler;

public class RailVerticle extends AbstractVerticle {
  @Override
  public void start() {
    Router router = Router.router(vertx);
    Router wagons = Router.router(vertx);
    router.route().handler(BodyHandler.create());
    router.route("/wagons/*").handler(JWTAuthHandler.create(null)).subRouter(wagons);
    router.get("/timetable").handler(this::timetable);
    wagons.get("/").handler(this::list);
    wagons.route("/:id/brakes").method(HttpMethod.PUT).handler(this::brake);
    router.route(HttpMethod.DELETE, "/signals/:id").handler(this::clear);
    vertx.createHttpServer().requestHandler(router).listen(8080);
  }

  private void timetable(RoutingContext context) {
    context.end("06:00");
  }

  private void list(RoutingContext context) {
    context.end("[]");
  }

  private void brake(RoutingContext context) {
    context.end(context.pathParam("id"));
  }

  private void clear(RoutingContext context) {
    context.response().setStatusCode(204).end();
  }
}
