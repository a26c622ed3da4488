import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { applyEdits } from '../../review/apply-edits.ts';
import { missingTableEdits } from './missing-table-edits.ts';

type Files = Readonly<Record<string, string>>;

const app = `import express from 'express';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(express.json());

app.get('/tours', async (req, res) => {
  const { rows } = await pool.query('SELECT id, title FROM tours ORDER BY created_at LIMIT 20');
  res.json(rows);
});
app.post('/tours/:id/bookings', async (req, res) => {
  await pool.query('INSERT INTO bookings (tour_id, seats, created_at) VALUES ($1, $2, now())', [req.params.id, req.body.seats]);
  res.status(201).end();
});
app.get('/bookings/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT seats FROM bookings WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
});
app.listen(3000);
`;

const tours =
  'CREATE TABLE tours (\n  id bigserial PRIMARY KEY,\n  title text NOT NULL,\n  created_at timestamptz NOT NULL\n);\n';
const guides = 'CREATE TABLE guides (\n  id bigserial PRIMARY KEY,\n  created_at timestamptz NOT NULL\n);\n';

const museum: Files = {
  'package.json': '{ "name": "museum", "dependencies": { "express": "4.19.2", "pg": "8.12.0" } }',
  'src/app.ts': app,
  'migrations/001_create_tours.sql': tours,
  'migrations/002_create_guides.sql': guides,
};

async function designed(files: Files, name = 'bookings') {
  const index = indexSystem(await systemOf(files));
  const table = index.system.tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`There is no ${name}.`);
  return { table, edits: missingTableEdits(index, table) };
}

test('the next step makes the table of the columns that code names, and leaves open what nothing tells', async () => {
  const { edits } = await designed(museum);
  expect(edits?.map((edit) => `${edit.file}\n${'text' in edit ? edit.text : ''}`).join('')).toMatchInlineSnapshot(`
    "migrations/003_create_bookings.sql
    -- GET /bookings/{id} and POST /tours/{id}/bookings use bookings, which nothing makes. These are the columns that the code names.
    -- A column without a type waits for yours: until then this does not run.
    CREATE TABLE bookings (
      id bigserial PRIMARY KEY, -- as the other tables have it
      tour_id bigint, -- REFERENCES tours (id)?
      seats, -- type? POST /tours/{id}/bookings writes it
      created_at timestamptz -- as the other tables have it
    );
    "
  `);
});

test('once it is made and its types are filled in, the table is known and nothing is left to design', async () => {
  const { edits = [] } = await designed(museum);
  const applied = applyEdits(edits, (file) => museum[file]);
  if (!applied.ok) throw new Error(applied.reason);
  const filled = [...applied.files].map(([file, text]) => [file, text.replace('seats,', 'seats integer NOT NULL,')]);
  const after = await designed({ ...museum, ...Object.fromEntries(filled) });
  expect([after.table.origin, after.edits]).toEqual(['migrations', undefined]);
  expect(after.table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'id bigserial',
    'tour_id bigint',
    'seats integer',
    'created_at timestamptz',
  ]);
});

test('tools that keep both ways have both', async () => {
  const up = (text: string) => `-- +goose Up\n${text}\n-- +goose Down\nDROP TABLE tours;\n`;
  const goose = await designed({
    ...museum,
    'migrations/001_create_tours.sql': up(tours),
    'migrations/002_create_guides.sql': up(guides),
  });
  expect(
    goose.edits?.map((edit) =>
      'text' in edit ? edit.text.split('\n').filter((line) => /goose|TABLE/.test(line)) : [],
    ),
  ).toEqual([['-- +goose Up', 'CREATE TABLE bookings (', '-- +goose Down', 'DROP TABLE bookings;']]);
});

test.each<[string, Files]>([
  [
    'is only read, as a view is',
    { 'src/app.ts': app.replace(/INSERT INTO bookings[^']*/, 'SELECT seats FROM bookings') },
  ],
  ['has been renamed', { 'migrations/003_rename.sql': 'ALTER TABLE reservations RENAME TO bookings;' }],
  [
    'stands in a database that a model describes as well',
    {
      'src/entity.ts':
        "import { Entity, PrimaryGeneratedColumn } from 'typeorm';\n@Entity('rooms')\nexport class Room {\n  @PrimaryGeneratedColumn() id: number;\n}\n",
    },
  ],
  ['has no migrations beside it', { 'migrations/001_create_tours.sql': '', 'migrations/002_create_guides.sql': '' }],
])('nothing is designed where the table %s', async (_, files) => {
  expect((await designed({ ...museum, ...files })).edits).toBeUndefined();
});
