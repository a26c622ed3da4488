import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { corsWords } from '../../model/cors-words.ts';

/** A market hall behind doors of several makes: each stall is one service. */
const stall = (name: string, paths: readonly string[]): Readonly<Record<string, string>> => ({
  [`${name}/package.json`]: JSON.stringify({ name, dependencies: { express: '5' } }),
  [`${name}/app.js`]: [
    "const app = require('express')();",
    ...paths.map((path) => `app.post('${path}', (visit, answer) => answer.json({}));`),
    'app.listen(3000);',
  ].join('\n'),
});

const hall: Readonly<Record<string, string>> = {
  ...stall('fish', ['/fish/orders', '/fish-of-the-day', '/ice']),
  ...stall('bread', ['/loaves']),
  ...stall('fruit', ['/fruit/crates', '/cellar']),
  ...stall('cheese', ['/wheels']),
  ...stall('honey', ['/jars']),
  ...stall('spice', ['/spice/sacks', '/spice/open', '/pepper']),
  ...stall('tea', ['/leaves']),
  'compose.yaml': `services:
  fish: { build: ./fish }
  bread: { build: ./bread }
  fruit:
    build: ./fruit
    labels:
      - traefik.http.routers.fruit.rule=PathPrefix(\`/fruit\`)
      - traefik.http.routers.fruit.middlewares=door@file,slow
      - traefik.http.middlewares.slow.ratelimit.average=10
  cheese: { build: ./cheese }
  spice: { build: ./spice }
  tea: { build: ./tea }
  door: { image: nginx, ports: ['80:80'] }
`,
  'nginx.conf': `server {
  auth_request /_office;
  add_header X-Hall market;
  add_header Access-Control-Allow-Origin $http_origin always;
  add_header Access-Control-Allow-Credentials true;
  location /spice/ { proxy_pass http://spice:3000; limit_req zone=slow; }
  location /spice/open { auth_request off; add_header X-Open yes; proxy_pass http://spice:3000; }
  location = /pepper { auth_request off; auth_basic "Pepper"; satisfy any; allow 10.0.0.0/8; deny all; proxy_pass http://spice:3000; }
}
`,
  'traefik/tea.toml': `[http.routers.tea]
  rule = "PathPrefix(\`/leaves\`)"
  middlewares = ["brewers", "pages"]
  service = "tea"
[http.middlewares.brewers.forwardAuth]
  address = "http://office"
[http.middlewares.pages.headers]
  accessControlAllowOriginList = ["https://hall.example"]
[[http.services.tea.loadBalancer.servers]]
  url = "http://tea:3000"
`,
  'kong.yml': `_format_version: "3.0"
services:
  - name: fish
    url: http://fish:3000
    routes:
      - { name: orders, paths: [/fish], strip_path: false, plugins: [{ name: key-auth }] }
      - { name: daily, paths: [/fish-of-the-day], strip_path: false }
  - name: bread
    url: http://bread:3000
    plugins: [{ name: rate-limiting, enabled: false }, { name: acl }]
    routes: [{ name: loaves, paths: [/bread] }]
plugins: [{ name: cors, config: { origins: [https://hall.example], credentials: true } }, { name: jwt, service: bread }]
`,
  'doors.yml': `http:
  routers:
    cheese: { rule: "PathPrefix(\`/wheels\`)", middlewares: [weekdays], service: cheese }
    sunday: { rule: "Host(\`sunday.example\`)", service: cheese }
  middlewares:
    door: { basicAuth: { usersFile: /users } }
    weekdays: { forwardAuth: { address: "http://office" } }
  services:
    cheese: { loadBalancer: { servers: [{ url: "http://cheese:3000" }] } }
`,
  'honey.yml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: honey }
spec: { selector: { matchLabels: { app: honey } }, template: { metadata: { labels: { app: honey } }, spec: { containers: [{ name: honey, image: honey }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: honey }
spec: { selector: { app: honey } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: honey, annotations: { nginx.ingress.kubernetes.io/auth-url: "http://office", konghq.com/plugins: sips } }
spec: { rules: [{ http: { paths: [{ path: /jars, backend: { service: { name: honey } } }] } }] }
---
apiVersion: configuration.konghq.com/v1
kind: KongPlugin
metadata: { name: sips }
plugin: rate-limiting
`,
};

test('gateways guard what every way through them asks for', async () => {
  const { endpoints } = await systemOf(hall);
  const lines = endpoints.map(({ path, guards }) => {
    const said = guards.map((guard) => {
      const allowed = guard.kind === 'cors' ? `: ${corsWords(guard)}` : '';
      return `${guard.name} ${guard.kind} ${guard.level}${allowed}`;
    });
    return `${path}: ${said.join('; ')}`;
  });
  expect(lines.sort().join('\n')).toMatchInlineSnapshot(`
    "/cellar: 
    /fish-of-the-day: Kong cors cors gateway: https://hall.example, with credentials
    /fish/orders: Kong key-auth authentication gateway; Kong cors cors gateway: https://hall.example, with credentials
    /fruit/crates: door@file authentication gateway; slow rate-limit gateway
    /ice: 
    /jars: ingress auth-url authentication gateway; sips rate-limit gateway
    /leaves: brewers authentication gateway; pages cors gateway: https://hall.example
    /loaves: Kong jwt authentication gateway; Kong acl authorization gateway; Kong cors cors gateway: https://hall.example, with credentials
    /pepper: nginx auth_basic authentication gateway; nginx Access-Control-Allow-Origin cors gateway: each origin that asks, with credentials
    /spice/open: 
    /spice/sacks: nginx auth_request /_office authentication gateway; nginx limit_req rate-limit gateway; nginx Access-Control-Allow-Origin cors gateway: each origin that asks, with credentials
    /wheels: "
  `);
});
