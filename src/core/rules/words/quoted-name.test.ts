import { expect, test } from 'vitest';
import { buildSystem, table } from '../../../../test/support/build-system.ts';
import { spoken } from '../../../../test/support/findings-text.ts';
import { duplicatedColumn } from '../schema/duplicated-column.ts';
import { floatForMoney } from '../schema/float-for-money.ts';
import { quoter } from './quoted-name.ts';

test('a name with capitals or of a reserved word is quoted as the database wants it', () => {
  expect(['orders', 'Orders', 'order', 'a"b'].map(quoter('postgresql'))).toEqual([
    'orders',
    '"Orders"',
    '"order"',
    '"a""b"',
  ]);
  expect(quoter('mysql')('order')).toBe('`order`');
});

test('statements of fixes run on tables that models name with capitals', () => {
  const products = table('Products', {
    columns: 'Id uuid, Price double precision, visitor_id bigint, visitorId bigint',
  });
  const system = buildSystem({ tables: [{ ...products, dialect: 'postgresql' }] });
  expect(spoken(floatForMoney, system)).toContain('USING round("Price"::numeric, 2)');
  expect(spoken(duplicatedColumn, system)).toContain(
    'UPDATE "Products" SET visitor_id = COALESCE(visitor_id, "visitorId");',
  );
});
