import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** What runs and what it is connected with, as the manifests of a cluster say. */
async function cluster(files: Readonly<Record<string, string>>): Promise<string> {
  const system = await systemOf(files);
  const components = system.components.map(({ name, kind, technology, aliases, deployment }) => {
    const ports =
      deployment?.ports.map(({ published, container }) => `${published ?? '-'}→${container}`).join(' ') ?? '';
    const limits = [deployment?.limits?.cpus, deployment?.limits?.memory].filter((limit) => limit !== undefined);
    const told = [
      `${name}: ${technology ?? kind}`,
      aliases.length > 1 ? `also ${aliases.slice(1).join(', ')}` : '',
      deployment?.image,
      deployment?.replicas === undefined ? '' : `×${deployment.replicas}`,
      ports,
      deployment?.healthCheck === true ? 'probed' : '',
      limits.join(' '),
      Object.entries(deployment?.environment ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
    ];
    return told.filter((part) => part !== undefined && part !== '').join(', ');
  });
  const edges = system.connections.map(({ from, to, kind }) => `${from} ${kind} ${to}`.replaceAll('component:', ''));
  return [...components, ...edges].join('\n');
}

const orders = `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders-deployment }
spec:
  template:
    metadata: { labels: { app: orders, tier: api } }
    spec:
      containers:
        - name: orders
          image: registry.example/bakery/orders:1.4
          ports: [{ containerPort: 8080 }]
          env:
            - { name: DATABASE_URL, value: "postgres://baker:s3cretPassw0rd@orders-db:5432/orders" }
            - { name: API_KEY, valueFrom: { secretKeyRef: { name: keys, key: api } } }
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
          resources: { limits: { cpu: 500m, memory: 256Mi } }
        - { name: proxy, image: envoyproxy/envoy }
---
apiVersion: v1
kind: Service
metadata: { name: orders-api }
spec:
  type: LoadBalancer
  selector: { app: orders }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: orders }
spec: { scaleTargetRef: { kind: Deployment, name: orders-deployment }, minReplicas: 3, maxReplicas: 9 }
`;

const stores = `apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: orders-db }
    spec:
      replicas: 2
      template:
        metadata: { labels: { app: orders-db } }
        spec: { containers: [{ name: db, image: "postgres:16" }] }
  - apiVersion: batch/v1
    kind: CronJob
    metadata: { name: bake-report }
    spec:
      schedule: "0 4 * * *"
      jobTemplate:
        spec:
          template:
            spec:
              containers: [{ name: report, image: bakery/report, env: [{ name: ORDERS, value: "http://orders-api" }] }]
`;

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: door }
spec:
  ingressClassName: nginx
  rules:
    - host: bakery.example
      http:
        paths:
          - { path: /orders, pathType: Prefix, backend: { service: { name: orders-api, port: { number: 80 } } } }
          - { path: /gone, pathType: Prefix, backend: { service: { name: gone, port: { number: 80 } } } }
`;

test('a cluster is read from its manifests, whatever file they stand in', async () => {
  expect(
    await cluster({ 'k8s/orders.yaml': orders, 'k8s/stores.yaml': stores, 'k8s/ingress.yaml': ingress }),
  ).toMatchInlineSnapshot(`
    "bake-report: job, bakery/report, ORDERS=http://orders-api
    nginx: nginx, also nginx-server
    orders: service, also orders-deployment, orders-api, registry.example/bakery/orders:1.4, ×3, 80→8080, probed, 500m 256Mi, DATABASE_URL=postgres://baker:‹secret:f734›@orders-db:5432/orders API_KEY=\${API_KEY}
    orders-db: postgresql, postgres:16, ×2
    bake-report depends orders
    nginx call orders
    orders depends orders-db"
  `);
});

test('what Compose runs for developers and a cluster in production is one system', async () => {
  const compose = `services:
  orders: { build: ./orders, depends_on: [db] }
  db: { image: "postgres:16" }
`;
  const files = { 'compose.yaml': compose, 'orders/package.json': '{ "name": "orders" }' };
  expect(await cluster({ ...files, 'k8s/orders.yaml': orders, 'k8s/stores.yaml': stores })).toMatchInlineSnapshot(`
    "bake-report: job, bakery/report, ORDERS=http://orders-api
    db: postgresql, also orders-db, postgres:16, ×2
    orders: service, also orders-deployment, orders-api, registry.example/bakery/orders:1.4, ×3, 80→8080, probed, 500m 256Mi, DATABASE_URL=postgres://baker:‹secret:f734›@orders-db:5432/orders API_KEY=\${API_KEY}
    bake-report depends orders
    orders depends db"
  `);
});

test('templates of a chart are read as far as they go without rendering', async () => {
  const template = `{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "ovens.fullname" . }}
  labels:
    {{- include "ovens.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    metadata:
      labels:
        app: {{ .Chart.Name }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image }}:{{ .Values.tag }}"
          ports:
            - containerPort: 9000
          livenessProbe:
            {{- toYaml .Values.probe | nindent 12 }}
{{- end }}
`;
  expect(await cluster({ 'charts/ovens/templates/deployment.yaml': template })).toMatchInlineSnapshot(
    `"ovens: service, -→9000, probed"`,
  );
});

const oven = `apiVersion: apps/v1
kind: Deployment
metadata: { name: oven }
spec:
  template:
    metadata: { labels: { app: oven } }
    spec:
      containers:
        - name: oven
          image: bakery/oven
          envFrom: [{ configMapRef: { name: oven-settings } }, { secretRef: { name: oven-keys } }]
          env:
            - { name: ORDERS_URL, valueFrom: { configMapKeyRef: { name: addresses, key: orders } } }
            - { name: HEAT, value: "230" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: addresses }
data: { orders: "http://orders:8080" }
---
apiVersion: v1
kind: Secret
metadata: { name: oven-keys }
stringData: { API_KEY: s3cretBakeryKey99 }
data: { TLS_KEY: c2VjcmV0 }
`;

test('variables are taken from config maps, and Kustomize makes settings and copies', async () => {
  const base = `resources: [oven.yaml]
configMapGenerator:
  - { name: oven-settings, literals: [HEAT=200, "FLOUR_URL=http://flour:9000"] }
`;
  const overlay = (count: number): string => `resources: [../../base]
replicas: [{ name: oven, count: ${count} }]
`;
  expect(
    await cluster({
      'k8s/base/oven.yaml': oven,
      'k8s/base/kustomization.yaml': base,
      'k8s/overlays/dev/kustomization.yaml': overlay(1),
      'k8s/overlays/prod/kustomization.yaml': overlay(4),
    }),
  ).toMatchInlineSnapshot(
    `"oven: service, bakery/oven, ×4, HEAT=230 FLOUR_URL=http://flour:9000 API_KEY=‹secret:143c› ORDERS_URL=http://orders:8080"`,
  );
  const patch = `patches:
  - target: { kind: Deployment, name: oven }
    patch: |-
      - { op: replace, path: /spec/replicas, value: 5 }
  - patch: "just words"
`;
  expect(await cluster({ 'k8s/oven.yaml': oven, 'k8s/live/kustomization.yaml': patch })).toContain('×5');
});

test('routes of the Gateway API, of Istio and of Traefik are gateways, rules within a mesh are none', async () => {
  const route = (api: string, kind: string, spec: string): string =>
    `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: door }\nspec: ${spec}\n`;
  const http = (gateways: string): string =>
    `{ ${gateways}hosts: [oven], http: [{ route: [{ destination: { host: oven, port: { number: 80 } } }] }] }`;
  expect(
    await cluster({
      'oven.yaml': oven.replace(/envFrom[\s\S]*?- \{ name: HEAT/, 'env:\n            - { name: HEAT'),
      'grpc.yaml': route(
        'gateway.networking.k8s.io/v1',
        'GRPCRoute',
        '{ rules: [{ backendRefs: [{ name: oven, port: 80 }] }] }',
      ),
      'mesh.yaml': route('networking.istio.io/v1', 'VirtualService', http('')),
      'istio.yaml': route('networking.istio.io/v1', 'VirtualService', http('gateways: [public], ')),
      'traefik.yaml': route(
        'traefik.io/v1alpha1',
        'IngressRoute',
        '{ routes: [{ services: [{ name: oven, port: 80 }] }] }',
      ),
    }),
  ).toMatchInlineSnapshot(`
    "ingress: ingress, also ingress-server
    istio: istio, also istio-server
    oven: service, bakery/oven, ×1, HEAT=230
    traefik: traefik, also traefik-server
    ingress call oven
    istio call oven
    traefik call oven"
  `);
});

test('manifests of the wrong form are passed over', async () => {
  const broken = [
    'apiVersion: v1',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: 3',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: x } } }',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { rules: [1, { http: { paths: 2 } }] }',
  ];
  expect(await cluster({ 'a.yaml': broken.join('\n---\n') })).toBe('');
});
