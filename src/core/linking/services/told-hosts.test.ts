import { expect, test } from 'vitest';
import { edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const express = (name: string): Readonly<Record<string, string>> => ({
  [`${name}/package.json`]: JSON.stringify({ name, dependencies: { express: '4' } }),
  [`${name}/server.js`]: "const app = require('express')();\napp.get('/', (req, res) => res.json([]));\n",
});

test('takes a word for a host where its variable says so, and never the path of an address', async () => {
  const system = await systemOf({
    ...express('desk'),
    ...express('boats'),
    'compose.yaml': `services:
  desk:
    build: desk
    environment:
      TRACES_AGENT_HOST: jaeger
      LOG_LEVEL: search
      STORE: postgres://boats:secret@rack/boats
      QUEUE: amqp://guest:guest@left:5672,right/moored
  boats: { build: boats }
  jaeger: { image: jaegertracing/all-in-one }
  search: { image: elasticsearch }
  rack: { image: postgres }
  left: { image: rabbitmq }
  right: { image: rabbitmq }
`,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "desk depends jaeger
    desk depends left
    desk depends rack
    desk depends right"
  `);
});

test('variables that all are given say nothing of the one whose code uses none of them', async () => {
  const workload = (name: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, image: "harbor/${name}"${more} }] } } }
---
`;
  const all = ', envFrom: [{ configMapRef: { name: addresses } }]';
  const own = ', env: [{ name: MAIL, value: "http://mail:25" }]';
  const addresses = `apiVersion: v1
kind: ConfigMap
metadata: { name: addresses }
data: { BOATS_URL: "http://boats:8080", MAIL: "http://mail:25" }
`;
  const system = await systemOf({
    ...express('desk'),
    ...express('boats'),
    'cluster.yaml': workload('desk', all + own) + workload('boats', all) + workload('mail') + addresses,
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"desk depends mail"`);
});

test('joins a store with the service whose settings name its host', async () => {
  const system = await systemOf({
    'desk/pom.xml': '<project><artifactId>desk</artifactId></project>',
    'desk/src/main/resources/application.yml': 'spring.data.mongodb.uri: mongodb://desk-store:27017/desk\n',
    'desk/src/main/java/desk/Boat.java':
      'package desk;\n@org.springframework.data.mongodb.core.mapping.Document("boats") class Boat { String id; }\n',
    'desk/src/main/java/desk/Boats.java':
      'package desk;\nimport org.springframework.data.mongodb.repository.MongoRepository;\ninterface Boats extends MongoRepository<Boat, String> {}\n',
    'desk/src/main/java/desk/Desk.java': `package desk;
import org.springframework.web.bind.annotation.*;
@RestController class Desk {
  private final Boats boats;
  Desk(Boats boats) { this.boats = boats; }
  @GetMapping("/boats") Iterable<Boat> all() { return boats.findAll(); }
}
`,
    'compose.yaml': 'services: { desk-store: { image: mongo }, log-store: { image: mongo } }\n',
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"desk read desk-store"`);
});
