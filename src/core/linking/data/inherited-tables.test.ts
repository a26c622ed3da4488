import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a base of repositories over Knex asks the table of whoever calls it, by a field or by what it was told', async () => {
  const system = await systemOf({
    'package.json': '{"dependencies":{"express":"4","knex":"3","pg":"8"}}',
    'repositories.ts': `import knexFactory, { type Knex } from 'knex';
export const knex = knexFactory({ client: 'pg' });
abstract class Named {
  protected abstract readonly tableName: string;
  constructor(protected readonly db: Knex) {}
  find(id: number) { return this.db(this.tableName).where({ id }).first(); }
}
export class Ports extends Named {
  protected readonly tableName = 'ports';
  inCity(city: string) { return this.db(this.tableName).where({ city }); }
}
export class Ships extends Named { protected readonly tableName = 'ships'; }
abstract class Told {
  protected constructor(protected readonly table: string) {}
  protected query() { return knex(this.table); }
  remove(id: number) { return this.query().where('id', id).del(); }
}
export class Crews extends Told { constructor() { super('crews'); } }
export class Docks extends Told { constructor() { super('docks'); } }
`,
    'app.ts': `import express from 'express';
import { Crews, Docks, knex, Ports, Ships } from './repositories';
const ports = new Ports(knex);
const ships = new Ships(knex);
const crews = new Crews();
const docks = new Docks();
const app = express();
app.get('/ports/:id', async (req, res) => { res.json(await ports.find(Number(req.params.id))); });
app.get('/cities/:city/ports', async (req, res) => { res.json(await ports.inCity(req.params.city)); });
app.get('/ships/:id', async (req, res) => { res.json(await ships.find(Number(req.params.id))); });
app.delete('/crews/:id', async (req, res) => { res.json(await crews.remove(Number(req.params.id))); });
app.delete('/docks/:id', async (req, res) => { res.json(await docks.remove(Number(req.params.id))); });
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /crews/{id} → delete crews by id
    DELETE /docks/{id} → delete docks by id
    GET /cities/{city}/ports → select ports by city
    GET /ports/{id} → select ports by id limited
    GET /ships/{id} → select ships by id limited"
  `);
});
