import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printMigration } from '../../src/core/report/ddl/print-migration.ts';
import { designOf } from '../support/design/briefs.ts';
import { fillStore } from '../support/design/fill-store.ts';
import { plansOf, type Runner } from '../support/design/plans-of.ts';
import { storesOf } from '../support/design/stores-of.ts';

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create();
}, 120_000);

afterAll(() => database.close());

/** With so many rows in every large table a wrong index shows. The other templates are proven on a real server, in postgresql.test.ts. */
const large = 100_000;

test.each(['examples/briefs/users-and-orders.yaml'])(
  'every access path of %s is a range of an index, in order',
  async (file) => {
    const { design } = designOf(file);
    const run: Runner = async (sql, settings = []) => {
      await database.exec(['RESET ALL', ...settings.map((setting) => `SET ${setting}`)].join(';'));
      return (await database.query<Readonly<Record<string, unknown>>>(sql)).rows;
    };
    for (const { name, tables } of storesOf(design)) {
      const { up, down } = printMigration(name, tables, 'postgresql');
      await database.exec(up);
      await database.exec(fillStore(design, tables, large).join('\n'));
      const plans = await plansOf(run, design.system, tables);
      expect(plans.length).toBeGreaterThan(10);
      expect(plans.flatMap(({ operation, faults }) => faults.map((fault) => `${operation}: ${fault}`))).toEqual([]);
      await database.exec(down);
    }
  },
  240_000,
);
