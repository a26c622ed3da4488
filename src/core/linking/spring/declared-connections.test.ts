import { expect, test } from 'vitest';
import { componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const application = (name: string, more = ''): Readonly<Record<string, string>> => ({
  [`${name}/src/main/java/${name}/Application.java`]: `package ${name};
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication ${more} public class Application {}
`,
});
const dependencies = (...artifacts: readonly string[]): string =>
  `<dependencies>${artifacts
    .map(
      (each) => `<dependency><groupId>org.springframework.cloud</groupId><artifactId>${each}</artifactId></dependency>`,
    )
    .join('')}</dependencies>`;
const pom = (name: string, ...artifacts: readonly string[]): Readonly<Record<string, string>> => ({
  [`${name}/pom.xml`]: `<project><artifactId>${name}</artifactId>${dependencies(...artifacts)}</project>`,
});

test('the ZooKeeper of a Kafka is no server of configurations, and one that is asked by name is asked', async () => {
  const system = await systemOf({
    ...pom('tours', 'spring-cloud-starter-config'),
    ...application('tours'),
    ...pom('guides', 'spring-cloud-starter-zookeeper-discovery'),
    ...application('guides'),
    'compose.yaml': `services:
  kafka: { image: confluentinc/cp-kafka, environment: { KAFKA_ZOOKEEPER_CONNECT: "keeper:2181" } }
  keeper: { image: zookeeper }
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "guides depends keeper
    kafka depends keeper"
  `);
});

test('what a project says for all below it holds there too', async () => {
  const system = await systemOf({
    'pom.xml': `<project><artifactId>museum</artifactId><packaging>pom</packaging>${dependencies('spring-cloud-starter-netflix-eureka-client')}</project>`,
    ...pom('register', 'spring-cloud-starter-netflix-eureka-server'),
    ...application('register', '@EnableEurekaServer'),
    ...pom('halls'),
    ...application('halls'),
    'annex/build.gradle': `subprojects {
  dependencies {
    implementation(
      'org.springframework.boot:spring-boot-starter-web',
      'org.springframework.cloud:spring-cloud-starter-netflix-eureka-client'
    )
  }
}
`,
    'annex/tower/build.gradle': "dependencies { compile group: 'org.acme', name: 'stairs', version: '1' }\n",
    ...Object.fromEntries(Object.entries(application('tower')).map(([path, text]) => [`annex/${path}`, text])),
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "halls depends register
    tower depends register"
  `);
});

test('settings name services by addresses of this machine, unless they say who may ask', async () => {
  const system = await systemOf({
    ...pom('watch', 'spring-boot-admin-starter-server'),
    ...application('watch', '@EnableAdminServer'),
    'watch/src/main/resources/application.properties': 'server.port=9090\n',
    ...pom('desk', 'spring-boot-admin-starter-client'),
    ...application('desk'),
    'desk/src/main/resources/application.properties': `server.port=8080
spring.boot.admin.url=http://localhost:9090
desk.allowed-origins=http://localhost:9191
`,
    ...pom('charts', 'spring-cloud-starter-turbine'),
    ...application('charts', '@EnableTurbine'),
    'charts/src/main/resources/application.properties': 'server.port=9191\nturbine.app-config=DESK\n',
  });
  expect(componentsText(system).replaceAll('  undefined', '')).toMatchInlineSnapshot(`
    "charts: monitoring of charts
    desk: service of desk
    watch: monitoring of watch"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "charts depends desk
    desk depends watch"
  `);
});
