import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { isOn, option, textItems, textOf } from '../shapes/object-values.ts';
import { headOf, placeOf, readSchemaCall, runsUpward, type SchemaCall } from '../shapes/schema-interface.ts';
import { sequelizeColumns } from './sequelize-types.ts';

/** Tables that migrations of Sequelize make through its query interface. */
export const sequelizeMigration: Extractor = {
  id: 'sequelize-migration',
  title: 'Sequelize migrations',
  group: 'data',
  applies: (file) => /(?:^|\/)migrations?\//.test(file.path) && file.outline?.calls.some(isOurs) === true,
  extract: extractMigration,
};

const methods = new Set(
  (
    'createTable dropTable renameTable addColumn removeColumn renameColumn changeColumn addIndex removeIndex ' +
    'addConstraint removeConstraint'
  ).split(' '),
);

/** The interface is handed in, and everybody calls it so. */
function isOurs({ on, name }: CallOutline): boolean {
  return on?.kind === 'name' && /(?:^|\.)(?:queryInterface|qi)$/i.test(on.name) && methods.has(name);
}

function extractMigration(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const calls = outline.calls.filter((call) => isOurs(call) && runsUpward(outline, call));
  const statements = calls.toSorted((a, b) => a.at - b.at).flatMap((call) => statementsOf(outline, call));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: 'sequelize', statements }],
    problems: [],
  };
}

function statementsOf(outline: Outline, call: CallOutline): SchemaStatement[] {
  const table = tableNamed(call.args[0]);
  if (table === undefined) return [];
  const of: SchemaCall = { outline, columns: sequelizeColumns, call, ...table };
  return readSchemaCall(of) ?? readOther(of);
}

/** `'users'`, `{ tableName: 'users', schema: 'auth' }`. */
function tableNamed(value: Value | undefined): { table: string; schema?: string | undefined } | undefined {
  const table = textOf(value) ?? textOf(option(value, 'tableName'));
  return table === undefined ? undefined : { table, schema: textOf(option(value, 'schema')) };
}

function readOther(of: SchemaCall): SchemaStatement[] {
  const [, second, third] = of.call.args;
  if (of.call.name === 'addIndex') return addIndex(of, second, third);
  if (of.call.name === 'removeIndex') return dropNamed(of, 'drop-index', second);
  if (of.call.name === 'removeConstraint') return dropNamed(of, 'drop-constraint', second);
  const constraint = constraintOf(of, third ?? second);
  return constraint === undefined ? [] : [{ kind: 'add-constraint', constraint, ...headOf(of) }];
}

function dropNamed(
  of: SchemaCall,
  kind: 'drop-index' | 'drop-constraint',
  value: Value | undefined,
): SchemaStatement[] {
  const fields = textItems(value);
  const name = value?.kind === 'list' ? [of.table, ...fields].join('_') : fields[0];
  return name === undefined ? [] : [{ kind, name, ...headOf(of) }];
}

/** `addIndex('users', ['email'], { unique: true })`, `addIndex('users', { fields: ['email'] })`. */
function addIndex(of: SchemaCall, second: Value | undefined, third: Value | undefined): SchemaStatement[] {
  const options = second?.kind === 'list' ? third : second;
  const columns = second?.kind === 'list' ? fieldNames(second) : fieldNames(option(second, 'fields'));
  if (columns.length === 0) return [];
  const type = textOf(option(options, 'type'))?.toUpperCase();
  return [
    {
      kind: 'create-index',
      name: textOf(option(options, 'name')) ?? [of.table, ...columns].join('_').toLowerCase(),
      columns,
      unique: isOn(option(options, 'unique')) || type === 'UNIQUE',
      where: option(options, 'where') === undefined ? undefined : '…',
      method: textOf(option(options, 'using'))?.toLowerCase(),
      concurrently: isOn(option(options, 'concurrently')),
      ...headOf(of),
    },
  ];
}

/** `'email'` or `{ name: 'email', order: 'DESC' }`. */
function fieldNames(value: Value | undefined): string[] {
  if (value?.kind !== 'list') return textItems(value);
  return value.items.flatMap(
    (item) => textOf(item) ?? textOf(option(item, 'name')) ?? textOf(option(item, 'attribute')) ?? [],
  );
}

function constraintOf(of: SchemaCall, options: Value | undefined): ConstraintDefinition | undefined {
  const columns = fieldNames(option(options, 'fields'));
  const common = { columns, name: textOf(option(options, 'name')), ...placeOf(of) };
  switch (textOf(option(options, 'type'))?.toLowerCase()) {
    case 'unique':
      return { constraint: 'unique', ...common };
    case 'primary key':
      return { constraint: 'primary-key', ...common };
    case 'foreign key': {
      const references = option(options, 'references');
      const table = tableNamed(option(references, 'table'))?.table;
      if (table === undefined) return undefined;
      const referenced = [...textItems(option(references, 'field')), ...textItems(option(references, 'fields'))];
      const action = (key: string): string | undefined => textOf(option(options, key))?.toLowerCase();
      const actions = { onDelete: action('onDelete'), onUpdate: action('onUpdate') };
      return { constraint: 'foreign-key', ...common, table, referenced, ...actions };
    }
    default:
      return undefined;
  }
}
