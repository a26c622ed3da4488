import { expect, test } from 'vitest';
import { buildSystem, endpoint, operationCall } from '../../../test/support/build-system.ts';
import { buildIndex, type SystemIndex } from '../model/system-index.ts';
import { partsBehind, Watch } from './watch.ts';
import { watchedIndex } from './watched-index.ts';

const system = buildSystem({
  endpoints: [endpoint('GET /tours')],
  operationCalls: [operationCall('GET /tours', 'find tours')],
});

test.each(Object.entries(partsBehind))('%s looks at %j', (name, parts) => {
  const read = new Set<string>();
  const told = new Proxy(system, {
    get: (target, part) => {
      read.add(String(part));
      return Reflect.get(target, part);
    },
  });
  const ask = buildIndex(told)[name as keyof typeof partsBehind] as (subject: unknown, more: string) => unknown;
  ask(name === 'reachedBy' ? system.endpoints[0] : 'GET /tours', 'tours');
  expect([...read].every((part) => (parts as readonly string[]).includes(part))).toBe(true);
});

test('what one has asked counts for all who share the answer, whenever more is looked at for it', () => {
  const question = (index: SystemIndex) => (id: string) => index.operation(id)?.name;
  const [first, second] = [new Watch(), new Watch()];
  const shared = new Map();
  const index = buildIndex(system);
  const nameOf = watchedIndex(index, shared, first).once(question);
  expect(watchedIndex(index, shared, second).once(question)).toBe(nameOf);
  nameOf('GET /tours');
  expect([...second.shared].flatMap(({ parts }) => [...parts])).toEqual(['operations']);
});
