import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const chart = 'apiVersion: v2\nname: harvest\nversion: 0.1.0\n';

function deployment(name: string, image: string, replicas: string, port: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${image}
          ports: [{ containerPort: ${port} }]
`;
}

function installed({ components }: System): readonly string[] {
  return components.map(({ name, deployment: runs }) => {
    const ports = runs?.ports.map(({ container }) => container).join() ?? '';
    return `${name} × ${runs?.replicas ?? '?'} ${runs?.image ?? 'no image'} :${ports}`;
  });
}

test('a range around a workload installs one for each entry of its values', async () => {
  const system = await systemOf({
    'chart/Chart.yaml': chart,
    'chart/values.yaml': `services:
  presses: { port: 8081, replicas: 3 }
  cellars: { port: 8082, replicas: 1 }
stores: [press-db, cellar-db]
`,
    'chart/templates/services.yaml': `{{- range $name, $service := .Values.services }}
---
${deployment('{{ $name }}', '"vineyard/{{ $name }}:{{ $.Chart.Version }}"', '{{ $service.replicas }}', '{{ $service.port }}')}
{{- end }}
`,
    'chart/templates/stores.yaml': `{{- range .Values.stores }}
---
${deployment('{{ . }}', 'postgres:16', '1', '5432')}
{{- end }}
`,
  });
  expect(installed(system)).toMatchInlineSnapshot(`
    [
      "cellar-db × 1 postgres:16 :5432",
      "cellars × 1 vineyard/cellars :8082",
      "press-db × 1 postgres:16 :5432",
      "presses × 3 vineyard/presses :8081",
    ]
  `);
});

test('entries of a list are named by a field, and a range that nobody fills installs nothing', async () => {
  const system = await systemOf({
    'chart/Chart.yaml': chart,
    'chart/values.yaml': 'workers:\n  - name: sorting\n    copies: 2\n  - name: labels\n    copies: 1\n',
    'chart/templates/workers.yaml': `{{- range .Values.workers }}
---
${deployment('{{ .name }}', '"vineyard/{{ .name }}"', '{{ .copies }}', '9000')}
{{- end }}
`,
    'chart/templates/others.yaml': `{{- range $name, $other := .Values.others }}
---
${deployment('{{ $name }}', 'vineyard/other', '1', '9000')}
{{- end }}
`,
  });
  expect(installed(system)).toMatchInlineSnapshot(`
    [
      "labels × 1 vineyard/labels :9000",
      "sorting × 2 vineyard/sorting :9000",
    ]
  `);
});

test('a range within a workload is about its variables, and repeats nothing', async () => {
  const system = await systemOf({
    'chart/Chart.yaml': chart,
    'chart/values.yaml': 'env: { PRESS_URL: "http://presses:8081" }\n',
    'chart/templates/deployment.yaml': `${deployment('cellars', 'vineyard/cellars', '1', '8082')}
          env:
            {{- range $key, $value := .Values.env }}
            - name: {{ $key }}
              value: {{ $value | quote }}
            {{- end }}
`,
  });
  expect(installed(system)).toMatchInlineSnapshot(`
    [
      "cellars × 1 vineyard/cellars :8082",
    ]
  `);
});
