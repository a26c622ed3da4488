import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { literalOf, option, textOf } from '../shapes/object-values.ts';
import {
  columnNames,
  flag,
  heldText,
  initialOf,
  type PhpMigration,
  phpMigrationExtractor,
  rawStatements,
} from '../shapes/php-migration.ts';
import { alterSketched, bareColumn, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';

/** Migrations of Doctrine: SQL by `addSql`, or changes of the schema object. */
export const doctrineMigration = phpMigrationExtractor({
  id: 'doctrine-migration',
  title: 'Doctrine migrations',
  bases: ['Doctrine\\Migrations\\AbstractMigration', 'Doctrine\\DBAL\\Migrations\\AbstractMigration'],
  read: readDoctrine,
});

interface Open {
  readonly sketch: TableSketch;
  readonly root: CallOutline;
}

/** What is said of a table takes effect once all is said, and SQL in its place. */
function readDoctrine({ file, outline, calls }: PhpMigration): readonly SchemaStatement[] {
  const opened = new Map<CallOutline, Open>();
  const statements: SchemaStatement[] = [];
  for (const call of calls) {
    const { on, name, args } = call;
    const place = { at: call.at, end: call.end };
    const table = heldText(outline, args[0]);
    if (name === 'addSql') statements.push(...rawStatements(file, call));
    else if (table !== undefined && (name === 'createTable' || name === 'getTable') && isSchema(on))
      opened.set(call, { sketch: newSketch(table), root: call });
    else if (table !== undefined && name === 'dropTable' && isSchema(on))
      statements.push({ kind: 'drop-table', table, ...place });
    else if (table !== undefined && name === 'renameTable' && isSchema(on))
      statements.push({ kind: 'rename-table', table, to: heldText(outline, args[1]) ?? table, ...place });
    else {
      const open = openOf(outline, opened, call);
      if (open !== undefined && Object.hasOwn(commands, name)) commands[name]?.(open.sketch, args, place);
    }
  }
  const built = [...opened.values()].flatMap(({ sketch, root }) =>
    root.name === 'createTable' ? createSketched(sketch, root) : alterSketched(sketch, root),
  );
  return [...statements, ...built].toSorted((a, b) => a.at - b.at);
}

function isSchema(on: Value | undefined): boolean {
  return on?.kind === 'name' && /schema$/i.test(on.name);
}

function openOf(
  outline: Outline,
  opened: ReadonlyMap<CallOutline, Open>,
  { on, fn, at }: CallOutline,
): Open | undefined {
  const bound =
    on?.kind === 'name'
      ? outline.bindings.findLast((each) => each.name === on.name && each.fn === fn && each.at < at)?.value
      : on;
  const call = bound?.kind === 'call' ? outline.calls[bound.call] : undefined;
  return call && opened.get(call);
}

type Command = (sketch: TableSketch, args: readonly Value[], place: Place) => void;

const change: Command = ({ table, after }, [named, options], place) => {
  const column = textOf(named);
  const nullable = flag(options, 'notnull');
  if (column !== undefined)
    after.push({
      kind: 'alter-column',
      table,
      column,
      ...(nullable !== undefined && { nullable: !nullable }),
      ...place,
    });
};

const commands: Readonly<Record<string, Command>> = {
  addColumn: ({ columns }, [named, type, options], place) => {
    const name = textOf(named);
    if (name !== undefined) columns.push(columnOf(name, type, options, place));
  },
  changeColumn: change,
  modifyColumn: change,
  setPrimaryKey: ({ constraints }, [columns], place) => {
    constraints.push({ ...place, constraint: 'primary-key', columns: columnNames(columns) });
  },
  addIndex: (sketch, [columns, name], place) => addIndex(sketch, columns, name, false, place),
  addUniqueIndex: (sketch, [columns, name], place) => addIndex(sketch, columns, name, true, place),
  addForeignKeyConstraint: ({ constraints }, [target, columns, referenced, options, name], place) => {
    const table = textOf(target);
    const action = (key: string): string | undefined => textOf(option(options, key))?.toLowerCase();
    if (table === undefined) return;
    constraints.push({
      ...place,
      constraint: 'foreign-key',
      name: textOf(name),
      columns: columnNames(columns),
      table,
      referenced: columnNames(referenced),
      onDelete: action('onDelete'),
      onUpdate: action('onUpdate'),
    });
  },
  dropColumn: ({ table, after }, [named], place) => {
    const column = textOf(named);
    if (column !== undefined) after.push({ kind: 'drop-column', table, column, ...place });
  },
  dropIndex: ({ table, after }, [named], place) => {
    const name = textOf(named);
    if (name !== undefined) after.push({ kind: 'drop-index', table, name, ...place });
  },
  removeForeignKey: ({ table, after }, [named], place) => {
    const name = textOf(named);
    if (name !== undefined) after.push({ kind: 'drop-constraint', table, name, ...place });
  },
  renameIndex: ({ table, after }, args, place) => {
    const [name, to] = args.map(textOf);
    if (name !== undefined && to !== undefined) after.push({ kind: 'rename-index', table, name, to, ...place });
  },
};

function addIndex(
  { table, after }: TableSketch,
  listed: Value | undefined,
  named: Value | undefined,
  unique: boolean,
  place: Place,
): void {
  const columns = columnNames(listed);
  const name = textOf(named);
  if (columns.length > 0)
    after.push({ kind: 'create-index', table, name, columns, unique, concurrently: false, ...place });
}

const types: Readonly<Record<string, string>> = {
  string: 'varchar',
  datetime: 'timestamp',
  datetime_immutable: 'timestamp',
  datetime_mutable: 'timestamp',
  date_immutable: 'date',
  date_mutable: 'date',
  datetimetz: 'timestamptz',
  datetimetz_immutable: 'timestamptz',
  decimal: 'numeric',
  float: 'double precision',
  guid: 'uuid',
  blob: 'bytea',
  simple_array: 'text',
};

/** `'string'` or `Types::STRING`. */
function columnOf(name: string, type: Value | undefined, options: Value | undefined, place: Place): ColumnDefinition {
  const written = (textOf(type) ?? (type?.kind === 'name' ? type.name.split(/[.\\]/).at(-1) : '') ?? '').toLowerCase();
  const base = Object.hasOwn(types, written) ? (types[written] ?? written) : written;
  const precision = literalOf(option(options, 'precision'));
  const sized =
    base === 'varchar'
      ? `(${literalOf(option(options, 'length')) ?? 255})`
      : base === 'numeric' && precision !== undefined
        ? `(${precision},${literalOf(option(options, 'scale')) ?? 0})`
        : '';
  return {
    ...bareColumn(name, `${base}${sized}`, place),
    nullable: flag(options, 'notnull') === false,
    default: initialOf(option(options, 'default')),
    generated: flag(options, 'autoincrement') === true,
    comment: textOf(option(options, 'comment')),
  };
}
