import { expect, test } from 'vitest';
import { buildSystem, component, endpoint } from '../../../test/support/build-system.ts';
import { summaryOf } from './summary.ts';

test('services are those with code here; a runtime that compose starts for development is none', () => {
  expect(servicesOf('shop', undefined)).toBe(1);
  expect(servicesOf(undefined, undefined)).toBe(2);
});

function servicesOf(...roots: readonly (string | undefined)[]): number {
  const components = roots.map((root, at) => component(`part-${at}`, { root }));
  const system = { ...buildSystem({ endpoints: [endpoint('GET /')] }), components };
  return summaryOf(system, { findings: [], endpoints: [], tables: [] }).services;
}
