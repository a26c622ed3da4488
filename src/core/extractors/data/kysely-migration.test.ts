import { expect, test } from 'vitest';
import { accessesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const migrations = {
  'package.json': '{"name":"parcels","dependencies":{"kysely":"0.27","hono":"4"}}',
  'migrations/001_parcels.ts': `import { type Kysely, sql } from 'kysely';
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('senders')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql\`gen_random_uuid()\`))
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('parcels')
    .ifNotExists()
    .addColumn('id', 'serial', (column) => column.primaryKey())
    .addColumn('sender_id', 'uuid', (column) => column.references('senders.id').onDelete('cascade').notNull())
    .addColumn('depot', sql\`varchar(8)\`)
    .addColumn('weight', 'integer')
    .addUniqueConstraint('parcels_depot_key', ['sender_id', 'depot'])
    .execute();
  await db.schema.createIndex('parcels_depot_idx').on('parcels').columns(['depot', 'id desc']).execute();
}
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('parcels').execute();
}
`,
  'migrations/002_scans.ts': `import type { Kysely } from 'kysely';
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('scans')
    .addColumn('parcel', 'integer')
    .addColumn('at', 'timestamptz')
    .addPrimaryKeyConstraint('scans_pkey', ['parcel', 'at'])
    .addForeignKeyConstraint('scans_parcel', ['parcel'], 'parcels', ['id'], (key) => key.onDelete('cascade'))
    .execute();
  await db.schema
    .alterTable('parcels')
    .dropColumn('weight')
    .renameColumn('depot', 'hub')
    .alterColumn('hub', (column) => column.setNotNull())
    .execute();
}
`,
};

test('tables of Kysely that migrations create, alter and index in chains', async () => {
  const system = await systemOf(migrations);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "parcels (id)
        references sender_id > senders
        indexes (hub, id), unique (sender_id, hub)
    scans (parcel, at)
        references parcel > parcels
    senders (id)
        indexes unique (email)"
  `);
  const parcels = system.tables.find(({ name }) => name === 'parcels');
  expect(
    parcels?.columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '' : ' not null'}`),
  ).toMatchInlineSnapshot(`
    [
      "id serial not null",
      "sender_id uuid not null",
      "hub varchar(8) not null",
    ]
  `);
});

test('queries of Kysely on a client that the request carries', async () => {
  const system = await systemOf({
    ...migrations,
    'src/app.ts': `import { Hono } from 'hono';
const app = new Hono();
app.get('/parcels', async (c) => c.json(await c.get('db').selectFrom('parcels as p').innerJoin('scans as s', 's.parcel', 'p.id').select(['p.hub']).limit(9).execute()));
app.post('/parcels', async (c) => {
  await c.var.db.insertInto('parcels').values(await c.req.json()).execute();
  await c.var.db.updateTable('senders').set({ email: 'x' }).where('id', '=', 1).execute();
  return c.body(null, 201);
});
export default app;
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /parcels → select parcels limited
    GET /parcels → select scans limited
    POST /parcels → insert parcels
    POST /parcels → update senders by id"
  `);
});
