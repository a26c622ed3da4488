import { expect, test } from 'vitest';
import { access, buildSystem, channel, endpoint, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { unboundedQuery } from './unbounded-query.ts';

const grows = access('POST /members', 'insert members');
const all = access('remind', 'select members', { many: true });

function about(read: DataAccess, more: readonly DataAccess[] = [grows]): readonly string[] {
  const asked = channel('reminders.due', 'POST /members');
  const place = { file: 'remind.ts', line: 1, endLine: 1, text: 'remind' };
  const use = { service: 'shop', operation: 'remind', inLoop: false, inTransaction: false, evidence: place };
  return titles(
    unboundedQuery,
    buildSystem({
      endpoints: [endpoint('POST /members')],
      tables: [table('members', { columns: 'id bigint, email text' })],
      accesses: [read, ...more],
      channels: [{ ...asked, consumers: [use] }],
    }),
  );
}

test('a consumer that holds a growing table as a whole is told', () => {
  expect(about(all)).toEqual(['low: consumer of reminders.due reads all of members into memory']);
});

test('portions, a condition, a table that nobody fills and a route are left alone', () => {
  expect(about({ ...all, limit: { kind: 'constant', value: 500 } })).toEqual([]);
  expect(about({ ...all, filters: [{ column: 'email', operator: 'equal' }] })).toEqual([]);
  expect(about({ ...all, grouped: ['email'] })).toEqual([]);
  expect(about(all, [])).toEqual([]);
  expect(about({ ...all, operation: 'POST /members' })).toEqual([]);
});
