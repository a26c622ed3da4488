import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Files, mended } from '../../../../test/support/mended.ts';
import { repository } from '../../../../test/support/repository.ts';

function storyFiles(story: string, folder = ''): Files {
  const root = path.join(repository, 'test/workspaces', story);
  return Object.assign(
    {},
    ...readdirSync(path.join(root, folder)).map((name) => {
      const file = folder === '' ? name : `${folder}/${name}`;
      const isFolder = statSync(path.join(root, file)).isDirectory();
      return isFolder ? storyFiles(story, file) : { [file]: readFileSync(path.join(root, file), 'utf8') };
    }),
  );
}

/** Boats are looked up by their pier, which has no index. */
function pier(client: string, step: string, body: string): Files {
  return {
    'package.json': `{ "name": "pier", "dependencies": { "express": "4", "knex": "3", "${client}": "3" } }`,
    [step]: body,
    'src/app.js': `const express = require('express');
const knex = require('knex');

const db = knex({ client: '${client}' });
const app = express();
app.get('/piers/:pier', async (req, res) => {
  res.json(await db('boats').where({ pier: req.params.pier }).limit(50));
});
app.post('/boats', async (req, res) => {
  await db('boats').insert({ pier: req.body.pier });
  res.end();
});
app.listen(3000);
`,
  };
}

const boats = "knex.schema.createTable('boats', (table) => { table.increments('id'); table.string('pier'); })";

test('a pier with Knex, on PostgreSQL in TypeScript and on MySQL in CommonJS', async () => {
  const typed = `import type { Knex } from 'knex';
export const up = (knex: Knex) => ${boats};
export const down = (knex: Knex) => knex.schema.dropTable('boats');
`;
  expect(await mended(pier('pg', 'migrations/20240105120000_boats.ts', typed))).toMatchInlineSnapshot(`
    "migrations/20240105120001_add_boats_pier_idx.ts
    import type { Knex } from 'knex';

    export const config = { transaction: false };

    export const up = (knex: Knex) => knex.raw('CREATE INDEX CONCURRENTLY boats_pier_idx ON boats (pier)');

    export const down = (knex: Knex) => knex.raw('DROP INDEX CONCURRENTLY boats_pier_idx');
    "
  `);
  const common = `exports.up = (knex) => ${boats};
exports.down = (knex) => knex.schema.dropTable('boats');
`;
  expect(await mended(pier('mysql2', 'migrations/20240105120000-boats.js', common))).toMatchInlineSnapshot(`
    "migrations/20240105120001-add_boats_pier_idx.js
    exports.up = (knex) => knex.schema.alterTable('boats', (table) => table.index(['pier'], 'boats_pier_idx'));

    exports.down = (knex) => knex.schema.alterTable('boats', (table) => table.dropIndex(['pier'], 'boats_pier_idx'));
    "
  `);
});

test('a lido with Rails', async () => {
  expect(await mended(storyFiles('lido'))).toMatchInlineSnapshot(`
    "desk/db/migrate/20240315120001_add_index_swimmers_on_joined_on.rb
    class AddIndexSwimmersOnJoinedOn < ActiveRecord::Migration[7.1]
      disable_ddl_transaction!

      def change
        add_index :swimmers, :joined_on, algorithm: :concurrently
      end
    end
    "
  `);
});

test('an orchestra with Laravel', async () => {
  expect(await mended(storyFiles('orchestra'))).toMatchInlineSnapshot(`
    "concerts/database/migrations/2026_02_01_100001_add_seats_paid_at_idx.php
    <?php

    use Illuminate\\Database\\Migrations\\Migration;
    use Illuminate\\Support\\Facades\\DB;

    return new class extends Migration
    {
        public $withinTransaction = false;

        public function up(): void
        {
            DB::statement('CREATE INDEX CONCURRENTLY seats_paid_at_idx ON seats (paid_at)');
        }

        public function down(): void
        {
            DB::statement('DROP INDEX CONCURRENTLY seats_paid_at_idx');
        }
    };
    "
  `);
});

test('a playhouse with Alembic behind its models', async () => {
  const files = Object.entries(storyFiles('playhouse')).filter(([file]) => file.startsWith('rehearsals/'));
  expect(await mended(Object.fromEntries(files))).toMatchInlineSnapshot(`
    "rehearsals/alembic/versions/8ea31906626c_add_ix_attendance_rehearsal_id.py
    """Add ix_attendance_rehearsal_id

    Revision ID: 8ea31906626c
    Revises: 2b77

    """
    from alembic import op

    revision = "8ea31906626c"
    down_revision = "2b77"
    branch_labels = None
    depends_on = None


    def upgrade() -> None:
        with op.get_context().autocommit_block():
            op.create_index("ix_attendance_rehearsal_id", "attendance", ["rehearsal_id"], postgresql_concurrently=True)


    def downgrade() -> None:
        with op.get_context().autocommit_block():
            op.drop_index("ix_attendance_rehearsal_id", table_name="attendance", postgresql_concurrently=True)

    rehearsals/rehearsals/models.py
        rehearsal_id: Mapped[int] = mapped_column(ForeignKey("rehearsal.id", ondelete="CASCADE"), index=True)"
  `);
});
