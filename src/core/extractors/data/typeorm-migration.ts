import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { isOn, literalOf, option, textItems, textOf } from '../shapes/object-values.ts';
import { runsUpward } from '../shapes/schema-interface.ts';

/** Tables that TypeORM's migrations build as objects: `queryRunner.createTable(new Table({ … }))`. */
export const typeormMigration: Extractor = {
  id: 'typeorm-migration',
  title: 'TypeORM migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.imports.some(({ from, name }) => from === 'typeorm' && name === 'QueryRunner') === true,
  extract: (file) => extract(file),
};

function extract({ outline, path }: ReadFile): Extraction {
  if (outline === undefined) return { facts: [], problems: [] };
  const statements = outline.calls
    .filter((call) => runsUpward(outline, call))
    .toSorted((a, b) => a.at - b.at)
    .flatMap((call) => statementsOf(outline, call));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(path);
  const order = path.slice(history === '' ? 0 : history.length + 1);
  const fact = { kind: 'migration', dialect: 'generic', history, order, tool: 'typeorm', statements } as const;
  return { facts: [fact], problems: [] };
}

function statementsOf(outline: Outline, call: CallOutline): readonly SchemaStatement[] {
  const [first, second, third] = call.args;
  const spec = specOf(outline, first);
  const named = textOf(first) ?? textOf(option(spec, 'name'));
  if (named === undefined || call.on === undefined) return [];
  const { table, schema } = splitName(named);
  const place = { at: call.start, end: call.end, table, schema };
  const items = (value: Value | undefined): readonly Value[] =>
    value?.kind === 'list' ? value.items : [value ?? nothing];
  const text = textOf(second);
  switch (call.name) {
    case 'createTable':
      return created(outline, spec, place);
    case 'dropTable':
      return [{ kind: 'drop-table', ...place }];
    case 'renameTable':
      return text === undefined ? [] : [{ kind: 'rename-table', to: text, ...place }];
    case 'addColumn':
    case 'addColumns':
      return items(second).flatMap((item) => addedColumn(specOf(outline, item), place));
    case 'dropColumn':
      return text === undefined ? [] : [{ kind: 'drop-column', column: text, ...place }];
    case 'renameColumn':
      return text === undefined ? [] : [{ kind: 'rename-column', column: text, to: textOf(third) ?? text, ...place }];
    case 'createIndex':
    case 'createIndices':
      return items(second).map((item) => indexOf(specOf(outline, item), place));
    case 'dropIndex':
      return text === undefined ? [] : [{ kind: 'drop-index', name: text, ...place }];
    case 'createForeignKey':
    case 'createForeignKeys':
      return items(second).flatMap((item) => keyed(foreignKey(specOf(outline, item), place), place));
    case 'createUniqueConstraint':
      return keyed(unique(specOf(outline, second), place), place);
    case 'dropForeignKey':
    case 'dropUniqueConstraint':
      return text === undefined ? [] : [{ kind: 'drop-constraint', name: text, ...place }];
    default:
      return [];
  }
}

type On = Place & { readonly table: string; readonly schema: string | undefined };

const nothing: Value = { kind: 'other', node: '' };

/** `new Table({ … })` is the object that it is given. */
function specOf(outline: Outline, value: Value | undefined): Value | undefined {
  const call = value?.kind === 'call' ? outline.calls[value.call] : undefined;
  return call?.new === true ? call.args[0] : value;
}

function splitName(name: string): { readonly table: string; readonly schema: string | undefined } {
  const parts = name.split('.');
  return { table: parts.at(-1) ?? name, schema: parts.at(-2) };
}

function created(outline: Outline, spec: Value | undefined, place: On): readonly SchemaStatement[] {
  const listed = (key: string): readonly Value[] => {
    const list = option(spec, key);
    return list?.kind === 'list' ? list.items.flatMap((item) => specOf(outline, item) ?? []) : [];
  };
  const specs = listed('columns').filter((column) => textOf(option(column, 'name')) !== undefined);
  const keys = specs.filter((column) => isOn(option(column, 'isPrimary')));
  const at = { at: place.at, end: place.end };
  const key: ConstraintDefinition = { constraint: 'primary-key', columns: keys.map(nameOf), ...at };
  return [
    {
      kind: 'create-table',
      ifNotExists: false,
      columns: specs.map((column) => columnOf(column, at)),
      constraints: [
        ...(keys.length === 0 ? [] : [key]),
        ...specs.flatMap((column) => uniqueColumn(column, at)),
        ...listed('uniques').flatMap((item) => unique(item, at)),
        ...listed('foreignKeys').flatMap((item) => foreignKey(item, at)),
      ],
      partitioned: false,
      ...place,
    },
    ...listed('indices').map((item) => indexOf(item, place)),
  ];
}

function nameOf(spec: Value): string {
  return textOf(option(spec, 'name')) ?? '';
}

function columnOf(spec: Value, place: Place): ColumnDefinition {
  const type = (textOf(option(spec, 'type')) ?? '').toLowerCase();
  const size = literalOf(option(spec, 'length')) ?? literalOf(option(spec, 'precision'));
  const scale = literalOf(option(spec, 'scale'));
  const sized = size === undefined ? type : `${type}(${scale === undefined ? size : `${size},${scale}`})`;
  return {
    name: nameOf(spec),
    type: aliases[sized] ?? sized,
    nullable: isOn(option(spec, 'isNullable')),
    default: literalOf(option(spec, 'default')),
    generated: isOn(option(spec, 'isGenerated')),
    comment: textOf(option(spec, 'comment')),
    ...place,
  };
}

const aliases: Readonly<Record<string, string>> = { int: 'integer', int4: 'integer', int8: 'bigint', bool: 'boolean' };

function addedColumn(spec: Value | undefined, place: On): readonly SchemaStatement[] {
  if (spec === undefined || nameOf(spec) === '') return [];
  const column = columnOf(spec, { at: place.at, end: place.end });
  return [{ kind: 'add-column', column, constraints: uniqueColumn(spec, place), ...place }];
}

function uniqueColumn(spec: Value, { at, end }: Place): readonly ConstraintDefinition[] {
  return isOn(option(spec, 'isUnique')) ? [{ constraint: 'unique', columns: [nameOf(spec)], at, end }] : [];
}

function indexOf(spec: Value | undefined, place: On): SchemaStatement {
  return {
    kind: 'create-index',
    name: textOf(option(spec, 'name')),
    columns: textItems(option(spec, 'columnNames')),
    unique: isOn(option(spec, 'isUnique')),
    where: textOf(option(spec, 'where')),
    concurrently: false,
    ...place,
  };
}

function unique(spec: Value | undefined, { at, end }: Place): readonly ConstraintDefinition[] {
  const columns = textItems(option(spec, 'columnNames'));
  return columns.length === 0 ? [] : [{ constraint: 'unique', columns, name: textOf(option(spec, 'name')), at, end }];
}

function foreignKey(spec: Value | undefined, { at, end }: Place): readonly ConstraintDefinition[] {
  const table = textOf(option(spec, 'referencedTableName'));
  if (table === undefined) return [];
  return [
    {
      constraint: 'foreign-key',
      name: textOf(option(spec, 'name')),
      columns: textItems(option(spec, 'columnNames')),
      table: splitName(table).table,
      referenced: textItems(option(spec, 'referencedColumnNames')),
      onDelete: textOf(option(spec, 'onDelete'))?.toLowerCase(),
      onUpdate: textOf(option(spec, 'onUpdate'))?.toLowerCase(),
      at,
      end,
    },
  ];
}

function keyed(constraints: readonly ConstraintDefinition[], place: On): readonly SchemaStatement[] {
  return constraints.map((constraint) => ({ kind: 'add-constraint', constraint, ...place }));
}
