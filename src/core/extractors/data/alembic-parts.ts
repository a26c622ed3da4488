import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { newModel } from './python-model.ts';
import { callIn, entry, keyword, keywordsOf, positional, saysTrue, textIn, textsIn } from './python-values.ts';
import { addColumn, isColumnCall } from './sqlalchemy-columns.ts';

/** An operation and the table that it changes. */
export interface MigrationTable {
  readonly outline: Outline;
  readonly call: CallOutline;
  readonly table: string;
  readonly schema: string | undefined;
}

export interface MigrationColumn {
  readonly column: ColumnDefinition;
  readonly constraints: readonly ConstraintDefinition[];
  readonly indexes: readonly SchemaStatement[];
}

/** A `sa.Column(…)` as a model would declare it; or a type alone, where a column changes its own. */
export function columnIn(of: MigrationTable, value: Value | undefined, type?: Value): MigrationColumn | undefined {
  const { outline, call, table, schema } = of;
  const written = callIn(outline, value);
  const place = { at: written?.start ?? call.start, end: written?.end ?? call.end };
  const isColumn = written !== undefined && isColumnCall(written.name);
  if (!isColumn && type === undefined) return undefined;
  const model = newModel(outline, { name: '', table, bases: [], ...place });
  addColumn(outline, model, { name: '', default: value ?? type, ...place }, false, type);
  const [column] = model.columns;
  if (column === undefined) return undefined;
  const indexes = model.indexes.map(
    (index): SchemaStatement => ({ kind: 'create-index', table, schema, ...index, concurrently: false }),
  );
  return { column, constraints: model.constraints, indexes };
}

/** `sa.ForeignKeyConstraint(['owner_id'], ['owners.id'])` and the other keys of a table that is created. */
export function tableConstraint(outline: Outline, value: Value): readonly ConstraintDefinition[] {
  const call = callIn(outline, value);
  if (call === undefined) return [];
  const place = { name: textIn(outline, keyword(call, 'name')), at: call.start, end: call.end };
  const args = positional(call);
  const columns = args.flatMap((item) => textIn(outline, item) ?? []);
  switch (call.name) {
    case 'PrimaryKeyConstraint':
      return [{ constraint: 'primary-key', columns, ...place }];
    case 'UniqueConstraint':
      return [{ constraint: 'unique', columns, ...place }];
    case 'CheckConstraint': {
      const expression = columns[0] ?? textIn(outline, positional(callIn(outline, args[0]))[0]);
      return expression === undefined ? [] : [{ constraint: 'check', expression, ...place }];
    }
    case 'ForeignKeyConstraint': {
      const targets = textsIn(outline, args[1]).map((target) => target.split('.'));
      const table = targets[0]?.at(-2);
      if (table === undefined) return [];
      const action = (name: string): string | undefined => textIn(outline, keyword(call, name))?.toLowerCase();
      return [
        {
          constraint: 'foreign-key',
          columns: textsIn(outline, args[0]),
          table,
          referenced: targets.map((target) => target.at(-1) ?? ''),
          onDelete: action('ondelete'),
          onUpdate: action('onupdate'),
          ...place,
        },
      ];
    }
    default:
      return [];
  }
}

/** An index over columns, or over expressions such as `sa.text('lower(email)')`. */
export function indexOn(of: MigrationTable, name: string | undefined, columns: Value | undefined): SchemaStatement {
  const { outline, call, table, schema } = of;
  const items = columns?.kind === 'list' ? columns.items : [];
  const condition = keywordsOf(call)?.entries.find(({ key }) => key.endsWith('_where'))?.value;
  return {
    kind: 'create-index',
    name,
    table,
    schema,
    columns: items.map((item) => textIn(outline, item) ?? expressionIn(outline, item)),
    unique: saysTrue(keyword(call, 'unique')),
    where: condition === undefined ? undefined : (sqlIn(outline, condition) ?? '…'),
    method: textIn(outline, entry(keywordsOf(call), 'postgresql_using')),
    concurrently: saysTrue(keyword(call, 'postgresql_concurrently')),
    at: call.start,
    end: call.end,
  };
}

function expressionIn(outline: Outline, value: Value): string {
  const sql = sqlIn(outline, value);
  if (sql === undefined) return '(expression)';
  return /^\w+(?:\s+(?:asc|desc)\b.*)?$/i.test(sql) ? (sql.split(/\s/)[0] ?? sql) : `(${sql})`;
}

function sqlIn(outline: Outline, value: Value): string | undefined {
  return textIn(outline, value) ?? textIn(outline, positional(callIn(outline, value))[0]);
}
