import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const schema = 'CREATE TABLE berths (id serial PRIMARY KEY, pier text, boat text, removed_at timestamptz);\n';

function marina(methods: string, route: string): Record<string, string> {
  return {
    'schema.sql': schema,
    'src/berths.ts': `import type { Knex } from 'knex';

export class Berths {
  constructor(private readonly db: Knex) {}
${methods}
}
`,
    'src/app.ts': `import express from 'express';
import knex from 'knex';
import { Berths } from './berths';

const berths = new Berths(knex({ client: 'pg' }));
const app = express();
app.get('/berths', async (req, res) => res.json(${route}));
app.listen(3000);
`,
  };
}

test('a query that a method begins runs where its callers end it', async () => {
  const methods = `  inUse() {
    return this.db('berths').where({ removed_at: null });
  }
  async count() {
    return this.inUse().count('*');
  }
  async ofPier(pier: string) {
    return await this.inUse().where({ pier }).select('boat');
  }
  async all() {
    return await this.inUse();
  }
  async moored() {
    return await this.withBoat(this.inUse());
  }
  withBoat(query: Knex.QueryBuilder) {
    return query.whereExists((inner) => inner.select(1).from('boats'));
  }`;
  const asked = async (route: string): Promise<string> => accessesText(await systemOf(marina(methods, route)));
  expect(await asked('await berths.count()')).toMatchInlineSnapshot(`"count berths by removed_at"`);
  expect(await asked("await berths.ofPier('north')")).toMatchInlineSnapshot(`"select berths by removed_at, pier"`);
  expect(await asked('await berths.all()')).toMatchInlineSnapshot(`"select berths by removed_at"`);
  const moored = await systemOf(marina(methods, 'await berths.moored()'));
  expect(moored.accesses.map(({ filtersKnown }) => filtersKnown)).toEqual([false]);
});

test('a builder that arrives in a parameter is a part of another query', async () => {
  const methods = `  async search(piers: string[]) {
    return await this.db('berths').whereIn('id', (inner: Knex.QueryBuilder) => {
      inner.select('id').from('boats').where({ pier: piers[0] });
    });
  }`;
  expect(accessesText(await systemOf(marina(methods, 'await berths.search([])')))).toMatchInlineSnapshot(
    `"select berths by id"`,
  );
});

test('a query with a name is a table within another', async () => {
  const methods = `  async all() {
    return await this.db('berths').leftJoin(this.db('boats').where({ pier: 'a' }).as('b'), 'b.id', 'berths.id');
  }
  async named() {
    return await this.db.distinct(columns()).from('berths').join('boats', 'boats.id', 'berths.id');
  }`;
  const asked = async (route: string): Promise<System> => await systemOf(marina(methods, route));
  expect(accessesText(await asked('await berths.all()'))).toBe('select berths by ');
  expect(
    (await asked('await berths.named()')).accesses.map(({ joined, grouped }) => `${joined ?? false} ${grouped}`).sort(),
  ).toEqual(['false ', 'true ']);
});

test('rows that are folded into groups carry what folds them', async () => {
  const methods = `  async piers() {
    return await this.db('berths').groupBy('pier').select('pier');
  }
  async first() {
    return (await this.db.raw('SELECT DISTINCT ON (pier) pier, boat FROM berths')).rows;
  }`;
  const grouped = async (route: string) =>
    (await systemOf(marina(methods, route))).accesses.map((access) => access.grouped);
  expect(await grouped('await berths.piers()')).toEqual([['pier']]);
  expect(await grouped('await berths.first()')).toEqual([['pier']]);
});

test('a condition that only some requests add is kept apart', async () => {
  const methods = `  async search(pier: string, boat?: string) {
    const query = this.db('berths').where({ pier });
    if (boat) query.andWhere('boat', 'ilike', boat);
    return await query;
  }
  async either(mine: boolean) {
    const query = this.db('berths');
    if (mine) query.where({ boat: 'Ida' });
    else query.where({ pier: 'north' });
    return await query;
  }
  async written(boat?: string) {
    const where = boat ? \`WHERE boat = \${boat}\` : '';
    return await this.db.raw(\`SELECT * FROM berths \${where} ORDER BY id\`);
  }`;
  const asked = async (route: string): Promise<string> => {
    const { accesses } = await systemOf(marina(methods, route));
    return accesses
      .map(({ filters, optionalFilters = [], filtersKnown }) => {
        const names = (list: typeof filters): string => list.map(({ column }) => column).join(', ') || 'nothing';
        return `by ${names(filters)}, at times ${names(optionalFilters)}${filtersKnown ? '' : ' or more'}`;
      })
      .join('\n');
  };
  expect(await asked("await berths.search('north')")).toBe('by pier, at times boat');
  expect(await asked('await berths.either(true)')).toBe('by nothing, at times boat, pier or more');
  expect(await asked("await berths.written('Ida')")).toBe('by nothing, at times boat');
});

/** `count berths by removed_at`, one line an access. */
function accessesText({ accesses, tables }: System): string {
  const nameOf = (id: string): string => tables.find((table) => table.id === id)?.name ?? id;
  return accesses
    .map(({ verb, table, filters }) => `${verb} ${nameOf(table)} by ${filters.map(({ column }) => column).join(', ')}`)
    .join('\n');
}
