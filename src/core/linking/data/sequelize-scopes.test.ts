import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('scopes of Sequelize choose rows, and a base of repositories is about the model of each class below', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "sequelize": "6" } }',
    'models.ts': `
      import { DataTypes, Model, Sequelize } from 'sequelize';
      export const sequelize = new Sequelize('postgres://');
      export class Invoice extends Model {}
      Invoice.init({ email: DataTypes.STRING, status: DataTypes.STRING, voided: DataTypes.BOOLEAN }, {
        sequelize,
        tableName: 'invoices',
        defaultScope: { where: { voided: false } },
        scopes: {
          open: { where: { status: 'open' } },
          of(email: string) { return { where: { email } }; },
        },
      });
      export class Payment extends Model {}
      Payment.init({ amount: DataTypes.INTEGER }, { sequelize, modelName: 'payment' });`,
    'repositories.ts': `
      import { type Model, type ModelStatic } from 'sequelize';
      import { Invoice, Payment } from './models';
      class Repository<T extends Model> {
        constructor(protected readonly model: ModelStatic<T>) {}
        find(id: number) { return this.model.findByPk(id); }
      }
      export class Invoices extends Repository<Invoice> {
        constructor() { super(Invoice); }
        all() { return this.model.findAll({ limit: 50 }); }
        open(email: string) { return Invoice.scope(['open', { method: ['of', email] }]).findAll(); }
      }
      export class Payments extends Repository<Payment> {
        constructor() { super(Payment); }
        page() { return this.model.findAndCountAll({ limit: 20, order: [['id', 'DESC']] }); }
      }`,
    'app.ts': `
      import express from 'express';
      import { Invoices, Payments } from './repositories';
      const app = express();
      const invoices = new Invoices();
      const payments = new Payments();
      app.get('/invoices', async (req, res) => res.json(await invoices.all()));
      app.get('/invoices/open/:email', async (req, res) => res.json(await invoices.open(req.params.email)));
      app.get('/invoices/:id', async (req, res) => res.json(await invoices.find(Number(req.params.id))));
      app.get('/payments', async (req, res) => res.json(await payments.page()));
      app.get('/payments/:id', async (req, res) => res.json(await payments.find(Number(req.params.id))));`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /invoices → select invoices by voided limited
    GET /invoices/open/{email} → select invoices by status, email
    GET /invoices/{id} → select invoices by id limited
    GET /payments → count payments
    GET /payments → select payments sorted by id limited
    GET /payments/{id} → select payments by id limited"
  `);
});
