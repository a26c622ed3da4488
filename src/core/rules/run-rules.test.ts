import fc from 'fast-check';
import { expect, test } from 'vitest';
import { access, buildSystem, call, component, endpoint, table } from '../../../test/support/build-system.ts';
import { someParts } from '../../../test/support/some-parts.ts';
import type { System } from '../model/system.ts';
import { severities } from './finding.ts';
import { runRules } from './run-rules.ts';

test('no system makes a rule fail, however its parts refer to what is missing', () => {
  fc.assert(
    fc.property(someParts, (parts) => {
      for (const finding of runRules(buildSystem(parts))) {
        expect(finding.evidence.length).toBeGreaterThan(0);
        expect(finding.subjects.length).toBeGreaterThan(0);
        expect(`${finding.title} ${finding.message} ${finding.fix}`).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 200 },
  );
});

test('findings come by severity, then file and line', () => {
  fc.assert(
    fc.property(someParts, (parts) => {
      const keys = runRules(buildSystem(parts)).map(
        ({ severity, evidence: [place] }) =>
          `${severities.indexOf(severity)} ${place?.file} ${String(place?.line).padStart(9, '0')}`,
      );
      expect(keys).toEqual(keys.toSorted());
    }),
    { numRuns: 100 },
  );
});

test('tests, examples and generated code are not reviewed', () => {
  const endpoints = [endpoint('GET /orders'), endpoint('POST /orders')];
  const parts: Partial<System> = {
    tables: [table('orders')],
    accesses: [access('GET /orders', 'select orders', { many: true }), access('POST /orders', 'insert orders')],
  };
  expect(runRules(buildSystem({ ...parts, endpoints })).length).toBeGreaterThan(0);
  for (const role of ['test', 'example', 'generated'] as const) {
    const marked = endpoints.map((each) => ({ ...each, role }));
    expect(runRules(buildSystem({ ...parts, endpoints: marked }))).toEqual([]);
  }
});

test('a service whose code is an example takes its calls out of the graph of services', () => {
  const circle = [
    { ...call('a', 'GET stock /x'), from: 'shop' },
    { ...call('b', 'GET shop /y'), from: 'stock' },
  ];
  expect(runRules(buildSystem({ calls: circle }))).toHaveLength(1);
  const components = [component('stock', { role: 'example' })];
  expect(runRules(buildSystem({ calls: circle, components }))).toEqual([]);
});
