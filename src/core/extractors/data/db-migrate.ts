import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { boundCall } from '../shapes/bound-call.ts';
import type { ColumnObjectVocabulary, ColumnReference } from '../shapes/column-object.ts';
import { isObject, isOn, literalOf, option, textItems, textOf } from '../shapes/object-values.ts';
import { headOf, placeOf, readSchemaCall, runsUpward, type SchemaCall } from '../shapes/schema-interface.ts';

/** Tables that db-migrate builds: `db.createTable('users', { id: { type: 'serial' } })`. */
export const dbMigrate: Extractor = {
  id: 'db-migrate',
  title: 'db-migrate',
  group: 'data',
  applies: (file) =>
    /(?:^|\/)migrations?\//.test(file.path) && file.outline?.calls.some((call) => isOurs(boundCall(call))) === true,
  extract: extractMigration,
};

const methods = new Set(
  (
    'createTable dropTable renameTable addColumn removeColumn renameColumn changeColumn addIndex removeIndex ' +
    'addForeignKey removeForeignKey'
  ).split(' '),
);

function isOurs({ on, name }: CallOutline): boolean {
  return on?.kind === 'name' && on.name === 'db' && methods.has(name);
}

function extractMigration(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const calls = outline.calls.map(boundCall).filter((call) => isOurs(call) && runsUpward(outline, call));
  const statements = calls.toSorted((a, b) => a.at - b.at).flatMap((call) => statementsOf(outline, call));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: 'db-migrate', statements }],
    problems: [],
  };
}

function statementsOf(outline: Outline, call: CallOutline): SchemaStatement[] {
  const table = textOf(call.args[0]);
  if (table === undefined) return [];
  const of: SchemaCall = { outline, columns: dbMigrateColumns, call, table };
  return readSchemaCall(of) ?? readOther(of);
}

const dbMigrateColumns: ColumnObjectVocabulary = {
  required: { key: 'notNull', when: 'on' },
  type: (_outline, value, column) => typeOf(textOf(value) ?? '', literalOf(option(column, 'length'))),
  reference: referenceOf,
};

function typeOf(name: string, length: string | undefined): string {
  const type = types[name] ?? name.toLowerCase();
  return length === undefined ? type : `${type}(${length})`;
}

const types: Readonly<Record<string, string>> = {
  string: 'varchar',
  int: 'integer',
  datetime: 'timestamp',
  biginteger: 'bigint',
  binary: 'bytea',
  blob: 'bytea',
};

function referenceOf(column: Value): ColumnReference | undefined {
  const key = option(column, 'foreignKey');
  const table = textOf(option(key, 'table'));
  if (table === undefined) return undefined;
  return {
    name: textOf(option(key, 'name')),
    table,
    column: textOf(option(key, 'mapping')),
    ...actionsOf(option(key, 'rules')),
  };
}

function actionsOf(rules: Value | undefined): { onDelete?: string | undefined; onUpdate?: string | undefined } {
  const action = (key: string): string | undefined => textOf(option(rules, key))?.toLowerCase();
  return { onDelete: action('onDelete'), onUpdate: action('onUpdate') };
}

function readOther(of: SchemaCall): SchemaStatement[] {
  const [, second, third, fourth, fifth] = of.call.args;
  const name = textOf(second);
  switch (of.call.name) {
    case 'addIndex':
      return addIndex(of, name, textItems(third), isOn(fourth));
    case 'removeIndex':
      return [
        { kind: 'drop-index', name: name ?? of.table, ...headOf(of), ...(name === undefined ? { table: '' } : {}) },
      ];
    case 'addForeignKey':
      return addForeignKey(of, name, textOf(third), fourth, fifth);
    default:
      return name === undefined ? [] : [{ kind: 'drop-constraint', name, ...headOf(of) }];
  }
}

function addIndex(of: SchemaCall, name: string | undefined, columns: string[], unique: boolean): SchemaStatement[] {
  return columns.length === 0
    ? []
    : [{ kind: 'create-index', name, columns, unique, concurrently: false, ...headOf(of) }];
}

/** `addForeignKey('pets', 'owners', 'pets_owner', { owner_id: 'id' }, { onDelete: 'CASCADE' })`. */
function addForeignKey(
  of: SchemaCall,
  table: string | undefined,
  name: string | undefined,
  mapping: Value | undefined,
  rules: Value | undefined,
): SchemaStatement[] {
  if (table === undefined || !isObject(mapping)) return [];
  const columns = mapping.entries.map(({ key }) => key);
  const referenced = mapping.entries.flatMap(({ value }) => textOf(value) ?? []);
  const constraint = { constraint: 'foreign-key' as const, name, columns, table, referenced, ...actionsOf(rules) };
  return [{ kind: 'add-constraint', constraint: { ...constraint, ...placeOf(of) }, ...headOf(of) }];
}
