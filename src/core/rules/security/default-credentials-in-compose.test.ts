import { expect, test } from 'vitest';
import { buildSystem, component } from '../../../../test/support/build-system.ts';
import { spoken } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { defaultCredentialsInCompose } from './default-credentials-in-compose.ts';

test('a manifest of a cluster is mended in its own words', () => {
  const tide = component('tide', {
    deployment: {
      file: 'k8s/tide.yml',
      ports: [],
      healthCheck: false,
      environment: {},
      dependsOn: [],
      defaultSecrets: ['TIDE_PASSWORD'],
    },
  });
  expect(
    spoken(defaultCredentialsInCompose, buildSystem({ components: [tide] }))
      .split('\n')
      .slice(0, 3),
  ).toEqual([
    'low: TIDE_PASSWORD of tide is known to everybody',
    'k8s/tide.yml sets a password that is tried first, or that stands in every copy of the file. Only what runs on the same network reaches them, until a port is published.',
    'fix: Take it from a secret of the cluster that stands in no repository: `valueFrom: { secretKeyRef: { name: …, key: … } }`.',
  ]);
});

test('a manifest is quoted where the password stands, and what a store asks is none of its password', async () => {
  const workload = (name: string, image: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${image}
${more}---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { type: NodePort, selector: { app: ${name} }, ports: [{ port: 80 }] }
---
`;
  const password = `          env:
            - { name: SOURCE_HOST, value: prometheus }
            - { name: GF_SECURITY_ADMIN_PASSWORD, value: admin }
`;
  const system = await systemOf({
    'cluster.yaml': workload('grafana', 'grafana/grafana', password) + workload('prometheus', 'prom/prometheus'),
  });
  const [found] = runRules(system, [defaultCredentialsInCompose]);
  expect(found?.evidence.map(({ file, line }) => `${file}:${line}`)).toEqual(['cluster.yaml:13']);
  expect(found?.message).toContain('The port of grafana is published');
});
