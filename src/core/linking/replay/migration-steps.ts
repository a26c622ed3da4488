import { extended } from '../../model/extended.ts';
import type { MigrationStep, StepColumn, StepConstraint, StepDeed } from '../../model/migration.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  SchemaStatement,
  SessionWord,
} from '../../syntax/sql/schema-statement.ts';
import type { Quote } from './table-draft.ts';

/** What a history has told so far. */
export interface Told {
  /** Types by table and column, in lower case. */
  readonly types: Map<string, string>;
  /** Tables by the names of their indexes, in lower case. */
  readonly indexes: Map<string, string>;
}

/** The statements of one migration with what is known of the moment at which each runs; `transaction`: in one by its tool. */
export function migrationSteps(
  statements: readonly SchemaStatement[],
  told: Told,
  quote: Quote,
  transaction: boolean,
): readonly MigrationStep[] {
  const created = new Set<string>();
  const standing = namesAtEnd(statements);
  const session: Session = { transaction, block: false, limits: new Set(), after: new Set() };
  return statements.flatMap((statement): MigrationStep[] => {
    if (statement.kind === 'session') hear(session, statement);
    if (statement.kind === 'new-table') created.add(statement.table.toLowerCase());
    const deed = deedOf(statement, told, standing);
    if (deed === undefined) return [];
    const table = statement.table === '' ? tableOfIndex(told, deed) : statement.table;
    const key = table.toLowerCase();
    const onNewTable = created.has(key);
    if (deed.kind === 'create-table') created.add(key);
    if (deed.kind === 'rename-table' && onNewTable) created.add(deed.to.toLowerCase());
    remember(told, statement);
    return [
      extended(deed, {
        table,
        schema: statement.schema,
        onNewTable,
        inTransaction: session.transaction || session.block,
        guarded: isGuarded(statement),
        lockTimeout: session.limits.has('lock-timeout'),
        statementTimeout: session.limits.has('statement-timeout'),
        evidence: quote(statement.at, statement.end),
      }),
    ];
  });
}

/** PostgreSQL drops an index without naming its table. */
function tableOfIndex({ indexes }: Told, deed: StepDeed): string {
  return deed.kind === 'drop-index' ? (indexes.get(deed.name.toLowerCase()) ?? '') : '';
}

interface Session {
  transaction: boolean;
  block: boolean;
  /** Limits that are set. */
  limits: Set<SessionWord>;
  /** Those that stay when the transaction ends. */
  after: Set<SessionWord>;
}

function hear(session: Session, { says, untilEnd }: SchemaStatement & { readonly kind: 'session' }): void {
  if (says === 'begin') session.transaction = true;
  else if (says === 'begin-block' || says === 'end-block') session.block = says === 'begin-block';
  else if (says === 'end') {
    session.transaction = false;
    session.limits = new Set(session.after);
  } else {
    set(session.limits, says);
    if (untilEnd !== true) set(session.after, says);
  }
}

function set(limits: Set<SessionWord>, says: SessionWord): void {
  if (says === 'no-lock-timeout') limits.delete('lock-timeout');
  else if (says === 'no-statement-timeout') limits.delete('statement-timeout');
  else limits.add(says);
}

/** SQLite changes a table by building another and giving it the old name. */
function namesAtEnd(statements: readonly SchemaStatement[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((statement) => {
      if (statement.kind === 'create-table') return [statement.table.toLowerCase()];
      return statement.kind === 'rename-table' ? [statement.to.toLowerCase()] : [];
    }),
  );
}

function isGuarded(statement: SchemaStatement): boolean {
  const ifNotExists = 'ifNotExists' in statement && statement.ifNotExists === true;
  return statement.guarded === true || ifNotExists;
}

function deedOf(statement: SchemaStatement, told: Told, standing: ReadonlySet<string>): StepDeed | undefined {
  const { kind, table } = statement;
  switch (kind) {
    case 'create-table':
      return { kind, columns: statement.columns.map(columnOf) };
    case 'drop-table':
      return { kind, cascade: statement.cascade === true, recreated: standing.has(table.toLowerCase()) };
    case 'add-column':
      return { kind, column: columnOf(statement.column), constraints: statement.constraints.map(constraintOf) };
    case 'add-constraint':
      return { kind, constraint: constraintOf(statement.constraint) };
    case 'alter-column': {
      const { column, type, nullable, converts } = statement;
      return {
        kind,
        column,
        type,
        typeBefore: told.types.get(keyOf(table, column)),
        nullable,
        converts: converts === true,
      };
    }
    case 'create-index': {
      const { name, columns, unique, concurrently } = statement;
      return { kind, name, columns, unique, concurrently };
    }
    case 'drop-index':
      return { kind, name: statement.name, concurrently: statement.concurrently === true };
    case 'truncate':
    case 'domain-constraint':
    case 'rename-table':
    case 'drop-column':
    case 'rename-column':
    case 'validate-constraint':
    case 'drop-constraint':
      return statement;
    default:
      return undefined;
  }
}

function columnOf(column: ColumnDefinition): StepColumn {
  const { name, type, nullable, default: fallback } = column;
  return { name, type, nullable, default: fallback, generated: generatedBy(column) };
}

function generatedBy({ generated, computed, virtual }: ColumnDefinition): StepColumn['generated'] {
  if (computed === true) return 'computed';
  if (virtual === true) return 'virtual';
  return generated ? 'counter' : undefined;
}

function constraintOf(constraint: ConstraintDefinition): StepConstraint {
  return {
    kind: constraint.constraint,
    name: constraint.name,
    columns: constraint.constraint === 'check' ? [] : constraint.columns,
    references: constraint.constraint === 'foreign-key' ? constraint.table : undefined,
    expression: constraint.constraint === 'check' ? constraint.expression : undefined,
    notValid: constraint.notValid === true,
    usingIndex: 'usingIndex' in constraint && constraint.usingIndex !== undefined,
  };
}

function remember(told: Told, statement: SchemaStatement): void {
  const { table } = statement;
  const put = (name: string, type: string): unknown => told.types.set(keyOf(table, name), type);
  if (statement.kind === 'create-table') for (const { name, type } of statement.columns) put(name, type);
  else if (statement.kind === 'add-column') put(statement.column.name, statement.column.type);
  else if (statement.kind === 'rename-table') moveTypes(told, table, statement.to);
  else if (statement.kind === 'create-index') told.indexes.set(statement.name?.toLowerCase() ?? '', table);
  else if (statement.kind === 'alter-column' && statement.type !== undefined) put(statement.column, statement.type);
  else if (statement.kind === 'rename-column') put(statement.to, told.types.get(keyOf(table, statement.column)) ?? '');
}

function moveTypes({ types }: Told, from: string, to: string): void {
  const start = keyOf(from, '');
  for (const [key, type] of [...types]) if (key.startsWith(start)) types.set(keyOf(to, key.slice(start.length)), type);
}

function keyOf(table: string, column: string): string {
  return `${table}.${column}`.toLowerCase();
}
