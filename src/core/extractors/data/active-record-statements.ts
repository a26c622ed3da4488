import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { ColumnDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { singularOf } from '../shapes/inflections.ts';
import { columnOf, foreignKey, isLiteral, optionsOf, referenceOf, textOf, textsOf } from './active-record-columns.ts';
import { indexOn, named, tableLines } from './active-record-table.ts';

/** What one call of `db/schema.rb` or of a migration does to the schema. */
export function schemaStatements(outline: Outline, text: string, call: CallOutline): readonly SchemaStatement[] {
  const [first, second, third] = call.args;
  const table = textOf(first) ?? '';
  const place = { at: call.start, end: endOf(outline, call) };
  const here = { ...place, table };
  const options = optionsOf(call);
  const names = call.args.slice(1).flatMap((value) => textsOf(value));
  switch (call.name) {
    case 'create_table':
      return [...createTable(outline, call, table)];
    case 'create_join_table':
      return joinTable(outline, call, table, names[0] ?? '');
    case 'change_table':
      return changeTable(outline, call, table);
    case 'drop_table':
      return [
        { kind: 'drop-table', ...here },
        ...names.map((name): SchemaStatement => ({ kind: 'drop-table', ...place, table: name })),
      ];
    case 'rename_table':
      return names[0] === undefined ? [] : [{ kind: 'rename-table', ...here, to: names[0] }];
    case 'add_column':
      if (names[0] === undefined) return [];
      return [
        {
          kind: 'add-column',
          ...here,
          column: columnOf(names[0], names[1] ?? 'string', options, place),
          constraints: [],
        },
      ];
    case 'add_columns':
      return names.map((name) => ({
        kind: 'add-column',
        ...here,
        column: columnOf(name, textOf(options.get('type')) ?? 'string', options, place),
        constraints: [],
      }));
    case 'add_timestamps':
      return ['created_at', 'updated_at'].map((name) => ({
        kind: 'add-column',
        ...here,
        column: columnOf(name, 'datetime', options, place),
        constraints: [],
      }));
    case 'remove_column':
      return names.slice(0, 1).map((column) => ({ kind: 'drop-column', ...here, column }));
    case 'remove_columns':
      return names.map((column) => ({ kind: 'drop-column', ...here, column }));
    case 'remove_timestamps':
      return ['created_at', 'updated_at'].map((column) => ({ kind: 'drop-column', ...here, column }));
    case 'remove_reference':
    case 'remove_belongs_to':
      return names.slice(0, 1).map((name) => ({ kind: 'drop-column', ...here, column: `${name}_id` }));
    case 'rename_column':
      return names[1] === undefined || names[0] === undefined
        ? []
        : [{ kind: 'rename-column', ...here, column: names[0], to: names[1] }];
    case 'change_column':
      if (names[0] === undefined) return [];
      return [alteredColumn(here, names[0], columnOf(names[0], names[1] ?? 'string', options, place), options)];
    case 'change_column_null':
      if (names[0] === undefined) return [];
      return [{ kind: 'alter-column', ...here, column: names[0], nullable: !isLiteral(third, 'false') }];
    case 'add_index':
      return [indexOn(table, textsOf(second), options, place)];
    case 'remove_index':
      return removeIndex(table, second, options, place);
    case 'rename_index':
      return names[1] === undefined || names[0] === undefined
        ? []
        : [{ kind: 'rename-index', ...here, name: names[0], to: names[1] }];
    case 'add_reference':
    case 'add_belongs_to':
      return names.flatMap((name) => addReference(table, name, options, place));
    case 'add_foreign_key': {
      const target = names[0] ?? '';
      const column = textOf(options.get('column')) ?? `${singularOf(target)}_id`;
      return [{ kind: 'add-constraint', ...here, constraint: foreignKey(target, column, options, place) }];
    }
    case 'remove_foreign_key':
      return [options.get('name')]
        .flatMap((value) => textOf(value) ?? [])
        .map((name) => ({ kind: 'drop-constraint', ...here, name }));
    case 'add_check_constraint':
      return [
        {
          kind: 'add-constraint',
          ...here,
          constraint: { ...place, constraint: 'check', expression: names[0] ?? '', name: textOf(options.get('name')) },
        },
      ];
    case 'execute':
      return rawStatements(text, call);
    default:
      return [];
  }
}

/** A block is quoted by its first line. */
function endOf(outline: Outline, call: CallOutline): number {
  const last = call.args.at(-1);
  return last?.kind === 'function' ? (outline.functions[last.fn]?.at ?? call.end) : call.end;
}

function blockOf(call: CallOutline): number | undefined {
  const last = call.args.at(-1);
  return last?.kind === 'function' ? last.fn : undefined;
}

function createTable(outline: Outline, call: CallOutline, table: string): readonly SchemaStatement[] {
  const options = optionsOf(call);
  const place = { at: call.start, end: endOf(outline, call) };
  const fn = blockOf(call);
  const lines = fn === undefined ? { columns: [], constraints: [], after: [] } : tableLines(outline, table, fn);
  const keys = textsOf(options.get('primary_key'));
  const id = options.get('id');
  const own: ColumnDefinition[] = [];
  if (!isLiteral(id, 'false') && keys.length < 2) {
    const [name = 'id'] = keys;
    const given = id?.kind === 'object' ? new Map(id.entries.map((entry) => [entry.key, entry.value])) : undefined;
    const type = textOf(id) ?? textOf(given?.get('type')) ?? 'bigint';
    const isNumber = type === 'bigint' || type === 'integer' || type === 'primary_key';
    own.push({
      ...columnOf(name, type === 'primary_key' ? 'bigint' : type, new Map(), place),
      nullable: false,
      generated: isNumber,
    });
  }
  const named = lines.columns.filter(({ generated, type }) => generated && type === 'bigint').map(({ name }) => name);
  const columns = own.length > 0 ? own.map(({ name }) => name) : keys.length > 1 ? keys : named;
  const key = columns.length === 0 ? [] : [{ ...place, constraint: 'primary-key' as const, columns }];
  return [
    {
      kind: 'create-table',
      ...place,
      table,
      ifNotExists: isLiteral(options.get('if_not_exists'), 'true'),
      columns: [...own, ...lines.columns],
      constraints: [...key, ...lines.constraints],
      partitioned: false,
    },
    ...lines.after,
  ];
}

/** `create_join_table :orders, :tags` is `orders_tags`, with both keys and nothing else. */
function joinTable(outline: Outline, call: CallOutline, left: string, right: string): readonly SchemaStatement[] {
  const options = optionsOf(call);
  const table = textOf(options.get('table_name')) ?? [left, right].sort().join('_');
  const place = { at: call.start, end: endOf(outline, call) };
  const fn = blockOf(call);
  const lines = fn === undefined ? { columns: [], constraints: [], after: [] } : tableLines(outline, table, fn);
  const required = new Map<string, Value>([['null', { kind: 'literal', text: 'false' }]]);
  const keys = [left, right].map((name) => columnOf(`${singularOf(name)}_id`, 'bigint', required, place));
  const columns = [...keys, ...lines.columns];
  return [
    {
      kind: 'create-table',
      ...place,
      table,
      ifNotExists: false,
      columns,
      constraints: lines.constraints,
      partitioned: false,
    },
    ...lines.after,
  ];
}

function changeTable(outline: Outline, call: CallOutline, table: string): readonly SchemaStatement[] {
  const fn = blockOf(call);
  if (fn === undefined) return [];
  const here = { at: call.start, end: endOf(outline, call), table };
  const { columns, constraints, after } = tableLines(outline, table, fn);
  return [
    ...columns.map((column): SchemaStatement => ({ kind: 'add-column', ...here, column, constraints: [] })),
    ...constraints.map((constraint): SchemaStatement => ({ kind: 'add-constraint', ...here, constraint })),
    ...after,
  ];
}

type Here = { readonly at: number; readonly end: number; readonly table: string };

function alteredColumn(
  here: Here,
  column: string,
  changed: ColumnDefinition,
  options: ReadonlyMap<string, Value>,
): SchemaStatement {
  const nullable = options.has('null') ? changed.nullable : undefined;
  return { kind: 'alter-column', ...here, column, type: changed.type, nullable, default: changed.default };
}

function removeIndex(
  table: string,
  second: Value | undefined,
  options: ReadonlyMap<string, Value>,
  place: { readonly at: number; readonly end: number },
): readonly SchemaStatement[] {
  const columns = textsOf(options.get('column')).length > 0 ? textsOf(options.get('column')) : textsOf(second);
  const name = textOf(options.get('name')) ?? `index_${table}_on_${columns.join('_and_')}`;
  return [{ kind: 'drop-index', ...place, table, name }];
}

function addReference(
  table: string,
  name: string,
  options: ReadonlyMap<string, Value>,
  place: { readonly at: number; readonly end: number },
): readonly SchemaStatement[] {
  const { columns, constraints, index } = referenceOf(name, options, place);
  const here = { ...place, table };
  return [
    ...columns.map((column): SchemaStatement => ({ kind: 'add-column', ...here, column, constraints: [] })),
    ...constraints.map((constraint): SchemaStatement => ({ kind: 'add-constraint', ...here, constraint })),
    ...(index === undefined ? [] : [{ ...named(table, index), ...place }]),
  ];
}

/** The statement padded to where it stands, so that every position is already one of the file. */
function rawStatements(text: string, call: CallOutline): readonly SchemaStatement[] {
  const sql = textOf(call.args[0]);
  if (sql === undefined || !/\b(?:table|index|comment)\b/i.test(sql)) return [];
  const at = text.indexOf(sql.trim(), call.start);
  return readSchema(' '.repeat(at < 0 ? call.start : at) + sql.trim(), 'generic').statements;
}
