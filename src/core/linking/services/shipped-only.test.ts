import { expect, test } from 'vitest';
import { componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const workload = (name: string, container: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: depot }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, ${container} }] } } }
---
`;

const named = (name: string, app = name): string => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: depot }
spec: { selector: { app: ${app} }, ports: [{ port: 80 }] }
---
`;

test('a database in an image of somebody is one by its name and its port or variables', async () => {
  const system = await systemOf({
    'cluster.yaml':
      workload('trams-db', 'image: acme/trams-db, ports: [{ containerPort: 27017 }]') +
      workload('rails-db', 'image: acme/rails-db, env: [{ name: MYSQL_DATABASE, value: rails }]') +
      workload('lost-db', 'image: acme/lost-db, ports: [{ containerPort: 80 }]') +
      workload('depot-influxdb', 'image: "registry.example/metrics-influxdb-amd64:v1"') +
      workload('heap', 'image: "registry.example/heapster-amd64:v1"') +
      workload('crowd', 'image: acme/load-test') +
      workload('edge-router', 'image: acme/edge-router') +
      workload('payment-gateway', 'image: acme/payment-gateway'),
  });
  expect(componentsText(system).replaceAll(/ {2}cluster.yaml| in 1 copies/g, '')).toMatchInlineSnapshot(`
    "crowd: load-test job
    depot-influxdb: influxdb database
    edge-router: gateway
    heap: heapster monitoring
    lost-db: service at 80
    payment-gateway: service
    rails-db: mysql database
    trams-db: mongodb database at 27017"
  `);
});

test('what a network policy lets in by its labels is meant to be called', async () => {
  const policy = (spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: some, namespace: depot }
spec: ${spec}
---
`;
  const system = await systemOf({
    'cluster.yaml':
      ['desk', 'trams', 'rails', 'probe'].map((name) => workload(name, `image: acme/${name}`)).join('') +
      workload('trams-db', 'image: mongo'),
    'policies.yaml':
      policy(
        '{ podSelector: { matchLabels: { app: trams } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: desk } } }] }] }',
      ) +
      policy(
        '{ podSelector: { matchLabels: { app: trams } }, egress: [{ to: [{ podSelector: { matchLabels: { app: trams-db } } }] }] }',
      ) +
      // All of them may be asked by one, and one by all: that says nothing of any.
      policy('{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: probe } } }] }] }') +
      policy(
        '{ podSelector: { matchLabels: { app: rails } }, ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }] }',
      ) +
      policy(
        '{ podSelector: { matchLabels: { app: rails } }, ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: Exists }] } }] }] }',
      ),
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "desk depends trams
    trams depends trams-db"
  `);
});

test('a name of the cluster is a host, whatever its variable is called', async () => {
  const system = await systemOf({
    'cluster.yaml':
      workload('trams', 'image: acme/trams, env: [{ name: SPANS, value: spans.depot.svc.cluster.local }]') +
      // Another of that name, in a place of its own.
      workload('rails', 'image: acme/rails, env: [{ name: SPANS, value: spans.yard.svc.cluster.local }]') +
      workload('spans', 'image: jaegertracing/all-in-one') +
      named('spans'),
  });
  expect(edgesText(system)).toMatchInlineSnapshot(`"trams depends spans"`);
});

test('of two of one product the one that is reached by the name in Compose is that one', async () => {
  const system = await systemOf({
    'compose.yaml': 'services: { desk: { image: acme/desk }, charts: { image: grafana/grafana } }\n',
    'cluster.yaml':
      workload('desk', 'image: acme/desk') +
      workload('charts-core', 'image: grafana/grafana') +
      workload('heap-grafana', 'image: registry.example/heap-grafana-amd64') +
      named('charts', 'charts-core'),
  });
  expect(componentsText(system).replaceAll(' in 1 copies', '')).toMatchInlineSnapshot(`
    "charts: grafana monitoring  compose.yaml
    desk: service  compose.yaml
    heap-grafana: grafana monitoring  cluster.yaml"
  `);
});
