import { expect, test } from 'vitest';
import { buildSystem, endpoint } from '../../../../test/support/build-system.ts';
import { runRules } from '../run-rules.ts';
import { sensitiveColumnExposed } from './sensitive-column-exposed.ts';

test('figures by kind are named after what they count', () => {
  const shape = { type: 'object', fields: [{ name: 'password', required: true, shape: { type: 'unknown' } }] } as const;
  const found = (path: string): readonly string[] => {
    const route = endpoint(`GET ${path}`, { responses: [{ status: 200, shape }] });
    return runRules(buildSystem({ endpoints: [route] }), [sensitiveColumnExposed]).map(({ title }) => title);
  };
  expect(found('/admins/admin-count')).toEqual([]);
  expect(found('/admins')).toEqual(['password in GET /admins is sent to the client']);
});
