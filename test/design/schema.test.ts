import { PGlite } from '@electric-sql/pglite';
import { loadModule, parseSync } from 'libpg-query';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { printMigration } from '../../src/core/report/ddl/print-migration.ts';
import { briefFiles, designOf } from '../support/design/briefs.ts';
import { meters } from '../support/design/meters.ts';
import { manyShips } from '../support/design/ships.ts';
import { storesOf } from '../support/design/stores-of.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

let database: PGlite;

beforeAll(async () => {
  await loadModule();
  database = await PGlite.create();
}, 120_000);

afterAll(() => database.close());

describe.each(briefFiles)('The schema of %s', (file) => {
  const { design } = designOf(file);
  const stores = storesOf(design);

  test('is executed by PostgreSQL, and its inverse leaves nothing behind', async () => {
    for (const { name, tables } of stores) {
      const { up, down } = printMigration(name, tables, 'postgresql');
      expect(() => parseSync(up)).not.toThrow();
      const before = await everything();
      await database.exec(up);
      expect((await everything()).length).toBeGreaterThanOrEqual(before.length + tables.length);
      await database.exec(down);
      expect(await everything()).toEqual(before);
    }
  });

  test('gives every table an owner and a route or job that uses it, and every route a table or an upstream', () => {
    const { system } = design;
    const used = new Set(system.accesses.map(({ table }) => table));
    expect(
      system.tables.filter(({ id, declaredBy }) => declaredBy === undefined || !used.has(id)).map(({ name }) => name),
    ).toEqual([]);
    const doing = new Set(
      [...system.accesses, ...system.calls].map(({ operation }) => operation.split('.').slice(0, 2).join('.')),
    );
    const idle = system.endpoints.filter(
      ({ path, handler = '' }) => !path.startsWith('/health') && !doing.has(handler.split('.').slice(0, 2).join('.')),
    );
    expect(idle.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

test('a table that its brief makes too large is partitioned, and takes rows of any week', async () => {
  for (const { name, tables } of storesOf(manyShips.design)) {
    const { up, down } = printMigration(name, tables, 'postgresql');
    const before = await everything();
    await database.exec(up);
    if (tables.some((table) => table.name === 'positions')) {
      await database.exec(
        [
          "CREATE TABLE positions_2026_11 PARTITION OF positions FOR VALUES FROM ('018bcfe5-0000-7000-8000-000000000000') TO ('018bd000-0000-7000-8000-000000000000')",
          ...['018bcfe5-6800-7000-8000-000000000001', '019bcfe5-6800-7000-8000-000000000001'].map(
            (id) =>
              `INSERT INTO positions (id, ship_id, latitude, longitude, seen_at) VALUES ('${id}', '${id}', 54.1, 12.1, now())`,
          ),
        ].join(';'),
      );
      const { rows } = await database.query('SELECT tableoid::regclass::text AS part FROM positions ORDER BY id');
      expect(rows).toEqual([{ part: 'positions_2026_11' }, { part: 'positions_default' }]);
    }
    await database.exec(down);
    expect(await everything()).toEqual(before);
  }
});

test('a table that is cut by time still refuses what comes twice', async () => {
  const stores = storesOf(meters.design);
  for (const { name, tables } of stores) await database.exec(printMigration(name, tables, 'postgresql').up);
  const insert = (id: number): string =>
    `INSERT INTO readings (id, meter_id, taken_at, value) VALUES ('019bcfe5-6800-7000-8000-00000000000${id}', '018bcfe5-6800-7000-8000-000000000001', '2026-03-01T12:00Z', 1)`;
  await database.exec(insert(1));
  await expect(database.exec(insert(2))).rejects.toThrow('meter_id_taken_at');
  for (const { name, tables } of stores) await database.exec(printMigration(name, tables, 'postgresql').down);
});

/** Tables, indexes, constraints, types and functions that a person made. */
async function everything(): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly what: string }>(`
    SELECT 'relation ' || relname AS what FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1`);
  return rows.map(({ what }) => what);
}
