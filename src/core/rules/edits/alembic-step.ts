import { indexName } from '../words/index-statement.ts';
import type { IndexStep, StepWriter } from './code-steps.ts';

/** Steps of Alembic name the one before them, and files are found by what they say, not by what they are called. */
export const alembicStep: StepWriter = ({ before, table, columns }) => {
  const { manner: down } = before;
  if (down === undefined || before.file.endsWith('/env.py')) return undefined;
  const name = alembicIndexName({ before, table, columns });
  const revision = revisionAfter(down, name);
  const file = fileNamed(before.file, down, revision, name);
  if (file === undefined) return undefined;
  const concurrent = table.dialect === 'postgresql';
  const options = [
    ...(table.schema === undefined ? [] : [`schema="${table.schema}"`]),
    ...(concurrent ? ['postgresql_concurrently=True'] : []),
  ];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const create = [`"${name}"`, `"${table.name}"`, `[${list}]`, ...options].join(', ');
  const drop = [`"${name}"`, `table_name="${table.name}"`, ...options].join(', ');
  const lines = [
    `"""Add ${name}`,
    '',
    `Revision ID: ${revision}`,
    `Revises: ${down}`,
    '',
    '"""',
    'from alembic import op',
    '',
    `revision = "${revision}"`,
    `down_revision = "${down}"`,
    'branch_labels = None',
    'depends_on = None',
    '',
    '',
    ...step('upgrade', `op.create_index(${create})`, concurrent),
    '',
    '',
    ...step('downgrade', `op.drop_index(${drop})`, concurrent),
  ];
  return { file, text: `${lines.join('\n')}\n`, manner: revision, follows: down };
};

/** As `index=True` of a column names it, so that the next comparison with the models finds nothing to do. */
export function alembicIndexName({ table, columns }: IndexStep): string {
  return columns.length === 1 ? `ix_${table.name}_${columns[0]}`.slice(0, 63) : indexName(table, columns);
}

function step(name: string, call: string, concurrent: boolean): readonly string[] {
  const body = concurrent ? ['    with op.get_context().autocommit_block():', `        ${call}`] : [`    ${call}`];
  return [`def ${name}() -> None:`, ...body];
}

/** Counted revisions go on; drawn ones become one that the same tree always gives. */
function revisionAfter(down: string, name: string): string {
  if (/^\d{3,6}$/.test(down)) return String(Number(down) + 1).padStart(down.length, '0');
  return `${hash(`${down} ${name}`)}${hash(`${name} ${down}`)}`.slice(0, 12);
}

/** FNV-1a in eight hexadecimal digits. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** `9f1c_start.py`, also with a moment before it: the moment stays, since no clock is asked. */
function fileNamed(file: string, down: string, revision: string, name: string): string | undefined {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const at = file.indexOf(down, folder.length);
  if (at < 0) return undefined;
  const before = file.slice(folder.length, at);
  return /^(?:[\d_.-]*)$/.test(before) ? `${folder}${before}${revision}_add_${name}.py` : undefined;
}
