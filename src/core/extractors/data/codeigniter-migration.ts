import type { Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { literalOf, option, textItems, textOf } from '../shapes/object-values.ts';
import {
  addSqlLine,
  columnNames,
  flag,
  heldText,
  heldValue,
  initialOf,
  type PhpMigration,
  phpMigrationExtractor,
  rawStatements,
} from '../shapes/php-migration.ts';
import { alterSketched, bareColumn, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';

/** Migrations of CodeIgniter, by its Forge: https://codeigniter.com/user_guide/dbmgmt/forge.html. */
export const codeigniterMigration = phpMigrationExtractor({
  id: 'codeigniter-migration',
  title: 'CodeIgniter migrations',
  bases: ['CodeIgniter\\Database\\Migration', 'CI_Migration'],
  read: readForge,
});

/** Fields and keys are collected until a call says for which table they are. */
function readForge(step: PhpMigration): readonly SchemaStatement[] {
  const statements: SchemaStatement[] = [];
  let sketch = newSketch('');
  for (const call of step.calls) {
    if (call.on?.kind !== 'name') continue;
    if (/(?:^|\.)db$/.test(call.on.name) && (call.name === 'query' || call.name === 'simpleQuery'))
      statements.push(...rawStatements(step.file, call));
    // `dbforge->create_table` of version 3 is `forge->createTable` of version 4.
    if (!/(?:^|[.$])(?:db)?forge$/.test(call.on.name)) continue;
    const name = call.name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const args = call.args.map((arg) => heldValue(step.outline, arg) ?? arg);
    const place = { at: call.at, end: call.end };
    if (Object.hasOwn(collecting, name)) collecting[name]?.(sketch, args, place);
    const table = heldText(step.outline, call.args[0]);
    if (table === undefined || Object.hasOwn(collecting, name)) continue;
    if (name === 'createTable' || name === 'processIndexes') {
      const named = namedFor(sketch, table);
      const guarded = args[1]?.kind === 'literal' && args[1].text === 'true';
      statements.push(...(name === 'createTable' ? createSketched(named, call, guarded) : alterSketched(named, call)));
      sketch = newSketch('');
    } else statements.push(...changes(name, table, args, place));
  }
  return statements;
}

function namedFor(sketch: TableSketch, table: string): TableSketch {
  const after = sketch.after.map((statement) => ({ ...statement, table }));
  return { ...sketch, table, after };
}

type Collecting = (sketch: TableSketch, args: readonly Value[], place: Place) => void;

const collecting: Readonly<Record<string, Collecting>> = {
  addField: addFields,
  addKey: (sketch, [columns, primary, unique, name], place) => {
    const isOn = (value: Value | undefined): boolean => value?.kind === 'literal' && /^true$/i.test(value.text);
    addKey(sketch, isOn(primary) ? 'primary' : isOn(unique) ? 'unique' : 'plain', columns, name, place);
  },
  addPrimaryKey: (sketch, [columns, name], place) => addKey(sketch, 'primary', columns, name, place),
  addUniqueKey: (sketch, [columns, name], place) => addKey(sketch, 'unique', columns, name, place),
  addForeignKey: (sketch, [columns, target, referenced, onUpdate, onDelete, name], place) => {
    const table = textOf(target);
    if (table === undefined) return;
    sketch.constraints.push({
      ...place,
      constraint: 'foreign-key',
      name: textOf(name),
      columns: columnNames(columns),
      table,
      referenced: columnNames(referenced),
      onDelete: textOf(onDelete)?.toLowerCase() || undefined,
      onUpdate: textOf(onUpdate)?.toLowerCase() || undefined,
    });
  },
};

function addKey(
  sketch: TableSketch,
  kind: 'primary' | 'unique' | 'plain',
  listed: Value | undefined,
  named: Value | undefined,
  place: Place,
): void {
  const columns = textItems(listed);
  const name = textOf(named) || undefined;
  if (columns.length === 0) return;
  if (kind === 'primary') sketch.constraints.push({ ...place, constraint: 'primary-key', columns });
  else if (kind === 'unique') sketch.constraints.push({ ...place, constraint: 'unique', columns, name });
  else
    sketch.after.push({ kind: 'create-index', table: '', name, columns, unique: false, concurrently: false, ...place });
}

/** `['id' => ['type' => 'INT']]`, a line of SQL, or the bare `'id'`, which is a numbered key. */
function addFields(sketch: TableSketch, [fields]: readonly Value[], place: Place): void {
  const line = textOf(fields);
  if (line === 'id') {
    sketch.columns.push({ ...bareColumn('id', 'integer', place), generated: true });
    sketch.constraints.push({ ...place, constraint: 'primary-key', columns: ['id'] });
  } else if (line !== undefined) addLine(sketch, line, place);
  for (const item of fields?.kind === 'list' ? fields.items : []) addLine(sketch, textOf(item) ?? '', place);
  for (const { key, value, at } of fields?.kind === 'object' ? fields.entries : []) {
    const here = { at, end: at };
    if (/^\d+$/.test(key)) addLine(sketch, textOf(value) ?? '', here);
    else addColumn(sketch, key, value, here);
  }
}

function addLine(sketch: TableSketch, line: string, place: Place): void {
  if (line !== '') addSqlLine(sketch, line, place);
}

function addColumn(sketch: TableSketch, name: string, value: Value, place: Place): void {
  sketch.columns.push(columnOf(name, value, place));
  if (flag(value, 'unique') === true) sketch.constraints.push({ ...place, constraint: 'unique', columns: [name] });
}

function columnOf(name: string, value: Value, place: Place): ColumnDefinition {
  const said = (key: string): Value | undefined => option(value, key) ?? option(value, key.toUpperCase());
  const type = (textOf(said('type')) ?? '').toLowerCase();
  const constraint = literalOf(said('constraint'));
  const sized = constraint !== undefined && /^(?:var)?char$|^decimal$|^numeric$/.test(type) ? `(${constraint})` : '';
  const grows = flag(value, 'auto_increment') ?? flag(value, 'AUTO_INCREMENT') ?? false;
  return {
    ...bareColumn(name, `${type}${sized.replaceAll(' ', '')}`, place),
    nullable: !grows && (flag(value, 'null') ?? flag(value, 'NULL') ?? false),
    default: initialOf(said('default')),
    generated: grows,
    comment: textOf(said('comment')),
  };
}

function changes(name: string, table: string, args: readonly Value[], place: Place): readonly SchemaStatement[] {
  const [, second] = args;
  const here = { table, ...place };
  switch (name) {
    case 'dropTable':
      return [{ kind: 'drop-table', ...here }];
    case 'renameTable': {
      const to = textOf(second);
      return to === undefined ? [] : [{ kind: 'rename-table', to, ...here }];
    }
    case 'addColumn': {
      const sketch = newSketch(table);
      addFields(sketch, second === undefined ? [] : [second], place);
      return alterSketched(sketch, place);
    }
    case 'dropColumn':
      return columnNames(second).map((column) => ({ kind: 'drop-column', column, ...here }));
    case 'modifyColumn':
      return second?.kind === 'object' ? second.entries.flatMap(({ key, value }) => modified(key, value, here)) : [];
    case 'dropForeignKey':
    case 'dropKey': {
      const named = textOf(second);
      const kind = name === 'dropKey' ? 'drop-index' : 'drop-constraint';
      return named === undefined ? [] : [{ kind, name: named, ...here }];
    }
    default:
      return [];
  }
}

function modified(column: string, value: Value, here: Place & { readonly table: string }): readonly SchemaStatement[] {
  const { type, nullable, default: initial } = columnOf(column, value, here);
  const to = textOf(option(value, 'name'));
  return [
    { kind: 'alter-column', column, type, nullable, default: initial, ...here },
    ...(to === undefined || to === column ? [] : [{ kind: 'rename-column' as const, column, to, ...here }]),
  ];
}
