import { expect, it } from 'vitest';
import { systemOf } from '../../../test/support/system-of.ts';

it('follows a service that hands itself to a callback, and a callback that a function of the workspace runs', async () => {
  const { accesses } = await systemOf({
    'package.json': '{ "name": "lighthouse", "dependencies": { "express": "4", "knex": "3" } }',
    'src/transaction.ts': `import type { Knex } from 'knex';

export type WithTransactional<S> = S & {
  transactional: <R>(fn: (service: S) => R) => Promise<R>;
};

export function withTransactional<S>(factory: (db: Knex) => S, db: Knex): WithTransactional<S> {
  const service = factory(db) as WithTransactional<S>;
  service.transactional = async <R>(fn: (service: S) => R) => db.transaction(async (trx) => fn(factory(trx)));
  return service;
}

export async function inTransaction<R>(db: Knex, run: (db: Knex) => R): Promise<R> {
  if (db.isTransaction) return run(db);
  return db.transaction(async (tx) => run(tx));
}
`,
    'src/lamp-service.ts': `import type { Knex } from 'knex';
import { inTransaction } from './transaction';

export class LampService {
  private db: Knex;

  constructor(db: Knex) {
    this.db = db;
  }

  async light(id: string) {
    await this.db('lamps').where({ id }).update({ lit: true });
  }

  async report(text: string) {
    await inTransaction(this.db, async (tx) => tx('reports').insert({ text }));
  }
}
`,
    'src/app.ts': `import express from 'express';
import knex from 'knex';
import { LampService } from './lamp-service';
import { type WithTransactional, withTransactional } from './transaction';

class LampController {
  private lamps: WithTransactional<LampService>;

  constructor(lamps: WithTransactional<LampService>) {
    this.lamps = lamps;
  }

  async light(req, res) {
    await this.lamps.transactional((service) => service.light(req.params.id));
    res.status(204).end();
  }

  async report(req, res) {
    await this.lamps.report(req.body.text);
    res.status(204).end();
  }
}

const db = knex({ client: 'pg' });
const controller = new LampController(withTransactional((each) => new LampService(each), db));
const app = express();
app.post('/lamps/:id/light', (req, res) => controller.light(req, res));
app.post('/reports', (req, res) => controller.report(req, res));
app.listen(3000);
`,
  });
  const text = accesses.map(
    ({ operation, verb, table }) => `${operation.split('#').at(-1)}: ${verb} ${table.split(':').at(-1)}`,
  );
  expect(text.sort().join('\n')).toMatchInlineSnapshot(`
    "LampService.light: update lamps
    LampService.report: insert reports"
  `);
});
