import { readColumn } from './column.ts';
import { readConstraint } from './constraint.ts';
import { readTableKey } from './create-index.ts';
import { NodeCursor, type QualifiedName } from './node-cursor.ts';
import { splitByComma } from './node-lists.ts';
import type { ColumnDefinition, ConstraintDefinition, Place, SchemaStatement } from './schema-statement.ts';
import type { Group, SqlNode, SqlProblem } from './token.ts';

export interface StatementReading {
  readonly statements: readonly SchemaStatement[];
  readonly problems: readonly SqlProblem[];
}

/**
 * Reads `CREATE TABLE`, with the cursor behind its words. Temporary tables, partitions and tables made from a query
 * declare nothing that could be said about the schema: undefined.
 */
export function readCreateTable(text: string, cursor: NodeCursor, place: Place): StatementReading | undefined {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const table = cursor.takeName();
  if (table === undefined) return { statements: [], problems: [{ at: place.at, message: 'This table has no name.' }] };
  const group = cursor.takeGroup();
  if (group === undefined || cursor.word() === 'AS') return undefined;
  const body = readBody(text, group, table);
  const options = readOptions(cursor);
  // What takes all of its columns over from another table is a part of that one, which is read along with it.
  if (options.inherits.length > 0 && body.columns.length === 0) return undefined;
  const { schema, name } = table;
  const create: SchemaStatement = {
    kind: 'create-table',
    table: name,
    schema,
    ifNotExists,
    columns: requireKeys(body.columns, body.constraints),
    constraints: body.constraints,
    partitioned: options.partitioned,
    ...place,
  };
  const columnsOf = [...body.columnsOf, ...options.inherits];
  const withLike = columnsOf.length === 0 ? create : { ...create, columnsOf, keysOf: body.keysOf };
  return {
    statements: [withLike, ...body.others, ...comments(table, place, options.comment, body.columns)],
    problems: body.problems,
  };
}

interface TableBody {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  /** Indexes that MySQL declares between the columns. */
  readonly others: SchemaStatement[];
  readonly columnsOf: string[];
  readonly keysOf: string[];
  readonly problems: SqlProblem[];
}

function readBody(text: string, group: Group, table: QualifiedName): TableBody {
  const body: TableBody = { columns: [], constraints: [], others: [], columnsOf: [], keysOf: [], problems: [] };
  for (const item of splitByComma(group.items)) readItem(text, item, table, body);
  return body;
}

function readItem(text: string, item: readonly SqlNode[], table: QualifiedName, body: TableBody): void {
  const cursor = new NodeCursor(item);
  const constraint = readConstraint(text, cursor);
  if (constraint === 'exclude' || cursor.take('PERIOD', 'FOR')) return;
  if (constraint !== undefined) body.constraints.push(constraint);
  else if (cursor.take('LIKE')) readLike(cursor, body);
  else readKeyOrColumn(text, item, table, body);
}

function readLike(cursor: NodeCursor, body: TableBody): void {
  const name = cursor.takeName()?.name;
  if (name === undefined) return;
  body.columnsOf.push(name);
  while (!cursor.done) {
    if (cursor.take('INCLUDING', 'ALL') || cursor.take('INCLUDING', 'INDEXES')) body.keysOf.push(name);
    else cursor.next();
  }
}

function readKeyOrColumn(text: string, item: readonly SqlNode[], table: QualifiedName, body: TableBody): void {
  const key = readTableKey(text, new NodeCursor(item), table, item);
  const reading = key === undefined ? readColumn(text, item) : undefined;
  if (key !== undefined) body.others.push(key);
  else if (reading !== undefined) {
    body.columns.push(reading.column);
    body.constraints.push(...reading.constraints);
  } else body.problems.push({ at: item[0]?.at ?? 0, message: `A column of ${table.name} was not understood.` });
}

interface TableOptions {
  readonly partitioned: boolean;
  readonly inherits: readonly string[];
  readonly comment?: string | undefined;
}

function readOptions(cursor: NodeCursor): TableOptions {
  let partitioned = false;
  let comment: string | undefined;
  const inherits: string[] = [];
  while (!cursor.done) {
    if (cursor.take('PARTITION', 'BY')) partitioned = true;
    else if (cursor.take('INHERITS')) inherits.push(...namesIn(cursor.takeGroup()));
    else if (cursor.take('COMMENT')) {
      cursor.take('=');
      comment = cursor.takeText();
    } else cursor.next();
  }
  return { partitioned, inherits, comment };
}

function namesIn(group: Group | undefined): string[] {
  return splitByComma(group?.items ?? [])
    .map((part) => new NodeCursor(part).takeName()?.name)
    .filter((name) => name !== undefined);
}

/** A primary key makes its columns required, wherever it is declared. */
function requireKeys(
  columns: readonly ColumnDefinition[],
  constraints: readonly ConstraintDefinition[],
): ColumnDefinition[] {
  const keys = new Set(
    constraints.flatMap((constraint) => (constraint.constraint === 'primary-key' ? constraint.columns : [])),
  );
  return columns.map((column) => (keys.has(column.name) ? { ...column, nullable: false } : column));
}

function comments(
  table: QualifiedName,
  place: Place,
  comment: string | undefined,
  columns: readonly ColumnDefinition[],
): SchemaStatement[] {
  const { schema, name } = table;
  const ofColumns = columns.flatMap((column): SchemaStatement[] =>
    column.comment === undefined
      ? []
      : [
          {
            kind: 'comment',
            table: name,
            schema,
            column: column.name,
            text: column.comment,
            at: column.at,
            end: column.end,
          },
        ],
  );
  if (comment === undefined) return ofColumns;
  return [{ kind: 'comment', table: name, schema, text: comment, ...place }, ...ofColumns];
}
