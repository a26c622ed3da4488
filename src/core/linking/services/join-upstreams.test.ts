import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const compose = `services:
  berths: { image: harbor/berths, ports: ["8081:80"] }
  tides: { image: harbor/tides }
  edge: { build: ./edge, ports: ["80:80"] }
  watch: { image: prom/prometheus, ports: ["9090:9090"] }
  board: { build: ./board }
`;

const edge = `# The door of the harbor.
worker_processes auto;
http {
  upstream berths_pool { server berths:80 max_fails=3; keepalive 8; }
  server {
    listen 80;
    set $tide "tides";
    location /berths { proxy_pass http://berths_pool; }
    location ~ ^/tides/(?<day>\\d{4}) { proxy_pass http://\${tide}:8080/$day; }
    location /static { root /srv; }
  }
`;

async function connections(files: Readonly<Record<string, string>>): Promise<string[]> {
  const system = await systemOf(files);
  const kinds = system.components.map(({ name, kind, technology }) => `${name}: ${kind} ${technology ?? ''}`.trim());
  const edges = system.connections.map(
    ({ from, to, kind, evidence }) =>
      `${from} ${kind} ${to}  ${evidence.map(({ file, line }) => `${file}:${line}`).join(' ')}`,
  );
  return [...kinds, ...edges.map((edge) => edge.replaceAll('component:', ''))];
}

test('a proxy and the monitors are joined with what their files name', async () => {
  expect(
    await connections({
      'compose.yaml': compose,
      'edge/nginx.conf': edge,
      'watch/prometheus.yml': `scrape_configs:
  - job_name: self
    static_configs: [{ targets: ['localhost:9090'] }]
  - job_name: harbor
    static_configs: [{ targets: ['berths:80', 'tides:8080', 'nowhere:1'] }]
`,
      'board/datasources.yml': 'datasources:\n  - { name: Watch, type: prometheus, url: http://watch:9090 }\n',
    }),
  ).toMatchInlineSnapshot(`
    [
      "berths: service",
      "board: monitoring grafana",
      "edge: gateway nginx",
      "tides: service",
      "watch: monitoring prometheus",
      "board depends watch  board/datasources.yml:2",
      "edge call berths  edge/nginx.conf:8",
      "edge call tides  edge/nginx.conf:9",
      "watch depends berths  watch/prometheus.yml:4",
      "watch depends tides  watch/prometheus.yml:4",
    ]
  `);
});

test('a proxy that nothing deploys is shown when it reaches something, on its own machine by port', async () => {
  const berths = `import express from 'express';
const app = express();
app.get('/berths', (req, res) => res.json([]));
app.listen(80);
`;
  const apache = `Define BERTHS "/berths"
ProxyPass "\${BERTHS}" "http://localhost:8081/"
ProxyPass "/old" "http://gone.example:80/"
`;
  const files = {
    'compose.yaml': 'services: { berths: { build: ./berths, ports: ["8081:80"] } }\n',
    'berths/package.json': '{ "name": "berths", "dependencies": { "express": "5" } }',
    'berths/app.js': berths,
  };
  expect(await connections({ ...files, 'door/berths.conf': apache })).toMatchInlineSnapshot(`
    [
      "apache: gateway apache",
      "berths: service",
      "apache call berths  door/berths.conf:2",
    ]
  `);
  expect(await connections({ ...files, 'door/berths.conf': 'ProxyPass /old http://gone.example/' })).toEqual([
    'berths: service',
  ]);
});

test.each([
  [
    'kong',
    'kong.yml',
    '_format_version: "3.0"\nservices:\n  - { name: t, host: tides, port: 8080 }\n  - { url: "http://berths:80/v1" }\n',
  ],
  [
    'envoy',
    'envoy.yaml',
    'static_resources:\n  clusters:\n    - name: tides\n      load_assignment: { endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: tides, port_value: 8080 } } } }] }] }\n',
  ],
  [
    'traefik',
    'dynamic.yml',
    'http:\n  services:\n    tides: { loadBalancer: { servers: [{ url: "http://tides:8080" }] } }\n',
  ],
])('%s names what it passes requests on to', async (product, file, text) => {
  const found = await connections({ 'compose.yaml': compose, [`door/${file}`]: text });
  expect(found.filter((line) => line.startsWith(product))).toContain(`${product}: gateway ${product}`);
  expect(found.join('\n')).toContain(`${product} call tides  door/${file}:`);
});

test.each(['http {', '}}}', 'proxy_pass', 'proxy_pass ;{', '"', `${'a {'.repeat(200)} proxy_pass http://tides;`])(
  'broken nginx configuration is survived: %s',
  async (text) => {
    await expect(
      connections({ 'compose.yaml': compose, 'edge/nginx.conf': `${text}\nproxy_pass x` }),
    ).resolves.toBeDefined();
  },
);

test('proxies find services by the labels and variables that Compose gives them', async () => {
  const labeled = `services:
  traefik: { image: "traefik:3" }
  berths:
    image: harbor/berths
    labels: ["traefik.http.routers.berths.rule=PathPrefix(\`/berths\`)"]
  tides:
    image: harbor/tides
    labels: { traefik.enable: "false", traefik.http.routers.tides.rule: "Host(\`tides\`)" }
  charts:
    image: harbor/charts
    deploy: { labels: { traefik.http.services.charts.loadbalancer.server.port: 8080 } }
  log:
    image: harbor/log
    environment: { VIRTUAL_HOST: log.harbor.example }
`;
  expect((await connections({ 'compose.yaml': labeled })).filter((line) => line.includes(' call '))).toEqual([
    'nginx call log  compose.yaml:12',
    'traefik call berths  compose.yaml:3',
    'traefik call charts  compose.yaml:9',
  ]);
});

test('routes of Spring Cloud Gateway may stand in code', async () => {
  const application = (name: string): string => `package harbor.${name};
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
public class Application {}
`;
  const routes = `package harbor.door;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
class Routes {
  RouteLocator locate(RouteLocatorBuilder builder) {
    return builder.routes()
      .route("berths", r -> r.path("/berths/**").filters(f -> f.stripPrefix(1)).uri("lb://berths"))
      .route(r -> r.path("/tides/**").uri("http://localhost:8090"))
      .build();
  }
}
`;
  const module = (name: string, port: number, code: string) => ({
    [`${name}/pom.xml`]: `<project><artifactId>${name}</artifactId></project>`,
    [`${name}/src/main/java/harbor/${name}/Application.java`]: application(name),
    [`${name}/src/main/java/harbor/${name}/Routes.java`]: code,
    [`${name}/src/main/resources/application.properties`]: `spring.application.name=${name}\nserver.port=${port}\n`,
  });
  const files = { ...module('door', 8080, routes), ...module('berths', 8081, ''), ...module('tides', 8090, '') };
  expect((await connections(files)).filter((line) => line.includes(' call '))).toMatchInlineSnapshot(`
    [
      "door call berths  door/src/main/java/harbor/door/Routes.java:7",
      "door call tides  door/src/main/java/harbor/door/Routes.java:8",
    ]
  `);
});

test('variables come from the files that Compose names, or from examples of those that nobody shares', async () => {
  const files = {
    'compose.yaml': `services:
  berths: { build: ./berths, env_file: [.env.berths], environment: { LOG_URL: "\${LOG_URL:?}", MODE: "\${MODE:-quiet}" } }
  tides: { image: harbor/tides }
  log: { image: harbor/log }
`,
    '.env.berths': 'TIDES_URL="http://tides:8080" # of the north sea\n',
    '.env.example': '# Copy to .env.\nLOG_URL=http://log:9000\nMODE=\n',
    'berths/package.json': '{ "name": "berths" }',
  };
  const { components } = await systemOf(files);
  expect(components.find(({ name }) => name === 'berths')?.deployment?.environment).toEqual({
    LOG_URL: 'http://log:9000',
    MODE: '${MODE:-quiet}',
    TIDES_URL: 'http://tides:8080',
  });
  expect((await connections(files)).filter((line) => line.includes(' depends '))).toHaveLength(2);
});

test('services begin with those of other files, and files that are taken in count whatever they are called', async () => {
  const files = {
    'compose.yaml': `include: [stores/all.yaml]
services:
  berths:
    build: ./berths
    extends: { file: shared/base.yaml, service: door }
    environment: { MODE: loud }
`,
    'shared/base.yaml': `services:
  door:
    image: harbor/door
    environment: { MODE: quiet, DATABASE_URL: "postgres://harbor@db/berths" }
  nobody:
    image: harbor/nobody
`,
    'stores/all.yaml': 'services:\n  db:\n    image: postgres:17\n',
    'berths/package.json': '{ "name": "berths" }',
  };
  const { components } = await systemOf(files);
  expect(components.map(({ name, deployment }) => [name, deployment?.environment])).toEqual([
    ['berths', { MODE: 'loud', DATABASE_URL: 'postgres://harbor@db/berths' }],
    ['db', {}],
  ]);
  expect(await connections(files)).toContain('berths depends db  compose.yaml:3');
});

test('gateways of every make pass requests on to the services that their files, code and variables name', async () => {
  const service = (name: string): Record<string, string> => ({
    [`${name}/package.json`]: JSON.stringify({ name, dependencies: { express: '5' } }),
    [`${name}/server.js`]: "const app = require('express')();\napp.get('/', (req, res) => res.json([]));\n",
  });
  const files = {
    ...Object.assign({}, ...['quay', 'locks', 'cranes', 'ropes'].map(service)),
    'doors/package.json': JSON.stringify({
      name: 'doors',
      dependencies: { express: '5', 'http-proxy-middleware': '3' },
    }),
    'doors/.env': 'CRANES_URL=http://cranes:80\n',
    'doors/server.js': `const express = require('express');
const { createProxyMiddleware } = require('http-proxy-middleware');
const app = express();
const behind = [{ path: '/quay', target: 'http://quay:3000' }, { path: '/cranes', target: process.env.CRANES_URL }];
for (const { path, target } of behind) app.use(path, createProxyMiddleware({ target }));
`,
    'compose.yaml': 'services: { edge: { build: ./edge, environment: { LOCKS: locks } } }\n',
    'edge/Dockerfile': 'FROM nginx\n',
    'edge/pools.conf': 'upstream ropes_pool { server ropes:80; }\n',
    'edge/default.conf.template': 'server { location / { proxy_pass http://${LOCKS}:80; } }\n',
    Caddyfile: 'harbor.example {\n  reverse_proxy /quay/* quay:3000\n}\n',
    'balance/haproxy.cfg': 'backend locks\n  server one locks:80 check\n',
    'traefik.toml':
      '[http.services.ropes.loadBalancer]\n[[http.services.ropes.loadBalancer.servers]]\nurl = "http://ropes:80"\n',
    'kong.yml': '_format_version: "3.0"\nupstreams: [{ name: all, targets: [{ target: "cranes:80" }] }]\n',
  };
  expect((await connections(files)).filter((line) => / call |gateway/.test(line))).toMatchInlineSnapshot(`
    [
      "caddy: gateway caddy",
      "doors: gateway",
      "edge: gateway nginx",
      "haproxy: gateway haproxy",
      "kong: gateway kong",
      "traefik: gateway traefik",
      "caddy call quay  Caddyfile:2",
      "doors call cranes  doors/server.js:4",
      "doors call quay  doors/server.js:4",
      "edge call locks  edge/default.conf.template:1",
      "edge call ropes  edge/pools.conf:1",
      "haproxy call locks  balance/haproxy.cfg:2",
      "kong call cranes  kong.yml:2",
      "traefik call ropes  traefik.toml:3",
    ]
  `);
});

test('Prometheus is joined with what a config map has it scrape', async () => {
  const workload = (name: string, image: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, image: ${image} }] } } }\n`;
  const scraped = `apiVersion: v1
kind: ConfigMap
metadata: { name: watch-config }
data:
  prometheus.yml: |
    scrape_configs:
      - job_name: harbor
        static_configs: [{ targets: ['berths:80', 'nowhere:1'] }]
  rules.yml: "scrape_configs: nothing"
`;
  expect(
    await connections({
      'watch.yaml': workload('watch', 'prom/prometheus'),
      'berths.yaml': workload('berths', 'harbor/berths'),
      'config.yaml': scraped,
    }),
  ).toMatchInlineSnapshot(`
    [
      "berths: service",
      "watch: monitoring prometheus",
      "watch depends berths  config.yaml:6",
    ]
  `);
});
