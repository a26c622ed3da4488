import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { columnIn, indexOn, type MigrationTable, tableConstraint } from './alembic-parts.ts';
import { callIn, keyword, lastName, positional, saysFalse, saysTrue, textIn, textsIn } from './python-values.ts';

/** Steps of Alembic, in the order of their `down_revision`. */
export const alembicMigration: Extractor = {
  id: 'alembic-migration',
  title: 'Alembic migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'python' && outline.bindings.some(({ name, fn }) => name === 'down_revision' && fn === 0),
  extract: (file) => extract(file),
};

function extract({ outline, path, text }: ReadFile): Extraction {
  const nothing = { facts: [], problems: [] };
  if (outline === undefined) return nothing;
  const bound = (name: string): Value | undefined =>
    outline.bindings.find((binding) => binding.name === name && binding.fn === 0)?.value;
  const id = textIn(outline, bound('revision'));
  if (id === undefined) return nothing;
  const statements = outline.calls
    .filter((call) => runsUpward(outline, call))
    .toSorted((a, b) => a.at - b.at)
    .flatMap((call) => statementsOf(outline, call, text));
  const history = folderOf(path);
  const step = {
    id,
    after: [...revisions(outline, bound('down_revision')), ...revisions(outline, bound('depends_on'))],
  };
  const order = path.slice(history === '' ? 0 : history.length + 1);
  const fact = {
    kind: 'migration',
    dialect: 'generic',
    history,
    order,
    tool: 'alembic',
    manner: id,
    transaction: outline.calls.some(({ name }) => outsiders.has(name)) ? undefined : true,
    step,
    statements,
  } as const;
  return { facts: [fact], problems: [] };
}

/** What takes statements out of the transaction: a block of Alembic's own, or a level of isolation. */
const outsiders = new Set(['autocommit_block', 'execution_options']);

function revisions(outline: Outline, value: Value | undefined): readonly string[] {
  const one = textIn(outline, value);
  return one === undefined ? textsIn(outline, value) : [one];
}

function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (outline.functions[fn]?.name === 'downgrade') return false;
  return call.fn > 0;
}

/** `op.add_column('orders', …)`, or `batch.add_column(…)` within `with op.batch_alter_table('orders') as batch:`. */
function statementsOf(outline: Outline, call: CallOutline, text: string): readonly SchemaStatement[] {
  const held = call.held === undefined ? undefined : outline.calls[call.held];
  const batch = held?.name === 'batch_alter_table' ? held : undefined;
  if (call.on?.kind !== 'name') return [];
  const isOp = call.on.name === 'op' || call.on.name.endsWith('.op');
  const args = positional(call);
  if (!isOp) {
    const table = textIn(outline, positional(batch)[0] ?? keyword(batch, 'table_name'));
    return table === undefined ? [] : within({ outline, call, table, schema: schemaOf(outline, batch) }, args);
  }
  if (call.name === 'execute') return executed(outline, call, text);
  // Keys and indexes are named first.
  const at = namedFirst.has(call.name) ? 1 : 0;
  const given =
    textIn(outline, args[at]) ?? textIn(outline, keyword(call, 'table_name') ?? keyword(call, 'source_table'));
  if (given === undefined) return [];
  return within(
    { outline, call, table: given, schema: schemaOf(outline, call) },
    args.filter((_, position) => position !== at),
  );
}

const namedFirst = new Set([
  'create_index',
  'drop_index',
  'create_foreign_key',
  'create_unique_constraint',
  'create_primary_key',
  'create_check_constraint',
  'drop_constraint',
]);

function schemaOf(outline: Outline, call: CallOutline | undefined): string | undefined {
  return textIn(outline, keyword(call, 'schema') ?? keyword(call, 'source_schema'));
}

/** One operation on one table; `args` without the table's name. */
function within(of: MigrationTable, args: readonly Value[]): readonly SchemaStatement[] {
  const { outline, call, table, schema } = of;
  const place = { table, schema, at: call.start, end: call.end };
  const [first, second, third] = args;
  const name = nameIn(outline, first);
  const keyed = (constraint: ConstraintDefinition): readonly SchemaStatement[] => [
    { kind: 'add-constraint', constraint, ...place },
  ];
  const at = { name, at: call.start, end: call.end };
  switch (call.name) {
    case 'create_table':
      return created(of, args);
    case 'drop_table':
      return [{ kind: 'drop-table', ...place }];
    case 'rename_table':
      return name === undefined ? [] : [{ kind: 'rename-table', to: name, ...place }];
    case 'add_column':
      return added(of, first);
    case 'drop_column':
      return name === undefined ? [] : [{ kind: 'drop-column', column: name, ...place }];
    case 'alter_column':
      return altered(of, name);
    case 'create_index':
      return [indexOn(of, name, second ?? keyword(call, 'columns'))];
    case 'drop_index':
      return name === undefined ? [] : [{ kind: 'drop-index', name, ...place }];
    case 'create_foreign_key':
      return foreignKey(of, args);
    case 'create_unique_constraint':
      return keyed({ constraint: 'unique', columns: textsIn(outline, second ?? keyword(call, 'columns')), ...at });
    case 'create_primary_key':
      return keyed({ constraint: 'primary-key', columns: textsIn(outline, second ?? keyword(call, 'columns')), ...at });
    case 'create_check_constraint': {
      const expression = textIn(outline, second) ?? textIn(outline, positional(callIn(outline, second))[0]);
      return expression === undefined ? [] : keyed({ constraint: 'check', expression, ...at });
    }
    case 'drop_constraint':
      return name === undefined || third !== undefined ? [] : [{ kind: 'drop-constraint', name, ...place }];
    default:
      return [];
  }
}

/** `op.f('ix_orders_code')` is the name as it stands. */
function nameIn(outline: Outline, value: Value | undefined): string | undefined {
  const call = callIn(outline, value);
  return textIn(outline, call?.name === 'f' ? positional(call)[0] : value);
}

function created(of: MigrationTable, args: readonly Value[]): readonly SchemaStatement[] {
  const { outline, call, table, schema } = of;
  const parts = args.flatMap((value) => spreadIn(outline, value));
  const columns = parts.map((value) => columnIn(of, value)).filter((column) => column !== undefined);
  const own = columns.flatMap(({ constraints }) => constraints);
  const constraints = [...own, ...parts.flatMap((value) => tableConstraint(outline, value))];
  const keys = constraints.flatMap((each) => (each.constraint === 'primary-key' ? [each] : []));
  const [key] = keys;
  const others = constraints.filter((each) => each.constraint !== 'primary-key');
  return [
    {
      kind: 'create-table',
      table,
      schema,
      ifNotExists: saysTrue(keyword(call, 'if_not_exists')),
      columns: columns.map(({ column }) => column),
      constraints: key === undefined ? others : [{ ...key, columns: keys.flatMap((each) => each.columns) }, ...others],
      partitioned: false,
      at: call.start,
      end: call.end,
    },
    ...columns.flatMap(({ indexes }) => indexes),
  ];
}

/** `*timestamps()` is what a function of the file returns. */
function spreadIn(outline: Outline, value: Value): readonly Value[] {
  if (value.kind !== 'spread') return [value];
  if (value.of.kind === 'list') return value.of.items;
  const name = callIn(outline, value.of)?.name;
  const returned = outline.functions.find((fn) => fn.name === name && fn.parent === 0)?.returns[0];
  return returned?.kind === 'list' ? returned.items : [];
}

function added(of: MigrationTable, value: Value | undefined): readonly SchemaStatement[] {
  const read = value === undefined ? undefined : columnIn(of, value);
  if (read === undefined) return [];
  const { column, constraints, indexes } = read;
  const { table, schema, call } = of;
  return [{ kind: 'add-column', column, constraints, table, schema, at: call.start, end: call.end }, ...indexes];
}

function altered(of: MigrationTable, name: string | undefined): readonly SchemaStatement[] {
  const { outline, call, table, schema } = of;
  if (name === undefined) return [];
  const place = { table, schema, column: name, at: call.start, end: call.end };
  const to = textIn(outline, keyword(call, 'new_column_name'));
  const renamed: readonly SchemaStatement[] = to === undefined ? [] : [{ kind: 'rename-column', to, ...place }];
  const typed = keyword(call, 'type_');
  const type = typed === undefined ? undefined : columnIn(of, undefined, typed)?.column.type;
  const said = keyword(call, 'nullable');
  const nullable = saysTrue(said) ? true : saysFalse(said) ? false : undefined;
  const changes = type !== undefined || nullable !== undefined;
  const change: readonly SchemaStatement[] = changes ? [{ kind: 'alter-column', type, nullable, ...place }] : [];
  return [...change, ...renamed];
}

/** `create_foreign_key(name, source, referent, local_cols, remote_cols)` */
function foreignKey(of: MigrationTable, args: readonly Value[]): readonly SchemaStatement[] {
  const { outline, call, table, schema } = of;
  const option = (position: number, key: string): Value | undefined => args[position] ?? keyword(call, key);
  const referent = textIn(outline, option(1, 'referent_table'));
  const columns = textsIn(outline, option(2, 'local_cols'));
  if (referent === undefined || columns.length === 0) return [];
  const constraint: ConstraintDefinition = {
    constraint: 'foreign-key',
    name: nameIn(outline, args[0]),
    columns,
    table: referent,
    referenced: textsIn(outline, option(3, 'remote_cols')),
    onDelete: textIn(outline, keyword(call, 'ondelete'))?.toLowerCase(),
    onUpdate: textIn(outline, keyword(call, 'onupdate'))?.toLowerCase(),
    at: call.start,
    end: call.end,
  };
  return [{ kind: 'add-constraint', constraint, table, schema, at: call.start, end: call.end }];
}

/** `op.execute('CREATE INDEX …')`, also by `sa.text(…)`; padded so that every position is one of the file. */
function executed(outline: Outline, call: CallOutline, text: string): readonly SchemaStatement[] {
  const [first] = positional(call);
  const inner = callIn(outline, first);
  const sql = textIn(outline, lastName(first) === undefined && inner?.name === 'text' ? positional(inner)[0] : first);
  if (sql === undefined || !/\b(?:table|index|comment)\b/i.test(sql)) return [];
  const at = text.indexOf(sql, call.start);
  return readSchema(' '.repeat(at < 0 ? call.start : at) + sql, 'generic').statements;
}
