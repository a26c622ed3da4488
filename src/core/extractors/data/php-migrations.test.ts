import { expect, it } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { readFile } from '../../../../test/support/read-file.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import type { Extractor } from '../extractor.ts';
import { codeigniterMigration } from './codeigniter-migration.ts';
import { doctrineMigration } from './doctrine-migration.ts';
import { phinxMigration } from './phinx-migration.ts';

/** What a migration does, each sentence with its line. */
async function told(extractor: Extractor, head: string, body: string): Promise<string> {
  const text = `<?php\n${head} {\n  public function up(): void {\n${body}\n  }\n}`;
  const file = readFile('db/migrations/20240101_bees.php', text, await outlineOf(text, 'php'));
  if (!extractor.applies(file)) return 'not applied';
  return extractor
    .extract(file)
    .facts.flatMap((fact) => (fact.kind === 'migration' ? fact.statements : []))
    .flatMap((statement) =>
      schemaSentences([statement]).map((sentence) => `${file.lines.lineAt(statement.at)}: ${sentence}`),
    )
    .join('\n');
}

it('takes SQL and the schema object of Doctrine in the order in which they stand', async () => {
  const head = 'use Doctrine\\Migrations\\AbstractMigration;\nfinal class Version20240101 extends AbstractMigration';
  const steps = await told(
    doctrineMigration,
    head,
    `    $this->addSql(<<<'SQL'
      CREATE TABLE hives (id INT NOT NULL, queen VARCHAR(20))
    SQL);
    $combs = $schema->createTable('combs');
    $combs->addColumn('id', Types::INTEGER, ['autoincrement' => true]);
    $combs->addColumn('hive_id', 'integer', ['notnull' => false]);
    $combs->setPrimaryKey(['id']);
    $combs->addUniqueIndex(['hive_id'], 'one_comb');
    $combs->addForeignKeyConstraint('hives', ['hive_id'], ['id'], ['onDelete' => 'CASCADE']);
    $schema->getTable('hives')->dropColumn('queen');`,
  );
  expect(steps).toMatchInlineSnapshot(`
    "6: create hives
    6: hives has id int4 not null
    6: hives has queen varchar
    8: create combs
    8: combs has id int4 not null
    8: combs has hive_id int4
    8: combs key (id)
    8: combs (hive_id) refers to hives (id) on delete cascade
    12: index one_comb on combs (hive_id) unique
    14: hives drops column queen"
  `);
});

it('reads the Forge of CodeIgniter 3', async () => {
  const steps = await told(
    codeigniterMigration,
    'class Migration_Add_bees extends CI_Migration',
    `    $fields = array('id' => array('type' => 'INT', 'auto_increment' => TRUE), 'queen' => array('type' => 'VARCHAR', 'constraint' => '20', 'null' => TRUE));
    $this->dbforge->add_field($fields);
    $this->dbforge->add_key('id', TRUE);
    $this->dbforge->create_table('hives');
    $this->dbforge->drop_column('combs', 'wax');`,
  );
  expect(steps).toMatchInlineSnapshot(`
    "7: create hives
    7: hives has id int4 not null
    7: hives has queen varchar
    7: hives key (id)
    8: combs drops column wax"
  `);
});

it('makes a table of Phinx that is saved only where there is none', async () => {
  const head = 'use Phinx\\Migration\\AbstractMigration;\nclass Bees extends AbstractMigration';
  const steps = await told(
    phinxMigration,
    head,
    `    $this->table('hives')->addColumn('queen', 'string')->save();
    $this->table('combs')->drop()->save();
    $this->table('apiary')->rename('yard')->update();`,
  );
  expect(steps).toMatchInlineSnapshot(`
    "5: create hives
    5: hives has id int4 not null
    5: hives key (id)
    5: hives adds queen varchar
    6: drop combs
    7: apiary becomes yard"
  `);
});
