import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** `kafka berths.freed: harbor > pier`, one line a channel. */
function channelsText({ channels, operations }: System): string {
  const nameOf = (id: string): string => operations.find((operation) => operation.id === id)?.name ?? id;
  return channels
    .map(({ broker, name, publishers, consumers }) => {
      const names = (uses: typeof publishers): string => uses.map(({ operation }) => nameOf(operation)).join(', ');
      return `${broker} ${name}: ${names(publishers)} > ${names(consumers)}`;
    })
    .join('\n');
}

const pom = (dependency: string): string =>
  `<project><artifactId>pier</artifactId><dependencies><dependency><groupId>x</groupId><artifactId>${dependency}</artifactId></dependency></dependencies></project>`;

test('function beans and a bridge of Spring Cloud Stream meet at the topics that settings bind them to', async () => {
  const system = await systemOf({
    'pom.xml': pom('spring-cloud-stream-binder-kafka'),
    'src/main/resources/application.yml': `spring.cloud.stream.bindings:
  berthFreed-in-0: { destination: berths.freed, group: pier }
  berthFreed-out-0: { destination: berths.offered }
  gauge-out-0: { destination: tides }
  left-out-0: { destination: berths.freed }
`,
    'src/main/java/pier/Streams.java': `package pier;
import java.util.function.*;
import org.springframework.context.annotation.*;
@Configuration
class Streams {
  @Bean Function<Berth, Offer> berthFreed() { return berth -> new Offer(berth); }
  @Bean Supplier<Tide> gauge() { return () -> new Tide(); }
  @Bean Consumer<Headers> customizer() { return headers -> headers.clear(); }
}
`,
    'src/main/java/pier/Moorings.java': `package pier;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.web.bind.annotation.*;
@RestController
class Moorings {
  private final StreamBridge bridge;
  Moorings(StreamBridge bridge) { this.bridge = bridge; }
  @PostMapping("/leave") void leave() { bridge.send("left-out-0", "x"); }
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka berths.freed: Moorings.leave > consume berths.freed
    kafka berths.offered: consume berths.freed > 
    kafka tides: job as its stream is asked > "
  `);
});

test('channels of MicroProfile are what their connectors lead to, and those without one stay inside', async () => {
  const system = await systemOf({
    'pom.xml': pom('quarkus-messaging-kafka'),
    'src/main/resources/application.properties': `mp.messaging.incoming.freed.connector=smallrye-kafka
mp.messaging.incoming.freed.topic=berths.freed
mp.messaging.outgoing.offers.connector=smallrye-rabbitmq
mp.messaging.outgoing.offers.exchange.name=berths.offered
`,
    'src/main/java/pier/Flow.java': `package pier;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.reactive.messaging.*;
@Path("/offers")
public class Flow {
  @Inject @Channel("offers") Emitter<String> offers;
  @Incoming("freed") @Outgoing("offers") public String offer(String berth) { return berth; }
  @Incoming("inside") public void note(String berth) { }
  @POST public void again(String berth) { offers.send(berth); }
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka berths.freed:  > Flow.offer
    rabbitmq berths.offered: Flow.again, Flow.offer > "
  `);
});

test('an interface with annotations publishes for whoever calls it', async () => {
  const system = await systemOf({
    'build.gradle.kts': 'dependencies { implementation("io.micronaut.kafka:micronaut-kafka") }',
    'src/main/kotlin/pier/Flow.kt': `package pier
import io.micronaut.configuration.kafka.annotation.*
import io.micronaut.http.annotation.*

@KafkaClient
interface Offers {
    @Topic("berths.offered")
    fun offer(@KafkaKey berth: String, price: Int)
}

@KafkaListener(groupId = "pier")
class Freed(private val offers: Offers) {
    @Topic("berths.freed")
    fun freed(berth: String) = offers.offer(berth, 3)
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka berths.freed:  > Freed.freed
    kafka berths.offered: Freed.freed > "
  `);
});
