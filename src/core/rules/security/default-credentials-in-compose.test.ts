import { expect, test } from 'vitest';
import { buildSystem, component } from '../../../../test/support/build-system.ts';
import { spoken } from '../../../../test/support/findings-text.ts';
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
