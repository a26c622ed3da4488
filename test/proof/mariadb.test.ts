import { afterAll, beforeAll, expect, test } from 'vitest';
import { printMigration } from '../../src/core/report/ddl/print-migration.ts';
import { briefFiles, designIn } from '../support/design/briefs.ts';
import { storesOf } from '../support/design/stores-of.ts';
import { type MariaDb, startMariaDb } from './mariadb-server.ts';

let server: MariaDb;

beforeAll(() => {
  server = startMariaDb();
  console.log(`MariaDB ${server.version}`);
}, 120_000);

afterAll(() => server?.close());

test.each(briefFiles)('a real MariaDB executes the schema of %s, and its inverse leaves nothing behind', (file) => {
  for (const { name, tables } of storesOf(designIn(file, 'mysql').design)) {
    const { up, down } = printMigration(name, tables, 'mysql');
    const fresh = 'DROP DATABASE IF EXISTS proof; CREATE DATABASE proof; USE proof;';
    const made = server.execute(`${fresh}\n${up}\nSHOW TABLES;`);
    expect(made.trim().split('\n').sort()).toEqual(tables.map((table) => table.name).sort());
    expect(server.execute(`USE proof;\n${down}\nSHOW TABLES;`)).toBe('');
  }
});

test('what may not be there twice is refused, and what does not count may', () => {
  const store = storesOf(designIn('test/design/briefs/clinic.yaml', 'mysql').design).find(({ tables }) =>
    tables.some(({ name }) => name === 'appointments'),
  );
  const { up } = printMigration(store?.name ?? '', store?.tables ?? [], 'mysql');
  // Only the key is tried: other columns take what the server makes of nothing.
  const lax = "SET sql_mode = ''; SET foreign_key_checks = 0; SET check_constraint_checks = 0;";
  const row = (id: number, state: string): string =>
    `INSERT INTO appointments (id, slot_id, state) VALUES (${id}, 7, '${state}');`;
  const rows = `${row(1, 'cancelled')} ${row(2, 'cancelled')} ${row(3, 'booked')}`;
  const fresh = 'DROP DATABASE IF EXISTS proof; CREATE DATABASE proof; USE proof;';
  expect(server.execute(`${fresh} ${up} ${lax} ${rows} SELECT count(*) FROM appointments;`).trim()).toBe('3');
  expect(() => server.execute(`USE proof; ${lax} ${row(4, 'booked')}`)).toThrow('Duplicate');
});
