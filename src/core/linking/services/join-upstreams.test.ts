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
