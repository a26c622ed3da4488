import type { FileEdit } from '../../model/file-edit.ts';
import type { Table } from '../../model/table.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { StepWriter } from './code-steps.ts';
import { namedAfter } from './next-step.ts';
import { insertAfter } from './quoted-line.ts';

/** Django takes no longer names of indexes. */
const longest = 30;

/** `models.Index(fields=["pier"], name="boat_pier_idx")`, by the names of fields; undefined where one is not told. */
function indexCall(table: Table, columns: readonly string[]): string | undefined {
  const fields = columns.map((column) => {
    const written = table.columns.find(({ name }) => sameColumn(name, column))?.evidence?.text.trim() ?? '';
    return /^(\w+)\s*(?::[^=]*)?=\s*models\.\w+\(/.exec(written)?.[1];
  });
  if (table.model === undefined || fields.some((field) => field === undefined)) return undefined;
  const stem = [table.model.toLowerCase(), ...fields].join('_').slice(0, longest - '_idx'.length);
  return `models.Index(fields=[${fields.map((field) => `"${field}"`).join(', ')}], name="${stem}_idx")`;
}

/** In the options of the model, which get a class of their own where there is none. */
export function djangoModelEdits(table: Table, columns: readonly string[]): readonly FileEdit[] | undefined {
  const { beside } = table;
  const call = indexCall(table, columns);
  if (beside === undefined || beside.line !== beside.endLine || call === undefined) return undefined;
  const line = `indexes = [${call}]`;
  const isMeta = /^class Meta\b.*:$/.test(beside.text.trim());
  const edit = insertAfter(beside, isMeta ? `    ${line}` : `\nclass Meta:\n    ${line}`);
  return edit === undefined ? undefined : [edit];
}

/** The step that makes the same index, so that `makemigrations` finds nothing left to do. PostgreSQL does not lock for it. */
export const djangoStep: StepWriter = ({ before, table, columns }) => {
  const call = indexCall(table, columns);
  const slug = call === undefined ? '' : `add_${/name="(\w+)"/.exec(call)?.[1] ?? 'index'}`;
  const file = namedAfter(before.file, slug);
  const name = before.file.split('/').at(-1)?.replace(/\.py$/, '');
  if (call === undefined || file === undefined || before.manner === undefined || table.model === undefined)
    return undefined;
  const concurrent = table.dialect === 'postgresql';
  const lines = [
    ...(concurrent ? ['from django.contrib.postgres.operations import AddIndexConcurrently'] : []),
    'from django.db import migrations, models',
    '',
    '',
    'class Migration(migrations.Migration):',
    ...(concurrent ? ['    atomic = False', ''] : []),
    `    dependencies = [("${before.manner}", "${name}")]`,
    '',
    '    operations = [',
    `        ${concurrent ? 'AddIndexConcurrently' : 'migrations.AddIndex'}(`,
    `            model_name="${table.model.toLowerCase()}",`,
    `            index=${call},`,
    '        ),',
    '    ]',
  ];
  return { file, text: `${lines.join('\n')}\n`, follows: before.file };
};
