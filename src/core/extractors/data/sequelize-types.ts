import type { Outline, Value } from '../../syntax/outline.ts';
import type { ColumnObjectVocabulary, ColumnReference } from '../shapes/column-object.ts';
import { literalOf, option, textItems, textOf } from '../shapes/object-values.ts';

/** Columns as Sequelize writes them: `{ type: Sequelize.STRING(80), allowNull: false, references: { … } }`. */
export const sequelizeColumns: ColumnObjectVocabulary = {
  required: { key: 'allowNull', when: 'off' },
  type: (outline, value) => sequelizeType(outline, value),
  reference: referenceOf,
};

/** `Sequelize.STRING(80)` → `varchar(80)`; a text is SQL already. */
export function sequelizeType(outline: Outline, value: Value | undefined): string {
  if (value?.kind === 'text') return value.text.toLowerCase();
  if (value?.kind === 'name') return named(value.name.split('.').at(-1) ?? '', []);
  const call = value?.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call === undefined) return '';
  if (call.name === 'ARRAY') return `${sequelizeType(outline, call.args[0])}[]`;
  const values = call.args.flatMap((arg) => (arg.kind === 'list' ? textItems(arg) : (literalOf(arg) ?? [])));
  return named(call.name, values);
}

function named(name: string, args: readonly string[]): string {
  if (name === 'ENUM') return args.length === 0 ? 'enum' : `enum(${args.map((arg) => `'${arg}'`).join(',')})`;
  const type = types[name] ?? name.toLowerCase();
  if (name === 'STRING' && args.length === 0) return 'varchar(255)';
  return args.length === 0 || !sized.has(name) ? type : `${type}(${args.join(',')})`;
}

const types: Readonly<Record<string, string>> = {
  STRING: 'varchar',
  DATE: 'timestamptz',
  DATEONLY: 'date',
  DOUBLE: 'double precision',
  BLOB: 'bytea',
  UUIDV4: 'uuid',
  UUIDV1: 'uuid',
  NUMBER: 'integer',
  NOW: 'timestamptz',
};

const sized = new Set(['STRING', 'CHAR', 'DECIMAL', 'FLOAT', 'REAL']);

/** `references: 'users'`, `{ model: 'users', key: 'id' }`, `{ model: { tableName: 'users' } }`. */
function referenceOf(column: Value): ColumnReference | undefined {
  const references = option(column, 'references');
  const model = option(references, 'model');
  const table = textOf(references) ?? textOf(model) ?? textOf(option(model, 'tableName'));
  if (table === undefined) return undefined;
  const action = (key: string): string | undefined => textOf(option(column, key))?.toLowerCase();
  return {
    table,
    column: textOf(option(references, 'key')) ?? textOf(option(column, 'referencesKey')),
    onDelete: action('onDelete'),
    onUpdate: action('onUpdate'),
  };
}
