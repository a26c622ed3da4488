import { expect, test } from 'vitest';
import { edgesText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const service = (name: string, asked: string): Readonly<Record<string, string>> => ({
  [`${name}/pom.xml`]: `<project><artifactId>${name}</artifactId></project>`,
  [`${name}/src/main/java/${name}/Door.java`]: `package ${name};
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
@RestController public class Door {
  @Value("\${next.address}") private String next;
  @GetMapping("/${name}") public String open() { return new RestTemplate().getForObject(next + "/${asked}", String.class); }
}
`,
});

/** Rooms in a row: from each a door leads into the next. */
const rooms = {
  ...service('hall', 'parlor'),
  'hall/src/main/resources/application.yml': `next.address: http://localhost:1
---
spring.config.activate.on-profile: docker, cloud
next.address: http://parlor
spring.rabbitmq.host: bell
`,
  ...service('parlor', 'attic'),
  'parlor/src/main/resources/application.properties':
    'spring.profiles.active=${PROFILE:home}\nnext.address=http://hall\n',
  'parlor/src/main/resources/application-home.properties': 'next.address=http://attic\n',
  ...service('attic', 'hall'),
  'attic/src/main/resources/application.yml': 'next.address: http://hall\n',
  'attic/src/main/resources/application-never.yml': 'next.address: http://parlor\n',
};

test('settings of a profile hold where an application is started with it', async () => {
  const system = await systemOf({
    ...rooms,
    'compose.yaml': `services:
  hall: { build: hall, environment: [SPRING_PROFILES_ACTIVE=cloud] }
  parlor: { build: parlor }
  attic: { build: attic }
  bell: { image: rabbitmq }
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /attic → GET hall /hall, waits for ever
    GET /hall → GET parlor /parlor, waits for ever
    GET /parlor → GET attic /attic, waits for ever"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "attic call hall
    hall depends bell
    hall call parlor
    parlor call attic"
  `);
});
