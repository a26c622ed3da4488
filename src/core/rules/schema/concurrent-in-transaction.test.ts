import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { concurrentInTransaction } from './concurrent-in-transaction.ts';
import { indexWithoutConcurrently } from './index-without-concurrently.ts';

async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = runRules(await systemOf(files), [concurrentInTransaction, indexWithoutConcurrently]);
  return findings.map(({ title }) => title);
}

/** A second step of a history that adds an index, and what is said of it with and without the tool's way out. */
async function compared(files: Readonly<Record<string, string>>, step: string, within: string, outside: string) {
  return [await said({ ...files, [step]: within }), await said({ ...files, [step]: outside })];
}

const built = (name: string): string => `${name} is built CONCURRENTLY inside a transaction`;

test('Rails runs a migration in a transaction unless it says otherwise', async () => {
  const files = {
    Gemfile: "gem 'rails'\ngem 'pg'\n",
    'config/database.yml': 'production:\n  adapter: postgresql\n',
    'db/migrate/20260101000000_create_hives.rb': `class CreateHives < ActiveRecord::Migration[7.1]
  def change
    create_table :hives do |t|
      t.string :color
    end
  end
end
`,
  };
  const step = (more: string): string => `class IndexHives < ActiveRecord::Migration[7.1]
${more}  def change
    add_index :hives, :color, name: 'by_color', algorithm: :concurrently
  end
end
`;
  const path = 'db/migrate/20260102000000_index_hives.rb';
  expect(await compared(files, path, step(''), step('  disable_ddl_transaction!\n'))).toEqual([
    [built('by_color')],
    [],
  ]);
});

test('Django builds an index concurrently where a migration is not atomic', async () => {
  const files = {
    'requirements.txt': 'Django==5.2\npsycopg2==2.9\n',
    'farm/settings.py': "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'farm'}}\n",
    'hives/migrations/0001_initial.py': `from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name='Hive', fields=[('id', models.BigAutoField(primary_key=True)), ('color', models.TextField())]),
    ]
`,
  };
  const step = (more: string): string => `from django.db import migrations, models
from django.contrib.postgres.operations import AddIndexConcurrently
class Migration(migrations.Migration):
${more}    dependencies = [('hives', '0001_initial')]
    operations = [AddIndexConcurrently('hive', models.Index(fields=['color'], name='by_color'))]
`;
  const path = 'hives/migrations/0002_index.py';
  expect(await compared(files, path, step(''), step('    atomic = False\n'))).toEqual([[built('by_color')], []]);
});

test('Alembic and Knex have ways out of theirs', async () => {
  const alembic = {
    'requirements.txt': 'alembic==1.16\npsycopg2==2.9\n',
    'versions/0001_hives.py': `from alembic import op
import sqlalchemy as sa
revision = '0001'
down_revision = None
def upgrade():
    op.create_table('hives', sa.Column('id', sa.BigInteger(), primary_key=True), sa.Column('color', sa.Text()))
`,
  };
  const index = "op.create_index('by_color', 'hives', ['color'], postgresql_concurrently=True)\n";
  const head = "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\ndef upgrade():\n";
  const outside = `${head}    with op.get_context().autocommit_block():\n        ${index}`;
  expect(await compared(alembic, 'versions/0002_index.py', `${head}    ${index}`, outside)).toEqual([
    [built('by_color')],
    [],
  ]);
  const knex = {
    'package.json': '{ "name": "farm", "dependencies": { "knex": "3.1.0", "pg": "8.16.0" } }',
    'migrations/1_hives.js':
      "exports.up = (knex) => knex.schema.createTable('hives', (t) => { t.bigIncrements('id'); t.text('color'); });\n",
  };
  const step = `exports.up = (knex) => knex.raw('CREATE INDEX CONCURRENTLY by_color ON hives (color)');
exports.down = (knex) => knex.raw('DROP INDEX CONCURRENTLY by_color');
`;
  const config = 'exports.config = { transaction: false };\n';
  expect(await compared(knex, 'migrations/2_index.js', step, step + config)).toEqual([[built('by_color')], []]);
});
