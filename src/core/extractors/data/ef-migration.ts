import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';

/** Schema changes of Entity Framework's migrations, as far as they go forward. */
export const efMigration: Extractor = {
  id: 'ef-migration',
  title: 'Entity Framework migrations',
  group: 'data',
  applies: (file) =>
    file.outline?.language === 'csharp' && file.outline.classes.some(({ bases }) => bases.includes('Migration')),
  extract,
};

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const up = outline.functions.findIndex(({ name, cls }) => name === 'Up' && cls !== undefined);
  const steps = outline.calls.filter(
    ({ fn, on }) => fn === up && up > 0 && on?.kind === 'name' && /[bB]uilder$/.test(on.name),
  );
  const statements = steps.toSorted((a, b) => a.at - b.at).flatMap((call) => statementsOf(file, outline, call));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: 'ef-core', statements }],
    problems: [],
  };
}

/** One call with its arguments by name; those without one take the names of the method's parameters in order. */
interface Step {
  readonly outline: Outline;
  readonly call: CallOutline;
  readonly at: number;
  readonly end: number;
}

const order: Readonly<Record<string, readonly string[]>> = {
  CreateTable: ['name', 'columns', 'schema', 'constraints'],
  DropTable: ['name', 'schema'],
  RenameTable: ['name', 'schema', 'newName'],
  AddColumn: ['name', 'table', 'type'],
  AlterColumn: ['name', 'table', 'type'],
  DropColumn: ['name', 'table', 'schema'],
  RenameColumn: ['name', 'table', 'newName'],
  CreateIndex: ['name', 'table', 'column'],
  DropIndex: ['name', 'table'],
  RenameIndex: ['name', 'newName', 'table'],
  AddForeignKey: ['name', 'table', 'column', 'principalTable'],
  DropForeignKey: ['name', 'table'],
  AddPrimaryKey: ['name', 'table', 'column'],
  DropPrimaryKey: ['name', 'table'],
  AddUniqueConstraint: ['name', 'table', 'column'],
  DropUniqueConstraint: ['name', 'table'],
  Sql: ['sql'],
  PrimaryKey: ['name', 'columns'],
  ForeignKey: ['name', 'column', 'principalTable', 'principalColumn'],
  UniqueConstraint: ['name', 'columns'],
};

function argument({ call }: Step, name: string): Value | undefined {
  const last = call.args.at(-1);
  const keywords = last?.kind === 'object' && last.keywords === true ? last.entries : [];
  const named = keywords.find(({ key }) => key === name)?.value;
  const place = order[call.name]?.indexOf(name) ?? -1;
  const given = call.args[place];
  return named ?? (given?.kind === 'object' && given.keywords === true ? undefined : given);
}

function text(step: Step, name: string): string | undefined {
  const value = argument(step, name);
  return value?.kind === 'text' ? value.text : undefined;
}

function texts(step: Step, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const value = argument(step, name);
    const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
    return items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  });
}

function isTrue(step: Step, name: string): boolean {
  const value = argument(step, name);
  return value?.kind === 'literal' && value.text === 'true';
}

function statementsOf(file: ReadFile, outline: Outline, call: CallOutline): readonly SchemaStatement[] {
  const step: Step = { outline, call, at: call.at, end: call.end };
  const name = text(step, 'name') ?? '';
  const table = { table: text(step, 'table') ?? '', schema: text(step, 'schema'), at: step.at, end: step.end };
  switch (call.name) {
    case 'CreateTable':
      return [createTable(step, name)];
    case 'DropTable':
      return [{ kind: 'drop-table', ...table, table: name }];
    case 'RenameTable':
      return [{ kind: 'rename-table', ...table, table: name, to: text(step, 'newName') ?? name }];
    case 'AddColumn':
      return [{ kind: 'add-column', ...table, column: column(step, name), constraints: [] }];
    case 'DropColumn':
      return [{ kind: 'drop-column', ...table, column: name }];
    case 'RenameColumn':
      return [{ kind: 'rename-column', ...table, column: name, to: text(step, 'newName') ?? name }];
    case 'AlterColumn': {
      const { type, nullable } = column(step, name);
      return [{ kind: 'alter-column', ...table, column: name, type, nullable }];
    }
    case 'CreateIndex': {
      const columns = texts(step, 'column', 'columns');
      const where = text(step, 'filter');
      return [
        { kind: 'create-index', ...table, name, columns, unique: isTrue(step, 'unique'), where, concurrently: false },
      ];
    }
    case 'DropIndex':
      return [{ kind: 'drop-index', ...table, name }];
    case 'RenameIndex':
      return [{ kind: 'rename-index', ...table, name, to: text(step, 'newName') ?? name }];
    case 'DropForeignKey':
    case 'DropPrimaryKey':
    case 'DropUniqueConstraint':
      return [{ kind: 'drop-constraint', ...table, name }];
    case 'AddForeignKey':
    case 'AddPrimaryKey':
    case 'AddUniqueConstraint': {
      const constraint = constraintOf(step, call.name.slice('Add'.length), texts(step, 'column', 'columns'));
      return constraint === undefined ? [] : [{ kind: 'add-constraint', ...table, constraint }];
    }
    case 'Sql':
      return sqlStatements(file, step);
    default:
      return [];
  }
}

function createTable(step: Step, name: string): SchemaStatement {
  const { outline, at, end } = step;
  const columns = argument(step, 'columns');
  const returned = columns?.kind === 'function' ? outline.functions[columns.fn]?.returns[0] : undefined;
  const entries = returned?.kind === 'object' ? returned.entries : [];
  const names = new Map<string, string>();
  const definitions = entries.flatMap(({ key, value }): ColumnDefinition[] => {
    const call = value.kind === 'call' ? columnCall(outline, value.call) : undefined;
    if (call === undefined) return [];
    const inner: Step = { outline, call, at: call.at, end: call.end };
    const written = text(inner, 'name') ?? key;
    names.set(key, written);
    return [column(inner, written)];
  });
  const constraints = argument(step, 'constraints');
  const inside = constraints?.kind === 'function' ? outline.calls.filter(({ fn }) => fn === constraints.fn) : [];
  return {
    kind: 'create-table',
    table: name,
    schema: text(step, 'schema'),
    ifNotExists: false,
    columns: definitions,
    constraints: inside.flatMap((call) => {
      const inner: Step = { outline, call, at: call.at, end: call.end };
      const members = lambdaNames(outline, argument(inner, 'column') ?? argument(inner, 'columns'));
      return (
        constraintOf(
          inner,
          call.name,
          members.map((member) => names.get(member) ?? member),
        ) ?? []
      );
    }),
    partitioned: false,
    at,
    end,
  };
}

/** `table.Column<int>(…).Annotation(…)` */
function columnCall(outline: Outline, index: number): CallOutline | undefined {
  let call = outline.calls[index];
  while (call !== undefined && call.name !== 'Column')
    call = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
  return call;
}

function column(step: Step, name: string): ColumnDefinition {
  const { call, at, end } = step;
  const told = text(step, 'type') ?? typeOf(call.typeArguments?.slice(1, -1) ?? '', lengthOf(step));
  const given = argument(step, 'defaultValue') ?? argument(step, 'defaultValueSql');
  return {
    name,
    type: told.toLowerCase(),
    nullable: isTrue(step, 'nullable'),
    default: given === undefined ? undefined : 'set',
    generated: false,
    at,
    end,
  };
}

function lengthOf(step: Step): string | undefined {
  const value = argument(step, 'maxLength');
  return value?.kind === 'literal' ? value.text : undefined;
}

function typeOf(type: string, length: string | undefined): string {
  if (type === 'string') return length === undefined ? 'text' : `varchar(${length})`;
  const known: Readonly<Record<string, string>> = {
    int: 'integer',
    long: 'bigint',
    Guid: 'uuid',
    bool: 'boolean',
    DateTime: 'timestamp',
  };
  return known[type] ?? type;
}

function constraintOf(step: Step, kind: string, columns: readonly string[]): ConstraintDefinition | undefined {
  const { at, end } = step;
  const name = text(step, 'name');
  if (kind === 'PrimaryKey') return { constraint: 'primary-key', columns, name, at, end };
  if (kind === 'UniqueConstraint') return { constraint: 'unique', columns, name, at, end };
  const table = text(step, 'principalTable');
  if (kind !== 'ForeignKey' || table === undefined) return undefined;
  const referenced = texts(step, 'principalColumn', 'principalColumns');
  return { constraint: 'foreign-key', columns, table, referenced, name, onDelete: onDelete(step), at, end };
}

function onDelete(step: Step): string | undefined {
  const value = argument(step, 'onDelete');
  const action = value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
  return action?.replace(/(?<=[a-z])(?=[A-Z])/, ' ').toLowerCase();
}

/** `x => x.Id`, `x => new { x.OrderId, x.Line }` */
function lambdaNames(outline: Outline, value: Value | undefined): readonly string[] {
  const returned = value?.kind === 'function' ? outline.functions[value.fn]?.returns[0] : undefined;
  const names =
    returned?.kind === 'object'
      ? returned.entries.map((entry) => entry.value)
      : returned === undefined
        ? []
        : [returned];
  return names.flatMap((each) => (each.kind === 'name' ? [each.name.slice(each.name.indexOf('.') + 1)] : []));
}

/** The statement padded to where it stands, so that every position is already one of the file. */
function sqlStatements(file: ReadFile, step: Step): readonly SchemaStatement[] {
  const sql = text(step, 'sql');
  if (sql === undefined || !/\b(?:table|index)\b/i.test(sql)) return [];
  const at = file.text.indexOf(sql, step.at);
  return readSchema(' '.repeat(at < 0 ? step.at : at) + sql, 'generic').statements;
}
