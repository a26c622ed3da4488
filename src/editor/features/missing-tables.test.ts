import { expect, test } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { missingTablesAt } from './missing-tables.ts';

const quote = 'await pool.query(';
const code = ['async function book() {', quote, "'INSERT INTO bookings'", ');', '}', quote, "'SELECT 1'", ');'];

const access = {
  kind: 'write' as const,
  service: 'tours',
  operation: 'book',
  endpoints: [],
  place: { file: 'src/book.ts', line: 2, quote },
};

const bookings = { id: 'bookings', name: 'bookings', store: 'db', declared: false, columns: 0, indexes: 0 };

function offered(line: number, edits: readonly [] | undefined, lines = code): readonly string[] {
  const table = { ...bookings, accesses: [access], edits };
  const landscape = { ...sampleLandscape, tables: [table] };
  return missingTablesAt({ landscape }, 'src/book.ts', line, lines).map(({ name }) => name);
}

test('a table is offered where it is used, also when lines were written above', () => {
  expect(offered(1, [])).toEqual(['bookings']);
  expect(offered(3, [], ['// one', '// two', ...code])).toEqual(['bookings']);
});

test('nothing is offered at another query that looks the same, nor where the facts do not suffice', () => {
  expect(offered(5, [])).toEqual([]);
  expect(offered(1, undefined)).toEqual([]);
});
