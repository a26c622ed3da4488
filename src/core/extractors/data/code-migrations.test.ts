import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { readFile } from '../../../../test/support/read-file.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import type { Language } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';
import { codeMigration } from './code-migration.ts';
import { dbMigrate } from './db-migrate.ts';
import { knexMigration } from './knex-migration.ts';
import { seaOrmMigration } from './sea-orm-migration.ts';
import { sequelizeMigration } from './sequelize-migration.ts';

/** What a migration in code does, each sentence with its line. */
async function told(extractor: Extractor, text: string, language: Language = 'javascript'): Promise<string> {
  const file = readFile('db/migrations/20240101-bees.js', text, await outlineOf(text, language));
  if (!extractor.applies(file)) return 'not applied';
  return extractor
    .extract(file)
    .facts.flatMap((fact) => (fact.kind === 'migration' ? fact.statements : []))
    .flatMap((statement) =>
      schemaSentences([statement]).map((sentence) => `${file.lines.lineAt(statement.at)}: ${sentence}`),
    )
    .join('\n');
}

describe('Reading the migrations of a beekeeper', () => {
  it('reads what Knex changes in a table and takes away from it, under the names that it gives', async () => {
    const text = `exports.up = async (knex) => {
  await knex.schema.alterTable('hives', (t) => {
    t.renameColumn('name', 'title');
    t.string('title', 80).notNullable().alter();
    t.setNullable('color');
    t.dropNullable('price');
    t.dropColumns('note', 'remark');
    t.dropTimestamps();
    t.dropUnique(['title', 'color']);
    t.dropForeign('keeper_id');
    t.dropIndex(['color']);
    t.dropPrimary();
    t.index(['title', 'price']);
    t.unique(['title']);
    t.foreign('farm_id', 'farm_of_hive').references('farms.id');
    t.bigInteger('queen_id').references('id').inTable('queens').index();
  });
};`;
    expect(await told(knexMigration, text)).toMatchInlineSnapshot(`
      "2: hives adds queen_id int8
      2: hives unique (title) named hives_title_unique
      2: hives (farm_id) refers to farms (id) named farm_of_hive
      2: hives (queen_id) refers to queens (id) named hives_queen_id_foreign
      3: hives renames name to title
      4: hives changes title to varchar
      4: hives requires title
      4: hives drops the default of title
      5: hives permits null in color
      6: hives requires price
      7: hives drops column note
      7: hives drops column remark
      8: hives drops column created_at
      8: hives drops column updated_at
      9: hives drops constraint hives_title_color_unique
      10: hives drops constraint hives_keeper_id_foreign
      11: drop index hives_color_index
      12: hives drops constraint hives_pkey
      13: index hives_title_price_index on hives (title, price)
      16: index hives_queen_id_index on hives (queen_id)"
    `);
  });

  it('reads the query interface of Sequelize', async () => {
    const text = `module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('hives', {
      id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      name: Sequelize.STRING,
      color: { type: Sequelize.ENUM('red', 'blue'), defaultValue: 'red', allowNull: false },
      price: { type: Sequelize.DECIMAL(8, 2), comment: 'in euro' },
      tags: { type: Sequelize.ARRAY(Sequelize.TEXT) },
      keeperId: {
        type: Sequelize.UUID,
        references: { model: { tableName: 'keepers', schema: 'people' }, key: 'id' },
        onDelete: 'SET NULL',
        unique: true,
      },
      createdAt: { type: Sequelize.DATE, allowNull: false, defaultValue: Sequelize.literal('CURRENT_TIMESTAMP') },
    });
    await queryInterface.sequelize.transaction(async (t) => {
      await queryInterface.addColumn({ tableName: 'hives', schema: 'farm' }, 'note', { type: 'TEXT' }, { transaction: t });
      await queryInterface.addIndex('hives', ['color', { name: 'price', order: 'DESC' }], { unique: true });
      await queryInterface.addIndex('hives', { fields: ['name'], name: 'by_name', where: { color: 'red' } });
      await queryInterface.addConstraint('hives', { fields: ['name'], type: 'unique', name: 'one_name' });
      await queryInterface.addConstraint('hives', {
        fields: ['color'], type: 'foreign key', references: { table: 'colors', field: 'name' }, onDelete: 'cascade',
      });
      await queryInterface.changeColumn('hives', 'name', { type: Sequelize.STRING(40), allowNull: false });
      await queryInterface.renameColumn('hives', 'note', 'remark');
      await queryInterface.removeColumn('hives', 'tags');
      await queryInterface.removeIndex('hives', ['color', 'price']);
      await queryInterface.removeConstraint('hives', 'one_name');
      await queryInterface.renameTable('hives', 'colonies');
    });
  },
  down: async (queryInterface) => {
    await queryInterface.dropTable('colonies');
  },
};`;
    expect(await told(sequelizeMigration, text)).toMatchInlineSnapshot(`
      "3: create hives
      3: hives has id int4 not null
      3: hives has name varchar
      3: hives has color enum not null with default
      3: hives has price numeric
      3: hives has tags text[]
      3: hives has keeperId uuid
      3: hives has createdAt timestamptz not null with default
      3: hives key (id)
      3: hives unique (keeperId)
      3: hives (keeperId) refers to keepers (id) on delete set null
      18: farm.hives adds note text
      19: index hives_color_price on hives (color, price) unique
      20: index by_name on hives (name) partial
      21: hives unique (name) named one_name
      22: hives (color) refers to colors (name) on delete cascade
      25: hives changes name to varchar
      25: hives requires name
      26: hives renames note to remark
      27: hives drops column tags
      28: drop index hives_color_price
      29: hives drops constraint one_name
      30: hives becomes colonies"
    `);
  });

  it('reads db-migrate', async () => {
    const text = `exports.up = function (db, callback) {
  db.createTable('hives', {
    id: { type: 'serial', primaryKey: true, notNull: true, autoIncrement: true },
    name: { type: 'string', length: 80, unique: true, defaultValue: 'bee' },
    keeper: { type: 'int', foreignKey: { name: 'hive_keeper', table: 'keepers', mapping: 'id', rules: { onDelete: 'CASCADE' } } },
    made: { type: 'timestamp', defaultValue: 'now()' },
  }, callback);
  db.addColumn('hives', 'sold', { type: 'boolean', defaultValue: false }, callback);
  db.addIndex('hives', 'by_name', ['name'], true, callback);
  db.addForeignKey('hives', 'colors', 'hive_color', { color: 'id' }, { onDelete: 'SET NULL' }, callback);
  db.removeIndex('old_index', callback);
};
exports.down = function (db) { return db.dropTable('hives'); };`;
    expect(await told(dbMigrate, text)).toMatchInlineSnapshot(`
      "2: create hives
      2: hives has id serial not null
      2: hives has name varchar with default
      2: hives has keeper int4
      2: hives has made timestamp with default
      2: hives key (id)
      2: hives unique (name)
      2: hives (keeper) refers to keepers (id) on delete cascade named hive_keeper
      8: hives adds sold bool with default
      9: index by_name on hives (name) unique
      10: hives (color) refers to colors (id) on delete set null named hive_color
      11: drop index old_index"
    `);
  });

  it('reads steps that are bound and handed on to run one after the other', async () => {
    const text = `exports.up = function (db, callback) {
  async.series([
    db.createTable.bind(db, 'hives', { id: { type: 'string', length: 20, primaryKey: true } }),
    db.runSql.bind(db, 'CREATE INDEX by_id ON hives (id)'),
  ], callback);
};
exports.down = function (db, callback) {
  async.series([db.dropTable.bind(db, 'hives')], callback);
};`;
    expect(await told(dbMigrate, text)).toMatchInlineSnapshot(`
      "3: create hives
      3: hives has id varchar not null
      3: hives key (id)"
    `);
    expect(await told(codeMigration, text)).toMatchInlineSnapshot(`"4: index by_id on hives (id)"`);
  });

  it('reads SQL that a migration runs', async () => {
    const text = `export class Bees1700000000000 {
  async up(queryRunner) {
    await queryRunner.query(\`CREATE TABLE "hives" ("id" SERIAL NOT NULL)\`);
    await queryRunner.query('CREATE INDEX "by_id" ON "hives" ("id")');
    await queryRunner.query("SELECT 1");
  }
  async down(queryRunner) { await queryRunner.query('DROP TABLE "hives"'); }
}`;
    expect(await told(codeMigration, text)).toMatchInlineSnapshot(`
      "3: create hives
      3: hives has id serial not null
      4: index by_id on hives (id)"
    `);
  });

  it('takes no other object for a query interface', async () => {
    expect(await told(sequelizeMigration, "exports.up = (knex) => knex.schema.createTable('a', (t) => {});")).toBe(
      'not applied',
    );
    expect(await told(dbMigrate, "exports.up = (client) => client.createTable('a', {});")).toBe('not applied');
  });

  it('reads what SeaORM builds, by either way to write a column', async () => {
    const text = `use sea_orm_migration::{prelude::*, schema::*};
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(
            Table::create()
                .table(Hives::Table)
                .if_not_exists()
                .col(pk_uuid(Hives::Id))
                .col(string_len_uniq(Hives::Title, 80))
                .col(timestamp_with_time_zone_null(Hives::OpenedAt))
                .col(ColumnDef::new(Hives::FarmId).big_integer().not_null())
                .foreign_key(ForeignKey::create().name("hive_of").from(Hives::Table, Hives::FarmId).to(Farms::Table, Farms::Id).on_delete(ForeignKeyAction::SetNull))
                .to_owned(),
        ).await?;
        manager.create_table(
            Table::create()
                .table(Alias::new("hive_keepers"))
                .col(uuid(HiveKeepers::HiveId))
                .col(integer(HiveKeepers::KeeperId).default(1))
                .primary_key(Index::create().col(HiveKeepers::HiveId).col(HiveKeepers::KeeperId))
                .to_owned(),
        ).await?;
        manager.create_index(Index::create().name("hives_farm").table(Hives::Table).col(Hives::FarmId).col((Hives::OpenedAt, IndexOrder::Desc)).to_owned()).await?;
        manager.alter_table(Table::alter().table(Hives::Table).drop_column(Hives::Note).add_column(boolean(Hives::Open)).to_owned()).await
    }
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(Hives::Table).to_owned()).await
    }
}
#[derive(DeriveIden)]
enum Hives { Table, Id, Title, #[sea_orm(iden = "opened")] OpenedAt, FarmId, Note, Open }
`;
    expect(await told(seaOrmMigration, text, 'rust')).toMatchInlineSnapshot(`
      "5: create hives
      5: hives has id uuid not null
      5: hives has title varchar not null
      5: hives has opened timestamptz
      5: hives has farm_id int8 not null
      5: hives key (id)
      5: hives unique (title)
      5: hives (farm_id) refers to farms (id) on delete set null named hive_of
      16: create hive_keepers
      16: hive_keepers has hive_id uuid not null
      16: hive_keepers has keeper_id int4 not null with default
      16: hive_keepers key (hive_id, keeper_id)
      23: index hives_farm on hives (farm_id, opened)
      24: hives drops column note
      24: hives adds open bool not null"
    `);
  });
});
