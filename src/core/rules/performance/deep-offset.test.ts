import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Parameter } from '../../model/endpoint.ts';
import { deepOffset } from './deep-offset.ts';

const list = access('GET /visits', 'select visits', { many: true, limit: { kind: 'parameter' } });
const grows = access('POST /visits', 'insert visits');
const skip: Parameter = { name: 'skip', in: 'query', required: false, type: 'integer' };

function about(reads: readonly DataAccess[], parameter: Parameter = skip): readonly string[] {
  return titles(
    deepOffset,
    buildSystem({
      endpoints: [endpoint('GET /visits', { parameters: [parameter] }), endpoint('POST /visits')],
      tables: [table('visits', { columns: 'id bigint, hall bigint' })],
      accesses: reads,
    }),
  );
}

test('an offset that nothing bounds in a table that grows is told', () => {
  expect(about([list, grows])).toEqual(['info: GET /visits skips rows of visits one by one']);
});

test('a maximum, a condition, a second list, a key and a table that nobody fills are left alone', () => {
  expect(about([list, grows], { ...skip, shape: { type: 'integer', maximum: 10_000 } })).toEqual([]);
  expect(about([{ ...list, filters: [{ column: 'hall', operator: 'equal' }] }, grows])).toEqual([]);
  expect(about([list, { ...list, id: 'another' }, grows])).toEqual([]);
  expect(about([list, grows], { ...skip, name: 'after' })).toEqual([]);
  expect(about([list])).toEqual([]);
});
