import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { textOf } from '../shapes/object-values.ts';
import {
  addSqlLine,
  columnNames,
  heldText,
  heldValue,
  initialOf,
  type PhpMigration,
  phpMigrationExtractor,
  rawStatements,
} from '../shapes/php-migration.ts';
import { alterSketched, bareColumn, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';
import { yiiTypes } from './yii-types.ts';

/** Migrations of Yii: https://www.yiiframework.com/doc/guide/2.0/en/db-migrations. */
export const yiiMigration = phpMigrationExtractor({
  id: 'yii-migration',
  title: 'Yii migrations',
  bases: ['yii\\db\\Migration'],
  read: (step) => step.calls.flatMap((call) => statementsOf(step, call)),
});

function statementsOf(step: PhpMigration, call: CallOutline): readonly SchemaStatement[] {
  const { on, name, args } = call;
  if (on?.kind !== 'name' || on.name !== 'this') return [];
  if (name === 'execute') return rawStatements(step.file, call);
  // Keys and indexes are named before their table.
  const isNamed = /^(?:addPrimaryKey|dropPrimaryKey|addForeignKey|dropForeignKey|createIndex|dropIndex)$/.test(name);
  const table = tableIn(step, args[isNamed ? 1 : 0]);
  const read = Object.hasOwn(calls, name) ? calls[name] : undefined;
  return table === undefined || read === undefined ? [] : read(step, newSketch(table), call);
}

type Reading = (step: PhpMigration, sketch: TableSketch, call: CallOutline) => readonly SchemaStatement[];

const calls: Readonly<Record<string, Reading>> = {
  createTable: (step, sketch, call) => {
    const columns = heldValue(step.outline, call.args[1]);
    for (const { key, value, at } of columns?.kind === 'object' ? columns.entries : [])
      addColumn(step, sketch, key, value, { at, end: at });
    return createSketched(sketch, call);
  },
  dropTable: (_, { table }, { at, end }) => [{ kind: 'drop-table', table, at, end }],
  renameTable: (step, { table }, { args, at, end }) => {
    const to = tableIn(step, args[1]);
    return to === undefined ? [] : [{ kind: 'rename-table', table, to, at, end }];
  },
  addColumn: (step, sketch, call) => {
    const name = heldText(step.outline, call.args[1]);
    if (name !== undefined) addColumn(step, sketch, name, call.args[2], call);
    return alterSketched(sketch, call);
  },
  dropColumn: (step, { table }, { args, at, end }) =>
    columnNames(heldValue(step.outline, args[1])).map((column) => ({ kind: 'drop-column', table, column, at, end })),
  renameColumn: (_, { table }, { args, at, end }) => {
    const [, column, to] = args.map(textOf);
    return column === undefined || to === undefined ? [] : [{ kind: 'rename-column', table, column, to, at, end }];
  },
  alterColumn: (step, sketch, call) => {
    const name = heldText(step.outline, call.args[1]);
    if (name !== undefined) addColumn(step, sketch, name, call.args[2], call);
    const place = { table: sketch.table, at: call.at, end: call.end };
    return sketch.columns.map(({ name: column, type, nullable, default: initial }) => ({
      kind: 'alter-column',
      column,
      type,
      nullable,
      default: initial,
      ...place,
    }));
  },
  addPrimaryKey: (_, sketch, call) => {
    sketch.constraints.push({ ...placeOf(call), constraint: 'primary-key', columns: columnNames(call.args[2]) });
    return alterSketched(sketch, call);
  },
  addForeignKey: (step, sketch, call) => {
    const [named, , columns, target, referenced, onDelete, onUpdate] = call.args;
    const table = tableIn(step, target);
    if (table === undefined) return [];
    sketch.constraints.push({
      ...placeOf(call),
      constraint: 'foreign-key',
      name: plainName(textOf(named)),
      columns: columnNames(columns),
      table,
      referenced: columnNames(referenced),
      onDelete: textOf(onDelete)?.toLowerCase(),
      onUpdate: textOf(onUpdate)?.toLowerCase(),
    });
    return alterSketched(sketch, call);
  },
  createIndex: (step, { table }, { args, at, end }) => {
    const [named, , columns, unique] = args;
    const names = columnNames(heldValue(step.outline, columns));
    const isUnique = unique?.kind === 'literal' && unique.text === 'true';
    const name = plainName(textOf(named));
    return names.length === 0
      ? []
      : [{ kind: 'create-index', table, name, columns: names, unique: isUnique, concurrently: false, at, end }];
  },
  dropIndex: (_, { table }, { args, at, end }) => dropped('drop-index', table, args[0], { at, end }),
  dropForeignKey: (_, { table }, { args, at, end }) => dropped('drop-constraint', table, args[0], { at, end }),
  dropPrimaryKey: (_, { table }, { args, at, end }) => dropped('drop-constraint', table, args[0], { at, end }),
};

function dropped(
  kind: 'drop-index' | 'drop-constraint',
  table: string,
  named: Value | undefined,
  place: Place,
): readonly SchemaStatement[] {
  const name = plainName(textOf(named));
  return name === undefined ? [] : [{ kind, table, name, ...place }];
}

function placeOf({ at, end }: Place): Place {
  return { at, end };
}

/** `{{%crew}}` is the table with the prefix of the installation. */
function tableIn({ outline }: PhpMigration, value: Value | undefined): string | undefined {
  return plainName(heldText(outline, value));
}

function plainName(name: string | undefined): string | undefined {
  return name?.replaceAll(/\{\{%?|\}\}/g, '');
}

/** `$this->string(40)->notNull()->unique()`, `'datetime NOT NULL'`, or a whole line such as `'PRIMARY KEY(a, b)'`. */
function addColumn(
  { outline }: PhpMigration,
  sketch: TableSketch,
  name: string,
  value: Value | undefined,
  place: Place,
): void {
  const here = placeOf(place);
  const text = heldText(outline, value);
  if (text !== undefined) {
    addSqlLine(sketch, `${/^\d+$/.test(name) ? '' : `"${name}" `}${typed(text)}`, here);
    return;
  }
  const chain: CallOutline[] = [];
  for (let on = value; on?.kind === 'call'; on = chain[0]?.on) {
    const call = outline.calls[on.call];
    if (call === undefined) break;
    chain.unshift(call);
  }
  const column = chainedColumn(name, chain, here);
  if (column === undefined) return;
  sketch.columns.push(column);
  if (column.generated) sketch.constraints.push({ ...here, constraint: 'primary-key', columns: [name] });
  if (chain.some((link) => link.name === 'unique'))
    sketch.constraints.push({ ...here, constraint: 'unique', columns: [name] });
}

/** The kinds of column that Yii has words of its own for are no types of SQL. */
function typed(text: string): string {
  const [, word = '', rest = ''] = /^(\w+)(.*)$/s.exec(text) ?? [];
  if (/^(?:big|u|ubig)?pk$/.test(word)) return `${/big/.test(word) ? 'bigint' : 'integer'} NOT NULL PRIMARY KEY${rest}`;
  return word === 'string' && !rest.startsWith('(')
    ? `varchar(255)${rest}`
    : word === 'string'
      ? `varchar${rest}`
      : text;
}

function chainedColumn(name: string, chain: readonly CallOutline[], place: Place): ColumnDefinition | undefined {
  const [first, ...rest] = chain;
  const pattern = first === undefined || !Object.hasOwn(yiiTypes, first.name) ? undefined : yiiTypes[first.name];
  if (first === undefined || pattern === undefined) return undefined;
  const [length, scale] = first.args.map((arg) => (arg.kind === 'literal' ? arg.text : undefined));
  const grows = /primaryKey$/i.test(first.name);
  const said = (link: string): CallOutline | undefined => rest.find((call) => call.name === link);
  const expression = said('defaultExpression')?.args[0];
  return {
    ...bareColumn(name, pattern.replace('$1', length ?? '255').replace('$2', `${length ?? 10},${scale ?? 0}`), place),
    nullable: !grows && said('notNull') === undefined,
    default: textOf(expression) ?? initialOf(said('defaultValue')?.args[0]),
    generated: grows,
    comment: textOf(said('comment')?.args[0]),
  };
}
