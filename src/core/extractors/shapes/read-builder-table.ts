import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { SchemaBuilderVocabulary } from './schema-builder-vocabulary.ts';

/** What the statements inside of one table's callback add up to. */
interface TableReading {
  readonly table: string;
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly after: SchemaStatement[];
}

/** A table that is built call by call inside of a function. */
export function readBuilderTable(
  outline: Outline,
  vocabulary: SchemaBuilderVocabulary,
  call: CallOutline,
  table: string,
  fn: number,
): readonly SchemaStatement[] {
  const reading: TableReading = { table, columns: [], constraints: [], after: [] };
  for (const chain of chainsIn(outline, fn)) readChain(vocabulary, reading, chain);
  const place = { at: call.at, end: call.end, table };
  const { columns, constraints, after } = reading;
  if (vocabulary.tables[call.name] === true)
    return [{ kind: 'create-table', ...place, ifNotExists: false, columns, constraints, partitioned: false }, ...after];
  return [
    ...columns.map((column): SchemaStatement => ({ kind: 'add-column', ...place, column, constraints: [] })),
    ...constraints.map((constraint): SchemaStatement => ({ kind: 'add-constraint', ...place, constraint })),
    ...after,
  ];
}

/** Chains of calls on the callback's parameter, each from its first call on. */
function chainsIn(outline: Outline, fn: number): readonly (readonly CallOutline[])[] {
  const parameter = outline.functions[fn]?.parameters[0]?.name;
  const chains = new Map<number, CallOutline[]>();
  const startOf = new Map<number, number>();
  outline.calls.forEach((call, index) => {
    if (call.fn !== fn) return;
    const root = call.on?.kind === 'name' && call.on.name === parameter ? index : undefined;
    const start = root ?? (call.on?.kind === 'call' ? startOf.get(call.on.call) : undefined);
    if (start === undefined) return;
    startOf.set(index, start);
    chains.set(start, [...(chains.get(start) ?? []), call]);
  });
  return [...chains.values()].toSorted((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}

function readChain(vocabulary: SchemaBuilderVocabulary, reading: TableReading, chain: readonly CallOutline[]): void {
  const [first, ...rest] = chain;
  if (first === undefined) return;
  const place = { at: first.start, end: chain.at(-1)?.end ?? first.end };
  const columns = textsOf(first.args[0]);
  const named = first.args[1]?.kind === 'text' ? first.args[1].text : undefined;
  switch (first.name) {
    case 'timestamps':
      reading.columns.push(...['created_at', 'updated_at'].map((name) => timestamp(name, place)));
      return;
    case 'primary':
      reading.constraints.push({ ...place, constraint: 'primary-key', columns });
      return;
    case 'unique':
      reading.constraints.push({
        ...place,
        name: named ?? nameOf(reading, columns, 'unique'),
        constraint: 'unique',
        columns,
      });
      return;
    case 'index':
      reading.after.push(indexOn(reading.table, columns, named ?? nameOf(reading, columns, 'index'), place));
      return;
    case 'foreign':
      addForeignKey(reading, columns, rest, place, named);
      return;
    default:
      reading.after.push(...changesOf(reading, first, columns, named, place));
      if (!changes.test(first.name)) readColumn(vocabulary, reading, first, rest, place);
  }
}

const changes = /^(?:drop|rename|setNullable)/;

/** What a call takes away from the table or changes in it; nothing where it adds. */
function changesOf(
  reading: TableReading,
  { name: deed, args }: CallOutline,
  columns: readonly string[],
  named: string | undefined,
  place: Span,
): SchemaStatement[] {
  const on = { ...place, table: reading.table };
  const [column = ''] = columns;
  const constraint = (kind: string): SchemaStatement[] => [
    { ...on, kind: 'drop-constraint', name: named ?? nameOf(reading, columns, kind) },
  ];
  switch (deed) {
    case 'dropColumn':
    case 'dropColumns':
      return args.flatMap(textsOf).map((each) => ({ ...on, kind: 'drop-column', column: each }));
    case 'dropTimestamps':
      return ['created_at', 'updated_at'].map((each) => ({ ...on, kind: 'drop-column', column: each }));
    case 'renameColumn':
      return named === undefined ? [] : [{ ...on, kind: 'rename-column', column, to: named }];
    case 'setNullable':
    case 'dropNullable':
      return [{ ...on, kind: 'alter-column', column, nullable: deed === 'setNullable' }];
    case 'dropUnique':
      return constraint('unique');
    case 'dropForeign':
      return constraint('foreign');
    case 'dropPrimary':
      return [{ ...on, kind: 'drop-constraint', name: column === '' ? `${reading.table}_pkey` : column }];
    case 'dropIndex':
      return [{ ...on, kind: 'drop-index', name: named ?? nameOf(reading, columns, 'index') }];
    default:
      return [];
  }
}

/** As Knex calls what nobody has named. */
function nameOf({ table }: TableReading, columns: readonly string[], kind: string): string {
  return [table.replace(/[.-]/g, '_'), ...columns, kind].join('_').toLowerCase();
}

type Span = { readonly at: number; readonly end: number };

function readColumn(
  vocabulary: SchemaBuilderVocabulary,
  reading: TableReading,
  first: CallOutline,
  rest: readonly CallOutline[],
  place: Span,
): void {
  const grows = /increments$/i.test(first.name);
  const [name = grows ? 'id' : undefined] = textsOf(first.args[0]);
  const type = first.name === 'specificType' ? textsOf(first.args[1])[0] : columnType(vocabulary, first);
  if (name === undefined || type === undefined) return;
  const says = (modifier: string): boolean => rest.some((call) => call.name === modifier);
  const primary = grows || says('primary');
  const nullable = !primary && !says('notNullable');
  const fallback = says('defaultTo') ? 'set' : undefined;
  if (says('alter')) {
    const altered = { column: name, type, nullable, default: fallback ?? null };
    reading.after.push({ ...place, kind: 'alter-column', table: reading.table, ...altered });
    return;
  }
  reading.columns.push({ ...place, name, type, nullable, default: fallback, generated: grows });
  if (primary) reading.constraints.push({ ...place, constraint: 'primary-key', columns: [name] });
  if (says('unique'))
    reading.constraints.push({
      ...place,
      name: nameOf(reading, [name], 'unique'),
      constraint: 'unique',
      columns: [name],
    });
  if (says('index')) reading.after.push(indexOn(reading.table, [name], nameOf(reading, [name], 'index'), place));
  if (says('references')) addForeignKey(reading, [name], rest, place);
}

function columnType(vocabulary: SchemaBuilderVocabulary, call: CallOutline): string | undefined {
  const pattern = Object.hasOwn(vocabulary.columns, call.name) ? vocabulary.columns[call.name] : undefined;
  const length = call.args[1]?.kind === 'literal' ? call.args[1].text : '255';
  return pattern?.replace('$1', length);
}

/** `.references('id').inTable('orders')`, or `.references('orders.id')`. */
function addForeignKey(
  reading: TableReading,
  columns: readonly string[],
  chain: readonly CallOutline[],
  place: Span,
  named?: string,
): void {
  const argument = (name: string): string | undefined => textsOf(chain.find((call) => call.name === name)?.args[0])[0];
  const [owner, column] = (argument('references') ?? '').split('.');
  const table = argument('inTable') ?? (column === undefined ? undefined : owner);
  const referenced = column ?? owner;
  if (table === undefined || referenced === undefined || referenced === '') return;
  reading.constraints.push({
    ...place,
    name: named ?? argument('withKeyName') ?? nameOf(reading, columns, 'foreign'),
    constraint: 'foreign-key',
    columns,
    table,
    referenced: [referenced],
    onDelete: argument('onDelete')?.toLowerCase(),
    onUpdate: argument('onUpdate')?.toLowerCase(),
  });
}

function indexOn(table: string, columns: readonly string[], name: string | undefined, place: Span): SchemaStatement {
  return { kind: 'create-index', ...place, table, name, columns, unique: false, concurrently: false };
}

function timestamp(name: string, place: Span): ColumnDefinition {
  return { ...place, name, type: 'timestamptz', nullable: true, default: undefined, generated: false };
}

function textsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])) : [];
}
