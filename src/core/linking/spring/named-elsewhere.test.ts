import { expect, test } from 'vitest';
import { channelsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const pom = (name: string): string => `<project><artifactId>${name}</artifactId><dependencies>
  <dependency><groupId>org.springframework.cloud</groupId><artifactId>spring-cloud-starter-stream-kafka</artifactId></dependency>
</dependencies></project>`;

/** A service with one route and nothing else to say. */
const quiet = (name: string, route: string): Readonly<Record<string, string>> => ({
  [`${name}/pom.xml`]: pom(name),
  [`${name}/src/main/resources/application.yml`]: `spring.application.name: ${name}\n`,
  [`${name}/src/main/java/${name}/Desk.java`]: `package ${name};
import org.springframework.web.bind.annotation.*;
@RestController class Desk { @GetMapping("${route}") String answer() { return ""; } }
`,
});

/** Climbers are weighed, their ropes lent and their routes looked up, each by another way of saying whom to ask. */
const wall = {
  ...quiet('ropes', '/ropes'),
  ...quiet('scales', '/scales'),
  ...quiet('maps', '/v1/crags/{name}'),
  'front/pom.xml': pom('front'),
  'front/src/main/resources/application.yml': `partners:
  ropes:
    base-url: http://ropes:8080
  maps:
    base-url: \${MAPS_URL:http://localhost:9999}
spring.cloud.stream.bindings:
  output.destination: climbers
  falls-out.destination: falls
`,
  'front/src/main/java/front/Partners.java': `package front;
import org.springframework.boot.context.properties.ConfigurationProperties;
@ConfigurationProperties(prefix = "partners")
public record Partners(Partner ropes, Partner maps) { public record Partner(String baseUrl) {} }
`,
  'front/src/main/java/front/Register.java': `package front;
import java.net.URI;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
public class Register {
  private LoadBalancerClient balancer;
  public URI addressOf(String service) {
    ServiceInstance instance = balancer.choose(service);
    return instance.getUri();
  }
}
`,
  'front/src/main/java/front/Maps.java': `package front;
import org.springframework.web.service.annotation.*;
@HttpExchange("/v1") public interface Maps { @GetExchange("/crags/{name}") String crag(String name); }
`,
  'front/src/main/java/front/Clients.java': `package front;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
public class Clients {
  @Bean RestClient ropesClient(RestClient.Builder builder, Partners partners) {
    return builder.baseUrl(partners.ropes().baseUrl()).build();
  }
  @Bean Maps maps(Partners partners) {
    RestClient client = RestClient.builder().baseUrl(partners.maps().baseUrl()).build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(Maps.class);
  }
}
`,
  'front/src/main/java/front/Falls.java': `package front;
import org.springframework.cloud.stream.annotation.Output;
import org.springframework.messaging.MessageChannel;
public interface Falls { @Output("falls-out") MessageChannel reported(); }
`,
  'front/src/main/java/front/FrontController.java': `package front;
import java.net.URI;
import org.springframework.cloud.stream.messaging.Source;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.*;
@RestController class FrontController {
  private final RestClient ropes;
  private final Maps maps;
  private final Register register;
  private final Source source;
  private final Falls falls;
  FrontController(RestClient ropesClient, Maps maps, Register register, Source source, Falls falls) {
    this.ropes = ropesClient; this.maps = maps; this.register = register; this.source = source; this.falls = falls;
  }
  @PostMapping("/climbers") void arrive() {
    URI scales = register.addressOf("scales");
    new RestTemplate().getForObject(scales.toString() + "/scales", String.class);
    ropes.get().uri("/ropes").retrieve();
    source.output().send(null);
  }
  @PostMapping("/falls") void fall() { maps.crag("north"); falls.reported().send(null); }
}
`,
  'compose.yaml': `services:
  front: { build: front, environment: { MAPS_URL: "http://maps:8080" } }
  maps: { build: maps }
`,
};

test('finds whom a service asks through bound properties, the register, and the client behind an interface', async () => {
  const system = await systemOf(wall);
  expect(callsText(system)).toMatchInlineSnapshot(`
    "POST /climbers → GET ropes /ropes, waits for ever
    POST /climbers → GET scales /scales, waits for ever
    POST /falls → GET maps /v1/crags/{}, waits for ever"
  `);
  expect(system.calls.map(({ endpoint }) => endpoint)).toMatchInlineSnapshot(`
    [
      "endpoint:ropes:GET /ropes",
      "endpoint:scales:GET /scales",
      "endpoint:maps:GET /v1/crags/{name}",
    ]
  `);
});

test('knows the topics behind the outputs of streams', async () => {
  expect(channelsText(await systemOf(wall))).toMatchInlineSnapshot(`
    "kafka:climbers: from front to nobody
    kafka:falls: from front to nobody"
  `);
});

test('takes addresses of gateway routes from fields, parameters and constants', async () => {
  const system = await systemOf({
    ...quiet('ropes', '/ropes'),
    ...quiet('scales', '/scales'),
    ...quiet('maps', '/maps'),
    'gate/pom.xml': pom('gate'),
    'gate/src/main/resources/application.properties': 'ropes.uri=http://ropes:8080\n',
    'gate/src/main/java/gate/Gate.java': `package gate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.route.*;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
@SpringBootApplication public class Gate {
  private static final String MAPS = "lb://maps";
  @Value("\${ropes.uri}") private String ropes;
  @Bean RouteLocator routes(RouteLocatorBuilder builder, @Value("\${scales.uri:http://scales}") String scales) {
    return builder.routes()
      .route(r -> r.path("/ropes/**").uri(ropes))
      .route(r -> r.path("/scales/**").uri(scales))
      .route(r -> r.path("/maps/**").uri(MAPS))
      .build();
  }
}
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "gate call maps
    gate call ropes
    gate call scales"
  `);
});

test('rows that are searched or cached are no tables of the database beside them', async () => {
  const { tables } = await systemOf({
    'pom.xml': pom('wall'),
    'compose.yaml': 'services: { store: { image: postgres }, search: { image: elasticsearch } }\n',
    'src/main/java/wall/Crag.java': `package wall;
@org.springframework.data.elasticsearch.annotations.Document(indexName = "crags") class Crag { String id; }
`,
    'src/main/java/wall/Crags.java': `package wall;
import org.springframework.data.elasticsearch.repository.ElasticsearchRepository;
interface Crags extends ElasticsearchRepository<Crag, String> {}
`,
    'src/main/java/wall/Desk.java': `package wall;
import org.springframework.web.bind.annotation.*;
@RestController class Desk {
  private final Crags crags;
  Desk(Crags crags) { this.crags = crags; }
  @GetMapping("/crags") Iterable<Crag> all() { return crags.findAll(); }
}
`,
  });
  expect(tables).toEqual([]);
});
