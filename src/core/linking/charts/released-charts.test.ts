import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Component } from '../../model/component.ts';

const express = (name: string): string => JSON.stringify({ name, dependencies: { express: '4', pg: '8' } });

/** A service with one route, which asks each address for what is behind it. */
function code(route: string, ...asks: readonly string[]): string {
  const calls = asks.map((address) => `await fetch(${address}); `).join('');
  return `const app = require('express')();\napp.get('${route}', async (req, res) => { ${calls}res.json([]); });\n`;
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "station.fullname" . }}
spec:
  replicas: {{ .Values.replicaCount }}
  template:
    metadata:
      labels:
        {{- include "station.selectorLabels" . | nindent 8 }}
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          ports:
            - containerPort: {{ .Values.service.port }}
          envFrom:
            - configMapRef:
                name: {{ include "station.fullname" . }}
`;

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "station.fullname" . }}
data:
  {{- range $key, $value := .Values.env }}
  {{ $key }}: {{ tpl $value $ | quote }}
  {{- end }}
`;

const ingress = `{{- if .Values.ingress.enabled -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "station.fullname" . }}
spec:
  ingressClassName: nginx
  rules:
    - http:
        paths:
          - backend: { service: { name: {{ include "station.fullname" . }}, port: { number: 80 } } }
{{- end }}
`;

const scaling = `{{- if .Values.autoscaling }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: {{ include "station.fullname" . }} }
spec:
  scaleTargetRef: { name: {{ include "station.fullname" . }} }
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
{{- end }}
`;

const stationChart = {
  'charts/station/Chart.yaml': 'apiVersion: v2\nname: station\nversion: 1.0.0\n',
  'charts/station/values.yaml': 'replicaCount: 1\nservice: { port: 8080 }\nenv: {}\ningress: { enabled: false }\n',
  'charts/station/templates/deployment.yaml': deployment,
  'charts/station/templates/configmap.yaml': settings,
  'charts/station/templates/ingress.yaml': ingress,
  'charts/station/templates/hpa.yaml': scaling,
};

const railway = {
  'valley/package.json': express('valley'),
  'valley/server.js': code('/cars', "process.env.SUMMIT_URL + '/views'"),
  'summit/package.json': express('summit'),
  'summit/server.js': `const { Pool } = require('pg');
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const app = require('express')();
app.get('/views', async (req, res) => res.json(await pool.query('SELECT * FROM views')));
`,
};

function told({ name, kind, technology, deployment }: Component): string {
  const { image, replicas, ports = [], cluster, environment = {} } = deployment ?? {};
  const { minimum, maximum } = cluster?.scaling ?? {};
  const parts = [
    technology ?? kind,
    image,
    replicas === undefined ? undefined : `×${replicas}`,
    minimum === undefined ? undefined : `${minimum} to ${maximum}`,
    ...ports.map(({ container }) => `port ${container}`),
    ...Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
  ];
  return `${name}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}

async function read(files: Readonly<Record<string, string>>): Promise<string> {
  const { components, connections } = await systemOf(files);
  const edges = connections.map(({ from, kind, to }) => `${from} ${kind} ${to}`.replaceAll('component:', ''));
  return [...components.map(told), '', ...edges].join('\n');
}

test('a chart runs once for each name under which another one installs it, beside the charts that are bought', async () => {
  expect(
    await read({
      ...railway,
      ...stationChart,
      'charts/funicular/Chart.yaml': `apiVersion: v2
name: funicular
dependencies:
  - { name: station, alias: valley, version: 1.0.0, repository: "file://../station" }
  - { name: station, alias: summit, version: 1.0.0, repository: "file://../station" }
  - { name: postgresql, version: 15.5.0, repository: "https://charts.bitnami.com/bitnami" }
  - { name: postgresql, alias: panoramas, version: 15.5.0, repository: "https://charts.bitnami.com/bitnami" }
  - { name: mongodb, version: 15.6.0, repository: "https://charts.bitnami.com/bitnami", condition: mongodb.enabled }
  - { name: cert-manager, version: 1.15.0, repository: "https://charts.jetstack.io" }
`,
      'charts/funicular/values.yaml': `valley:
  replicaCount: 3
  image: { repository: registry.example/funicular/valley, tag: 2.1 }
  ingress: { enabled: true }
  env: { SUMMIT_URL: "http://{{ .Release.Name }}-summit:8080" }
summit:
  image: { repository: registry.example/funicular/summit }
  autoscaling: { minReplicas: 1, maxReplicas: 4 }
  env: { DATABASE_URL: "postgres://funicular-panoramas:5432/views" }
mongodb: { enabled: false }
`,
      'charts/funicular/values-prod.yaml': 'summit: { autoscaling: { minReplicas: 2 } }\n',
    }),
  ).toMatchInlineSnapshot(`
    "nginx: nginx
    panoramas: postgresql
    postgresql: postgresql
    summit: service, registry.example/funicular/summit, ×2, 2 to 4, port 8080, DATABASE_URL=postgres://funicular-panoramas:5432/views
    valley: service, registry.example/funicular/valley:2.1, ×3, port 8080, SUMMIT_URL=http://summit:8080

    nginx call valley
    summit read panoramas
    valley call summit"
  `);
});

test('a Helmfile installs charts with values of files and its own', async () => {
  expect(
    await read({
      ...railway,
      ...stationChart,
      'helmfile.yaml': `releases:
  - name: valley
    chart: ./charts/station
    values:
      - values/valley.yaml
      - image: { tag: "2.2" }
  - { name: summit, chart: ./charts/station, values: [values/summit.yaml] }
  - { name: depot, chart: ./charts/station, installed: false }
  - { name: views, chart: bitnami/postgresql, version: 15.5.0 }
`,
      'values/valley.yaml':
        'image: { repository: funicular/valley, tag: "2.1" }\nenv: { SUMMIT_URL: "http://summit:8080" }\n',
      'values/summit.yaml': 'env: { DATABASE_URL: "postgres://views-postgresql.rails.svc.cluster.local:5432/views" }\n',
    }),
  ).toMatchInlineSnapshot(`
    "summit: service, ×1, port 8080, DATABASE_URL=postgres://views-postgresql.rails.svc.cluster.local:5432/views
    valley: service, funicular/valley:2.2, ×1, port 8080, SUMMIT_URL=http://summit:8080
    views: postgresql

    summit read views
    valley call summit"
  `);
});

test('applications of Argo CD install charts, and those that only name a folder are manifests', async () => {
  const application = (name: string, source: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec:\n  source: ${source}\n`;
  expect(
    await read({
      ...railway,
      ...stationChart,
      'argo/valley.yaml': application(
        'valley-live',
        '{ path: charts/station, helm: { releaseName: valley, parameters: [{ name: replicaCount, value: "5" }], values: "env: { SUMMIT_URL: http://summit:8080 }" } }',
      ),
      'argo/summit.yaml': application(
        'summit',
        '{ path: charts/station, helm: { valuesObject: { env: { DATABASE_URL: "postgres://views-postgresql/views" } } } }',
      ),
      'argo/views.yaml': application(
        'views',
        '{ repoURL: "https://charts.bitnami.com/bitnami", chart: postgresql, helm: {} }',
      ),
      'argo/rest.yaml': application('rest', '{ path: manifests }'),
    }),
  ).toMatchInlineSnapshot(`
    "summit: service, ×1, port 8080, DATABASE_URL=postgres://views-postgresql/views
    valley: service, ×5, port 8080, SUMMIT_URL=http://summit:8080
    views: postgresql

    summit read views
    valley call summit"
  `);
});

test('a chart that nobody installs runs under its own name, whatever its folder is called', async () => {
  const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Values.name }} }
spec:
  template:
    metadata: { labels: { app: {{ .Values.name }} } }
    spec:
      containers:
        - name: app
          image: "{{ .Values.image }}"
          env:
            {{- range $name, $value := .Values.variables }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
            - name: HOME
              value: {{ printf "http://%s-summit" .Release.Name | quote }}
            - name: KEY
              value: {{ include "key" . }}
`;
  expect(
    await read({
      ...railway,
      'valley/chart/Chart.yaml': 'name: valley\n',
      'valley/chart/templates/web/app.yaml': workload,
      'valley/chart/values.yaml': 'variables: { SUMMIT_URL: "http://summit" }\n',
      'summit/chart/Chart.yaml': 'name: peak\n',
      'summit/chart/templates/app.yaml': workload,
      'summit/chart/values.yaml': 'name: summit\n',
    }),
  ).toMatchInlineSnapshot(`
    "summit: service, ×1, HOME=http://summit, KEY=\${template}
    summit-database: sql
    valley: service, ×1, SUMMIT_URL=http://summit, HOME=http://summit, KEY=\${template}

    summit read summit-database
    valley call summit"
  `);
});

test('a set of applications of Argo CD installs a chart for each element of its list', async () => {
  const { components } = await systemOf({
    'argo/platform.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: platform }
spec:
  generators:
    - list:
        elements:
          - { name: tickets, chart: postgresql }
          - { name: news, chart: nats }
  template:
    metadata: { name: "{{name}}" }
    spec: { source: { repoURL: "https://charts.example", chart: "{{ .chart }}", helm: { releaseName: "{{name}}" } } }
`,
  });
  expect(components.map(({ name, kind, technology }) => `${name}: ${kind} ${technology}`)).toEqual([
    'news: broker nats',
    'tickets: database postgresql',
  ]);
});
