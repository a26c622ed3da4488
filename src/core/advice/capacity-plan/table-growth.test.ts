import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, operation, table } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { defaultLoad, type Load } from './load.ts';
import { tableFigures } from './table-figures.ts';

const writes = {
  'POST /pets': 'insert pets',
  'POST /keepers': 'insert keepers',
  'POST /signup': 'insert members',
  'POST /walks': 'insert walk_events',
  'POST /pets/{id}/shots': 'insert shots',
  'POST /pets/{id}/friends': 'insert friends',
  'PUT /pets/{id}': 'upsert collars',
  'POST /species': 'insert species',
  'POST /admin/bans': 'insert bans',
};

/** A shelter in a town: members keep pets, pets get shots and friends, and each walk is noted. */
const index = indexSystem(
  buildSystem({
    tables: [
      table('members', { columns: 'id bigint, email text' }),
      table('keepers', { columns: 'member_id bigint', primaryKey: ['member_id'] }),
      table('pets', {
        columns: 'id bigint, owner_id bigint, species_id bigint',
        foreignKeys: ['species_id > species'],
      }),
      table('species', { columns: 'id bigint, name text' }),
      table('shots', { columns: 'id bigint, pet_id bigint', foreignKeys: ['pet_id > pets'] }),
      table('friends', {
        columns: 'pet_id bigint, other_id bigint',
        foreignKeys: ['pet_id > pets', 'other_id > pets'],
        primaryKey: ['pet_id', 'other_id'],
      }),
      table('walk_events', { columns: 'id bigint, pet_id bigint', foreignKeys: ['pet_id > pets'] }),
      table('bans', { columns: 'id bigint, member_id bigint' }),
      table('collars', { columns: 'id bigint, owner_id bigint' }),
      table('untouched', { columns: 'id bigint, owner_id bigint' }),
    ],
    endpoints: Object.keys(writes).map((route) => endpoint(route)),
    operations: Object.keys(writes).map((route) => operation(route)),
    accesses: Object.entries(writes).map(([route, text]) => access(route, text)),
  }),
);

function told(load: Load): string {
  return tableFigures(index, load)
    .map(({ what, grows, how }) => `${what}, ${grows}: ${how.replace(/ rows? × \d.*$/, '')}`)
    .join('\n');
}

test('people, what they do and what belongs to it decide how many rows there will be', () => {
  expect(told(defaultLoad)).toMatchInlineSnapshot(`
    "walk_events, events: 432,000 people × 365 rows a year × (1 + 1.5 + 2.25) = 749,000,000
    friends, pairs: 24,600,000 rows of pets × 5 each = 123,000,000
    pets, content: 432,000 people × 12 rows a year × (1 + 1.5 + 2.25) = 24,600,000
    shots, parts: 24,600,000 rows of pets × 1 each = 24,600,000
    members, people: 432,000 people × 2.25 = 972,000
    keepers, people: 432,000 people × 2.25 = 972,000
    bans, staff: 432,000 people × 0.001 are staff × 250 rows a year × (1 + 1.5 + 2.25) = 513,000
    species, reference: a list that is kept = 10,000"
  `);
});

test('nobody adds more than is written', () => {
  expect(told({ ...defaultLoad, people: 10_000_000 })).toContain('walk_events, events: 10 writes/s');
});

test('what somebody says of a table and of the people goes before', () => {
  const said = told({ ...defaultLoad, growth: 0, people: 500, rows: { shots: 7 } });
  expect(said).toContain('members, people: 500 people × 1 = 500');
  expect(said).toContain('shots, parts: 7 rows a year, as it is said × (1 + 1 + 1) = 21');
});
