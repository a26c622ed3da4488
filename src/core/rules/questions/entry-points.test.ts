import { expect, test } from 'vitest';
import { buildSystem, channel, endpoint, operationCall } from '../../../../test/support/build-system.ts';
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

test('jobs that nothing enqueues and tasks of migrations are no entry points', () => {
  const { publishers } = channel('tours.moved', 'moveTours');
  const entered = (over: Parameters<typeof channel>[2], name = 'tours.moved'): number => {
    const channels = [channel(name, 'moveTours', { consumers: publishers, ...over })];
    return entryPointsOf(indexSystem(buildSystem({ channels })))('moveTours').length;
  };
  expect(entered({})).toBe(1);
  expect(entered({ publishers: [] })).toBe(1);
  expect(entered({ publishers: [], broker: 'active-job' })).toBe(0);
  expect(entered({}, 'tours.migrations.tasks.fill_seats')).toBe(0);
});
