import { expect, test } from 'vitest';
import { table } from '../../../../test/support/build-system.ts';
import { countedKey } from './counted-key.ts';

test('a key of one column counts up by its type or by its default', () => {
  expect(countedKey(table('tours', { columns: 'id bigserial' }))).toBe('id');
  expect(countedKey(table('tours', { columns: 'id uuid' }))).toBeUndefined();
  expect(countedKey(table('tours', { columns: 'id serial, hall int', primaryKey: ['id', 'hall'] }))).toBeUndefined();
  const columns = [{ name: 'id', type: 'bigint', nullable: false, default: "nextval('tours_id_seq')" }];
  expect(countedKey({ ...table('tours'), columns })).toBe('id');
});
