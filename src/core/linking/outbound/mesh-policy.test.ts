import { expect, test } from 'vitest';
import { patienceText } from '../../../../test/support/patience-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const workload = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, image: ${name} }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: dairy }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;

const service = (name: string, routes: string): Readonly<Record<string, string>> => ({
  [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "4" } }`,
  [`${name}/index.js`]: `import express from 'express';\nconst app = express();\n${routes}\napp.listen(80);\n`,
  [`k8s/${name}.yaml`]: workload(name),
});

const dairy = {
  ...service('vat', "app.get('/milk/:day', (req, res) => res.json({}));"),
  ...service(
    'cellar',
    "app.get('/wheels/:id', (req, res) => res.json({}));\napp.get('/racks', (req, res) => res.json([]));",
  ),
  ...service(
    'counter',
    `app.get('/today', async (req, res) => {
  await fetch('http://vat.dairy.svc.cluster.local/milk/' + req.query.day);
  await fetch('http://cellar/wheels/' + req.query.id);
  await fetch('http://cellar/racks', { signal: AbortSignal.timeout(500) });
  res.json({});
});`,
  ),
};

test('Istio says for all callers of a service how long they wait, whether they try again and when they stop', async () => {
  const system = await systemOf({
    ...dairy,
    'mesh/istio.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: vat, namespace: dairy }
spec:
  hosts: [vat.dairy.svc.cluster.local]
  http:
    - match: [{ uri: { prefix: /milk } }]
      route: [{ destination: { host: vat, subset: v2 } }]
      timeout: 2s
      retries: { attempts: 3, perTryTimeout: 500ms }
    - route: [{ destination: { host: vat, subset: v1 } }]
      timeout: 1.5s
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: all, namespace: dairy }
spec: { host: "*.dairy.svc.cluster.local", trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cellar, namespace: dairy }
spec:
  hosts: [cellar.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: cellar } }], timeout: 9s }]
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET cellar /racks: 500 ms, breaker
    GET cellar /wheels/{}: 300000 ms by default, breaker
    GET vat /milk/{}: 2000 ms, breaker"
  `);
});

test('Linkerd says it for single routes, or in annotations of the service', async () => {
  const system = await systemOf({
    ...dairy,
    'k8s/vat.yaml': workload('vat').replace(
      'name: vat, namespace: dairy',
      'name: vat, namespace: dairy, annotations: { timeout.linkerd.io/request: 1s, balancer.linkerd.io/failure-accrual: consecutive }',
    ),
    'mesh/linkerd.yaml': `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata: { name: cellar.dairy.svc.cluster.local, namespace: dairy }
spec:
  routes:
    - name: wheel
      condition: { method: GET, pathRegex: "/wheels/[^/]*" }
      timeout: 300ms
      isRetryable: true
    - name: racks
      condition: { method: GET, pathRegex: /racks }
      timeout: 0s
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET cellar /racks: 500 ms
    GET cellar /wheels/{}: 300 ms, retried
    GET vat /milk/{}: 1000 ms, breaker"
  `);
});

test('a route of the Gateway API that hangs on a service is for its callers, and no gateway', async () => {
  const system = await systemOf({
    ...dairy,
    'mesh/routes.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cellar, namespace: dairy }
spec:
  parentRefs: [{ group: "", kind: Service, name: cellar }]
  rules: [{ backendRefs: [{ name: cellar, port: 80 }], timeouts: { request: 4s } }]
`,
  });
  expect(patienceText(system)).toMatchInlineSnapshot(`
    "GET cellar /racks: 500 ms
    GET cellar /wheels/{}: 4000 ms
    GET vat /milk/{}: 300000 ms by default"
  `);
  expect(system.components.map(({ name }) => name)).toEqual(['cellar', 'counter', 'vat']);
});
