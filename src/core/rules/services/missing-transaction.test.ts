import { describe, expect, test } from 'vitest';
import { access, buildSystem, endpoint, operationCall, table } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { missingTransaction } from './missing-transaction.ts';

const book = endpoint('POST /voyages');
const tables = [
  table('voyages'),
  table('cabins', { columns: 'id bigint, voyage_id bigint', foreignKeys: ['voyage_id > voyages'] }),
];

/** In one file, the second below the first. */
function inserts(...over: readonly Parameters<typeof access>[2][]) {
  return ['voyages', 'cabins'].map((name, line) =>
    access('POST /voyages', `insert ${name}`, { evidence: [at(line + 1, `insert ${name}`)], ...over[line] }),
  );
}

function at(line: number, text: string) {
  return { file: 'voyages.ts', line, endLine: line, text };
}

test('a row and what belongs to it are named, and how the library keeps them together', () => {
  const system = buildSystem({
    endpoints: [book],
    tables,
    accesses: inserts({ library: 'knex' }, { library: 'knex' }),
  });
  expect(spoken(missingTransaction, system)).toMatchInlineSnapshot(`
    "medium: POST /voyages inserts into voyages and then into cabins without a transaction
    Each insert is committed by itself. If the one into cabins fails, or the process stops before it, a row of voyages stays without what belongs to it, and a repetition makes another one.
    fix: Run both in one transaction: \`knex.transaction(async (trx) => { … })\`.
    at voyages.ts: insert cabins
    at voyages.ts: insert voyages
    at shop-POST-voyages.ts: shop POST /voyages
    at foreign-key-cabins-voyage-id-voyages.ts: foreign key cabins voyage_id > voyages
    looked at a transaction around both inserts, in their functions and in whoever calls them"
  `);
});

test('a function that several routes reach is told once', () => {
  const again = endpoint('POST /charters');
  const system = buildSystem({
    endpoints: [book, again],
    operationCalls: [operationCall('POST /charters', 'POST /voyages')],
    tables,
    accesses: inserts(),
  });
  expect(titles(missingTransaction, system)).toMatchInlineSnapshot(`
    [
      "medium: POST /charters and POST /voyages insert into voyages and then into cabins without a transaction",
    ]
  `);
});

describe('silent where', () => {
  const titlesOf = (...accesses: readonly ReturnType<typeof access>[]) =>
    titles(missingTransaction, buildSystem({ endpoints: [book], tables, accesses }));

  test('a transaction holds both', () => {
    expect(titlesOf(...inserts({ inTransaction: true }, { inTransaction: true }))).toEqual([]);
  });

  test('the caller has begun one', () => {
    const system = buildSystem({
      endpoints: [endpoint('POST /bookings')],
      operationCalls: [operationCall('POST /bookings', 'POST /voyages', { inTransaction: true })],
      tables,
      accesses: inserts(),
    });
    expect(titles(missingTransaction, system)).toEqual([]);
  });

  test('a session writes both at once', () => {
    expect(titlesOf(...inserts({ library: 'ef-core' }, { library: 'ef-core' }))).toEqual([]);
  });

  test('one of them is written at times only', () => {
    expect(titlesOf(...inserts({}, { atTimes: true }))).toEqual([]);
  });

  test('the first is made where it is missing', () => {
    const look = access('POST /voyages', 'select voyages', { evidence: [at(1, 'find or insert voyages')] });
    expect(titlesOf(look, ...inserts())).toEqual([]);
  });

  test('the part may be there without the whole', () => {
    const loose = tables.map((each) => ({
      ...each,
      columns: each.columns.map((column) => ({ ...column, nullable: true })),
    }));
    expect(titles(missingTransaction, buildSystem({ endpoints: [book], tables: loose, accesses: inserts() }))).toEqual(
      [],
    );
  });
});
