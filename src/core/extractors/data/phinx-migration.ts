import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { literalOf, option, textItems, textOf } from '../shapes/object-values.ts';
import {
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

/** Migrations of Phinx, which CakePHP uses: https://book.cakephp.org/phinx/0/en/migrations.html. */
export const phinxMigration = phpMigrationExtractor({
  id: 'phinx-migration',
  title: 'Phinx and CakePHP migrations',
  bases: ['Phinx\\Migration\\AbstractMigration', 'Migrations\\AbstractMigration', 'Migrations\\BaseMigration'],
  read: readPhinx,
});

/** A table that `$this->table('orders')` opens, until something is made of it. */
interface Open {
  sketch: TableSketch;
  readonly root: CallOutline;
  readonly options: Value | undefined;
  gone?: true;
}

function readPhinx(step: PhpMigration): readonly SchemaStatement[] {
  const { file, outline } = step;
  const openBy = new Map<CallOutline, Open>();
  const statements: SchemaStatement[] = [];
  for (const call of step.calls) {
    const isThis = call.on?.kind === 'name' && call.on.name === 'this';
    if (isThis && call.name === 'table') {
      const table = heldText(outline, call.args[0]);
      const options = heldValue(outline, call.args[1]);
      if (table !== undefined) openBy.set(call, { sketch: newSketch(table), root: call, options });
    } else if (isThis && (call.name === 'execute' || call.name === 'query')) {
      statements.push(...rawStatements(file, call));
    } else {
      const open = openOf(outline, openBy, call);
      if (open === undefined) continue;
      openBy.set(call, open);
      statements.push(...apply(step, open, call));
    }
  }
  return statements;
}

/** What the call before it in the chain, or the variable that it is called on, has open. */
function openOf(
  outline: Outline,
  openBy: ReadonlyMap<CallOutline, Open>,
  { on, fn, at }: CallOutline,
): Open | undefined {
  if (on?.kind === 'call') {
    const before = outline.calls[on.call];
    return before && openBy.get(before);
  }
  if (on?.kind !== 'name') return undefined;
  const bound = outline.bindings.findLast((each) => each.name === on.name && each.fn === fn && each.at < at);
  const call = bound?.value.kind === 'call' ? outline.calls[bound.value.call] : undefined;
  return call && openBy.get(call);
}

function apply(step: PhpMigration, open: Open, call: CallOutline): readonly SchemaStatement[] {
  const ends = call.name === 'create' || call.name === 'save' || call.name === 'update';
  if (ends) return finish(open, call);
  const command = Object.hasOwn(commands, call.name) ? commands[call.name] : undefined;
  command?.(
    open,
    call.args.map((arg) => heldValue(step.outline, arg) ?? arg),
    { at: call.at, end: call.end },
  );
  return [];
}

/** `save()` makes the table where there is none, and changes it where there is one. */
function finish(open: Open, call: CallOutline): readonly SchemaStatement[] {
  const { sketch, root } = open;
  const place = { at: root.at, end: root.end };
  open.sketch = newSketch(sketch.table);
  if (open.gone === true) return [{ kind: 'drop-table', table: sketch.table, ...place }];
  if (call.name === 'update') return alterSketched(sketch, place);
  const own = newSketch(sketch.table);
  addKey(own, open.options, place);
  if (call.name === 'save') return [...createSketched(own, place, true), ...alterSketched(sketch, place)];
  sketch.columns.unshift(...own.columns);
  sketch.constraints.unshift(...own.constraints);
  return createSketched(sketch, place);
}

/** A table has a numbered `id` unless it says otherwise. */
function addKey(sketch: TableSketch, options: Value | undefined, place: Place): void {
  const id = option(options, 'id');
  const keys = textItems(option(options, 'primary_key'));
  if (flag(options, 'id') !== false) {
    const name = textOf(id) ?? 'id';
    sketch.columns.push({ ...bareColumn(name, 'integer', place), generated: true });
    sketch.constraints.push({ ...place, constraint: 'primary-key', columns: [name] });
  } else if (keys.length > 0) sketch.constraints.push({ ...place, constraint: 'primary-key', columns: keys });
}

type Command = (open: Open, args: readonly Value[], place: Place) => void;

const stamps: Command = ({ sketch }, args, place) => {
  const [created, updated] = [textOf(args[0]) ?? 'created_at', textOf(args[1]) ?? 'updated_at'];
  sketch.columns.push({ ...bareColumn(created, 'timestamp', place), default: 'CURRENT_TIMESTAMP' });
  sketch.columns.push({ ...bareColumn(updated, 'timestamp', place), nullable: true });
};

const commands: Readonly<Record<string, Command>> = {
  addColumn: ({ sketch }, [named, type, options], place) => {
    const name = textOf(named);
    if (name !== undefined) sketch.columns.push(columnOf(name, type, options, place));
  },
  changeColumn: ({ sketch }, [named, type, options], place) => {
    const column = textOf(named);
    if (column === undefined) return;
    const { type: to, nullable, default: initial } = columnOf(column, type, options, place);
    const step = { kind: 'alter-column' as const, table: sketch.table, column, type: to, nullable, default: initial };
    sketch.after.push({ ...step, ...place });
  },
  addTimestamps: stamps,
  addTimestampsWithTimezone: stamps,
  addIndex: ({ sketch }, [columns, options], place) => {
    const names = columnNames(columns);
    const unique = flag(options, 'unique') === true;
    const common = { kind: 'create-index' as const, table: sketch.table, columns: names, unique, concurrently: false };
    const name = textOf(option(options, 'name'));
    const method = textOf(option(options, 'type'));
    if (names.length > 0) sketch.after.push({ ...common, name, method, ...place });
  },
  addForeignKey: (open, [columns, table, referenced, options], place) =>
    addForeignKey(open, textOf(option(options, 'constraint')), [columns, table, referenced, options], place),
  addForeignKeyWithName: (open, [name, ...rest], place) => addForeignKey(open, textOf(name), rest, place),
  addPrimaryKey: ({ sketch }, [columns], place) => {
    sketch.constraints.push({ ...place, constraint: 'primary-key', columns: columnNames(columns) });
  },
  changePrimaryKey: ({ sketch }, [columns], place) => {
    sketch.constraints.push({ ...place, constraint: 'primary-key', columns: columnNames(columns) });
  },
  removeColumn: ({ sketch }, [named], place) => {
    for (const column of columnNames(named))
      sketch.after.push({ kind: 'drop-column', table: sketch.table, column, ...place });
  },
  renameColumn: ({ sketch }, args, place) => {
    const [column, to] = args.map(textOf);
    if (column !== undefined && to !== undefined)
      sketch.after.push({ kind: 'rename-column', table: sketch.table, column, to, ...place });
  },
  removeIndex: ({ sketch }, [columns], place) => {
    const names = columnNames(columns);
    sketch.after.push({ kind: 'drop-index', table: sketch.table, name: '', columns: names, ...place });
  },
  removeIndexByName: ({ sketch }, [named], place) => {
    const name = textOf(named);
    if (name !== undefined) sketch.after.push({ kind: 'drop-index', table: sketch.table, name, ...place });
  },
  dropForeignKey: ({ sketch }, [, named], place) => {
    const name = textOf(named);
    if (name !== undefined) sketch.after.push({ kind: 'drop-constraint', table: sketch.table, name, ...place });
  },
  rename: ({ sketch }, [named], place) => {
    const to = textOf(named);
    if (to !== undefined) sketch.after.push({ kind: 'rename-table', table: sketch.table, to, ...place });
  },
  drop: (open) => {
    open.gone = true;
  },
};

function addForeignKey(
  { sketch }: Open,
  name: string | undefined,
  [columns, target, referenced, options]: readonly (Value | undefined)[],
  place: Place,
): void {
  const table = textOf(target);
  const to = columnNames(referenced);
  const action = (key: string): string | undefined => textOf(option(options, key))?.toLowerCase().replaceAll('_', ' ');
  if (table === undefined) return;
  sketch.constraints.push({
    ...place,
    constraint: 'foreign-key',
    name,
    columns: columnNames(columns),
    table,
    referenced: to.length > 0 ? to : ['id'],
    onDelete: action('delete'),
    onUpdate: action('update'),
  });
}

const types: Readonly<Record<string, string>> = {
  string: 'varchar',
  biginteger: 'bigint',
  tinyinteger: 'smallint',
  smallinteger: 'smallint',
  mediuminteger: 'integer',
  datetime: 'timestamp',
  timestamptimezone: 'timestamptz',
  decimal: 'numeric',
  float: 'real',
  double: 'double precision',
  binary: 'bytea',
  blob: 'bytea',
};

function columnOf(name: string, type: Value | undefined, options: Value | undefined, place: Place): ColumnDefinition {
  const written = (textOf(type) ?? (type?.kind === 'name' ? type.name.split('.').at(-1) : '') ?? '').toLowerCase();
  const base = Object.hasOwn(types, written) ? (types[written] ?? written) : written;
  const limit = literalOf(option(options, 'limit')) ?? literalOf(option(options, 'length'));
  const precision = literalOf(option(options, 'precision'));
  const scale = literalOf(option(options, 'scale')) ?? '0';
  const sized =
    base === 'varchar'
      ? `(${limit === undefined || limit === 'null' ? 255 : limit})`
      : base === 'numeric' && precision !== undefined && precision !== 'null'
        ? `(${precision},${scale})`
        : base === 'char' && limit !== undefined
          ? `(${limit})`
          : '';
  const grows = flag(options, 'identity') === true || flag(options, 'autoIncrement') === true;
  return {
    ...bareColumn(name, `${base}${sized}`, place),
    nullable: !grows && flag(options, 'null') !== false,
    default: initialOf(option(options, 'default')),
    generated: grows,
    comment: textOf(option(options, 'comment')),
  };
}
