import { expect, test } from 'vitest';
import { buildSystem, table } from '../../../test/support/build-system.ts';
import { compareTables } from './compare-tables.ts';

function told(plan: string, code: string): readonly string[] {
  const tours = (type: string) => buildSystem({ tables: [table('tours', { columns: `id bigint, length ${type}` })] });
  return compareTables(tours(plan), tours(code)).map(({ message }) => message);
}

test('what merely holds the letters of a number is none', () => {
  expect(told('integer', 'interval')).toEqual(['it is interval, and the design says integer']);
  expect(told('integer', 'point')).toEqual(['it is point, and the design says integer']);
  expect(told('integer', 'int4range')).toEqual(['it is int4range, and the design says integer']);
  expect(told('integer', 'bigserial')).toEqual([]);
  expect(told('interval', 'interval')).toEqual([]);
});
