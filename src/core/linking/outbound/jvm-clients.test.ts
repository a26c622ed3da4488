import { expect, test } from 'vitest';
import { accessesText, callsText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a client of Jakarta REST sends to the target that its steps put together', async () => {
  const system = await systemOf({
    'orders/pom.xml': `<project><artifactId>orders</artifactId><dependencies><dependency><groupId>jakarta.ws.rs</groupId><artifactId>jakarta.ws.rs-api</artifactId></dependency></dependencies></project>
`,
    'orders/src/main/java/shop/OrderResource.java': `package shop;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
@Path("/orders")
public class OrderResource {
  @Inject StockClient stock;
  @GET @Path("{id}") public Stock get(@PathParam("id") String id) { return stock.find(id); }
  @POST public void create(Reservation r) { stock.reserve(r); }
  @DELETE @Path("{id}") public void drop(@PathParam("id") String id) { stock.drop(id); }
  @PUT @Path("{id}") public void put(@PathParam("id") String id) { stock.any(id); }
}
`,
    'orders/src/main/java/shop/StockClient.java': `package shop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
@ApplicationScoped
public class StockClient {
  private static final String BASE = "http://stock:8080/api";
  private final Client client = ClientBuilder.newClient();
  private final WebTarget pieces = client.target(BASE).path("pieces");
  public Stock find(String id) {
    return client.target(BASE).path("pieces").path("{id}").resolveTemplate("id", id).request(MediaType.APPLICATION_JSON).get(Stock.class);
  }
  public void reserve(Reservation r) {
    client.target("http://stock:8080/api/reservations").request().post(Entity.json(r));
  }
  public void drop(String id) {
    pieces.path(id).request().delete();
  }
  public void any(String id) {
    pieces.path(id).request().method("PUT", Entity.json(id));
  }
}
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "DELETE /orders/{id} → DELETE stock /api/pieces/{}, waits for ever
    GET /orders/{id} → GET stock /api/pieces/{}, waits for ever
    POST /orders → POST stock /api/reservations, waits for ever
    PUT /orders/{id} → PUT stock /api/pieces/{}, waits for ever"
  `);
});

test('a client of Vert.x is told host and port, and patterns of its router are paths', async () => {
  const system = await systemOf({
    'gate/pom.xml': `<project><artifactId>gate</artifactId><dependencies><dependency><groupId>io.vertx</groupId><artifactId>vertx-web-client</artifactId></dependency></dependencies></project>
`,
    'gate/src/main/java/gate/MainVerticle.java': `package gate;
import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
public class MainVerticle extends AbstractVerticle {
  private WebClient client;
  @Override public void start() {
    client = WebClient.create(vertx);
    Router router = Router.router(vertx);
    router.get("/boats/:id").handler(this::boat);
    router.getWithRegex("/files/(?<name>[^/]+)").handler(this::file);
    router.getWithRegex(".*\\\\.pdf").handler(this::file);
    router.post("/boats").handler(this::add);
    vertx.createHttpServer().requestHandler(router).listen(8080);
  }
  private void boat(RoutingContext ctx) {
    client.get(8080, "fleet", "/boats/" + ctx.pathParam("id")).send().onSuccess(r -> ctx.end(r.body()));
  }
  private void file(RoutingContext ctx) {
    client.getAbs("http://store:9000/files/x").send();
  }
  private void add(RoutingContext ctx) {
    WebClient own = WebClient.create(vertx, new WebClientOptions().setDefaultHost("fleet").setDefaultPort(8080));
    own.post("/boats").sendJson(ctx.body().asJsonObject());
    client.requestAbs(io.vertx.core.http.HttpMethod.PUT, "http://store:9000/boats").send();
  }
}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /boats  gate/src/main/java/gate/MainVerticle.java:24
    GET /boats/{id}  gate/src/main/java/gate/MainVerticle.java:18
    GET /files/{name}  gate/src/main/java/gate/MainVerticle.java:21
    GET /{param}.pdf  gate/src/main/java/gate/MainVerticle.java:21"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /boats/{id} → GET fleet /boats/{}, waits for ever
    GET /files/{name} → GET store /files/x, waits for ever
    GET /{param}.pdf → GET store /files/x, waits for ever
    POST /boats → POST fleet /boats, waits for ever
    POST /boats → PUT store /boats, waits for ever"
  `);
});

test('an interface of Micronaut sends to the service it names, and a join reads another table', async () => {
  const system = await systemOf({
    'shop/build.gradle': `plugins { id "io.micronaut.application" }
dependencies { implementation "io.micronaut:micronaut-http-client" }
`,
    'shop/src/main/java/shop/GuestClient.java': `package shop;
import io.micronaut.http.annotation.*;
import io.micronaut.http.client.annotation.Client;
@Client("\${guests.url}/guests")
public interface GuestClient {
  @Get("/{id}") Guest find(String id);
}
`,
    'shop/src/main/java/shop/Line.java': `package shop;
import io.micronaut.data.annotation.*;
@MappedEntity("order_lines")
public class Line {
  @Id @GeneratedValue private Long id;
  @Relation(Relation.Kind.MANY_TO_ONE) private Order order;
  private String sku;
}
`,
    'shop/src/main/java/shop/Order.java': `package shop;
import io.micronaut.data.annotation.*;
import java.util.List;
@MappedEntity("orders")
public class Order {
  @Id @GeneratedValue private Long id;
  private String state;
  @Relation(value = Relation.Kind.ONE_TO_MANY, mappedBy = "order") private List<Line> lines;
}
`,
    'shop/src/main/java/shop/OrderController.java': `package shop;
import io.micronaut.http.annotation.*;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
@Controller("/orders")
public class OrderController {
  private final StockClient stock; private final PriceClient prices; private final GuestClient guests; private final OrderRepository orders;
  @Inject @Client("http://mail:8080") HttpClient mail;
  public OrderController(StockClient stock, PriceClient prices, GuestClient guests, OrderRepository orders) { this.stock = stock; this.prices = prices; this.guests = guests; this.orders = orders; }
  @Get("/{id}") public Piece get(String id) { prices.price(id); guests.find(id); return stock.find(id); }
  @Post public void create(@Body Reservation r) { stock.reserve(r); mail.toBlocking().exchange(HttpRequest.POST("/mails", r)); }
  @Get("/by/{state}") public java.util.List<Order> by(String state) { return orders.findByState(state); }
}
`,
    'shop/src/main/java/shop/OrderRepository.java': `package shop;
import io.micronaut.data.annotation.*;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface OrderRepository extends CrudRepository<Order, Long> {
  @Join("lines")
  List<Order> findByState(String state);
}
`,
    'shop/src/main/java/shop/PriceClient.java': `package shop;
import io.micronaut.http.annotation.*;
import io.micronaut.http.client.annotation.Client;
@Client("http://prices:8080/v1")
public interface PriceClient {
  @Get("/prices{?sku}") Price price(@QueryValue String sku);
}
`,
    'shop/src/main/java/shop/StockClient.java': `package shop;
import io.micronaut.http.annotation.*;
import io.micronaut.http.client.annotation.Client;
@Client(id = "stock", path = "/api")
public interface StockClient {
  @Get("/pieces/{id}") Piece find(String id);
  @Post("/reservations") void reserve(@Body Reservation r);
}
`,
    'shop/src/main/resources/application.properties': `micronaut.http.services.stock.url=http://stock:8080
guests.url=http://guests:8080
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /orders/{id} → GET guests /guests/{}, 10000 ms by default
    GET /orders/{id} → GET prices /v1/prices, 10000 ms by default
    GET /orders/{id} → GET stock /api/pieces/{}, 10000 ms by default
    POST /orders → POST stock /api/reservations, 10000 ms by default"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /orders/by/{state} → select order_lines
    GET /orders/by/{state} → select orders by state"
  `);
});

test('Play WS sends when the request is told its method', async () => {
  const system = await systemOf({
    'app/controllers/BoatController.java': `package controllers;
import play.mvc.*;
import javax.inject.Inject;
import services.FleetClient;
import java.util.concurrent.CompletionStage;
public class BoatController extends Controller {
  private final FleetClient fleet;
  @Inject public BoatController(FleetClient fleet) { this.fleet = fleet; }
  public CompletionStage<Result> show(String id) { return fleet.boat(id).thenApply(r -> ok(r)); }
  public CompletionStage<Result> create(Http.Request request) { return fleet.add(request.body().asJson()).thenApply(r -> created()); }
}
`,
    'app/services/FleetClient.java': `package services;
import play.libs.ws.*;
import com.typesafe.config.Config;
import com.fasterxml.jackson.databind.JsonNode;
import javax.inject.Inject;
import java.util.concurrent.CompletionStage;
public class FleetClient {
  private final WSClient ws; private final String base;
  @Inject public FleetClient(WSClient ws, Config config) { this.ws = ws; this.base = config.getString("fleet.url"); }
  public CompletionStage<String> boat(String id) { return ws.url(base + "/boats/" + id).addHeader("Accept", "application/json").get().thenApply(WSResponse::getBody); }
  public CompletionStage<WSResponse> add(JsonNode json) { WSRequest request = ws.url("http://fleet:9000/boats"); return request.post(json); }
}
`,
    'build.sbt': `name := "shop"
lazy val root = (project in file(".")).enablePlugins(PlayJava)
libraryDependencies += ws
`,
    'conf/application.conf': `fleet.url = "http://fleet:9000"
`,
    'conf/routes': `GET /boats/:id controllers.BoatController.show(id: String)
POST /boats controllers.BoatController.create
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /boats/{id} → GET unknown /boats/{}, 120000 ms by default
    POST /boats → POST fleet /boats, 120000 ms by default"
  `);
});
