import { expect, it } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { readFile } from '../../../../test/support/read-file.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import { laravelMigration } from './laravel-migration.ts';

/** What a migration does, each sentence with its line. */
async function told(body: string): Promise<string> {
  const text = `<?php\nreturn new class extends Migration {\n  public function up(): void {\n${body}\n  }\n};`;
  const file = readFile('database/migrations/2024_01_01_bees.php', text, await outlineOf(text, 'php'));
  return laravelMigration
    .extract(file)
    .facts.flatMap((fact) => (fact.kind === 'migration' ? fact.statements : []))
    .flatMap((statement) =>
      schemaSentences([statement]).map((sentence) => `${file.lines.lineAt(statement.at)}: ${sentence}`),
    )
    .join('\n');
}

it('takes the steps of a table one after the other, and not those for the database of the tests', async () => {
  const steps = await told(`
    if (DB::getDriverName() === 'sqlite') {
      Schema::create('hives_new', function (Blueprint $table) { $table->string('id', 26)->primary(); });
      Schema::dropIfExists('hives');
      Schema::rename('hives_new', 'hives');
    } else {
      Schema::table('hives', function (Blueprint $table) {
        $table->dropColumn('id');
        $table->renameColumn('public_id', 'id');
        $table->primary('id');
      });
    }`);
  expect(steps).toMatchInlineSnapshot(`
    "11: hives drops column id
    12: hives renames public_id to id
    10: hives key (id)"
  `);
});

it('reads what closures within that of the table do with it', async () => {
  const steps = await told(`
    Schema::table('hives', function (Blueprint $table) {
      rescue_if(Schema::hasColumn('hives', 'queen_id'), function () use ($table) {
        $table->dropForeign(['queen_id']);
        $table->dropColumn('queen_id');
      });
      collect(['a'])->each(fn ($table) => $table->dropColumn('kept'));
    });`);
  expect(steps).toMatchInlineSnapshot(`
    "7: hives drops constraint hives_queen_id_foreign
    8: hives drops column queen_id"
  `);
});

it('keeps the zone of timestamps that are declared with one', async () => {
  const steps = await told(`
    Schema::create('frames', function (Blueprint $table) { $table->id(); $table->timestampsTz(); });
    Schema::create('combs', function (Blueprint $table) { $table->id(); $table->timestamps(); });`);
  expect(steps).toMatchInlineSnapshot(`
    "5: create frames
    5: frames has id int8 not null
    5: frames has created_at timestamptz
    5: frames has updated_at timestamptz
    5: frames key (id)
    6: create combs
    6: combs has id int8 not null
    6: combs has created_at timestamp
    6: combs has updated_at timestamp
    6: combs key (id)"
  `);
});
