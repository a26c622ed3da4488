import { expect, test } from 'vitest';
import { edgesText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const application = (name: string, more = ''): string => `package ${name};
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication ${more} public class Application {}
`;
const pom = (name: string, ...artifacts: readonly string[]): string =>
  `<project><artifactId>${name}</artifactId><dependencies>${artifacts
    .map((each) => `<dependency><groupId>org.springframework</groupId><artifactId>${each}</artifactId></dependency>`)
    .join('')}</dependencies></project>`;
const asks = (name: string): string => `spring:
  application.name: ${name}
  cloud.config.uri: http://settings:8888
`;

/** A school of diving: gear is lent, dives are logged, and one server keeps the settings of all. */
const school = {
  'settings/pom.xml': pom('settings', 'spring-cloud-config-server'),
  'settings/src/main/java/settings/Application.java': application('settings', '@EnableConfigServer'),
  'settings/src/main/resources/application.yml':
    'spring.cloud.config.server.native.search-locations: classpath:/kept\n',
  'settings/src/main/resources/kept/application.yml': 'spring.rabbitmq.host: rabbit\n',
  'settings/src/main/resources/kept/gear.yml': 'server.context-path: /gear\nspring.data.mongodb.host: gear-store\n',
  'settings/src/main/resources/kept/dives.properties': 'gear.address=http://gear:8080\nspring.rabbitmq.port=5672\n',
  'settings/src/main/resources/kept/door.yml': 'zuul.routes.gear.serviceId: gear\n',
  'gear/pom.xml': pom('gear', 'spring-cloud-starter-config', 'spring-boot-starter-data-mongodb'),
  'gear/src/main/resources/bootstrap.yml': asks('gear'),
  'gear/src/main/java/gear/Application.java': application('gear'),
  'gear/src/main/java/gear/Suit.java': `package gear;
import org.springframework.data.mongodb.core.mapping.Document;
@Document("suits") public class Suit { @org.springframework.data.annotation.Id String id; }
`,
  'gear/src/main/java/gear/Suits.java': `package gear;
import org.springframework.data.mongodb.repository.MongoRepository;
public interface Suits extends MongoRepository<Suit, String> {}
`,
  'gear/src/main/java/gear/SuitController.java': `package gear;
import org.springframework.web.bind.annotation.*;
@RestController public class SuitController {
  private final Suits suits;
  SuitController(Suits suits) { this.suits = suits; }
  @GetMapping("/suits/{id}") public Suit suit(@PathVariable String id) { return suits.findById(id).get(); }
}
`,
  'dives/pom.xml': pom('dives', 'spring-cloud-starter-config', 'spring-boot-starter-amqp'),
  'dives/src/main/resources/bootstrap.properties':
    'spring.application.name=dives\nspring.cloud.config.uri=http://settings:8888\n',
  'dives/src/main/java/dives/Application.java': application('dives'),
  'dives/src/main/java/dives/DiveController.java': `package dives;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
@RestController public class DiveController {
  @Value("\${gear.address}") private String gear;
  @PostMapping("/dives") public void dive() { new RestTemplate().getForObject(gear + "/gear/suits/7", String.class); }
}
`,
  'door/pom.xml': pom('door', 'spring-cloud-starter-config', 'spring-cloud-starter-zuul'),
  'door/src/main/resources/bootstrap.yml': asks('door'),
  'door/src/main/java/door/Application.java': application('door', '@EnableZuulProxy'),
  'compose.yaml': `services:
  gear-store: { image: "mongo:3" }
  logbook: { image: "mongo:3" }
  rabbit: { image: "rabbitmq:3" }
`,
};

test('gives each application what a configuration server of the workspace keeps under its name', async () => {
  const system = await systemOf(school);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "dives call gear
    dives depends rabbit
    dives depends settings
    door call gear
    door depends settings
    gear read gear-store
    gear depends settings"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /dives → GET gear /gear/suits/7, waits for ever"`);
});

test('says nothing where two folders keep settings for one application', async () => {
  const { 'settings/src/main/resources/kept/gear.yml': kept, ...others } = school;
  const twice = await systemOf({ ...others, 'config/dev/gear.yml': kept, 'config/prod/gear.yml': kept });
  expect(edgesText(twice)).not.toContain('gear read gear-store');
});
