import { expect, test } from 'vitest';
import { buildSystem, endpoint, operationCall } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { entryPointsOf } from './entry-points.ts';
import { protectionsOf } from './protection.ts';

test('all rules that look at one System share the answers', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /tours')],
    operationCalls: [operationCall('GET /tours', 'listTours')],
  });
  const index = indexSystem(system);
  expect(entryPointsOf(index)('listTours').map(({ label }) => label)).toEqual(['GET /tours']);
  expect(entryPointsOf(index)).toBe(entryPointsOf(index));
  expect(protectionsOf(index)).toBe(protectionsOf(index));
  expect(entryPointsOf(indexSystem(system))).toBe(entryPointsOf(index));
  expect(entryPointsOf(indexSystem({ ...system }))).not.toBe(entryPointsOf(index));
});
