import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { tablesInWords } from '../../../../test/support/tables-in-words.ts';

const made = `from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Lamp",
            fields=[
                ("id", models.AutoField(primary_key=True)),
                ("name", models.CharField(max_length=40, unique=True)),
            ],
        ),
    ]
`;
const movedBy = (step: string) => `from django.db import migrations, models


def move(apps, schema_editor):
    schema_editor.alter_db_table(apps.get_model("pier", "Lamp"), "pier_lamp", "tower_lamp")


class Migration(migrations.Migration):
    dependencies = [("pier", "0001_lamps")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[${step}],
            state_operations=[
                migrations.CreateModel(
                    name="Lamp",
                    fields=[
                        ("id", models.AutoField(primary_key=True)),
                        ("name", models.CharField(max_length=40, unique=True)),
                    ],
                ),
            ],
        ),
    ]
`;
const givenUp = `from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tower", "0001_lamps")]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="Lamp")]),
    ]
`;
const lighthouse = (step: string) => ({
  'manage.py': 'import django\n',
  'requirements.txt': 'django\n',
  'pier/migrations/0001_lamps.py': made,
  'pier/migrations/0002_without_lamps.py': givenUp,
  'tower/migrations/0001_lamps.py': movedBy(step),
});

test('a table that unread code moves is where the picture has its model, and nowhere else', async () => {
  const { tables } = await systemOf(lighthouse('migrations.RunPython(move)'));
  expect(tablesInWords(tables)).toMatchInlineSnapshot(`
    "tower_lamp (migrations, postgresql) [0001_lamps.py:14]
      id integer = autoincrement
      name varchar(40)
      key (id)
      unique (name) tower_lamp_name_key [0001_lamps.py:18]"
  `);
});

test('what SQL says about the table is said once', async () => {
  const { tables } = await systemOf(lighthouse('migrations.RunSQL("ALTER TABLE pier_lamp RENAME TO tower_lamp")'));
  expect(tablesInWords(tables)).toMatchInlineSnapshot(`
    "tower_lamp (migrations, postgresql) [0001_lamps.py:7]
      id integer = autoincrement
      name varchar(40)
      key (id)
      unique (name) pier_lamp_name_key [0001_lamps.py:11]"
  `);
});
