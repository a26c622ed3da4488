import type { SqlDialect } from '../../model/table.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { literalOf, option, textOf } from '../shapes/object-values.ts';
import { drizzleTypes } from './drizzle.ts';
import type { PythonModel } from './python-model.ts';

export interface DrizzleTable {
  readonly outline: Outline;
  readonly model: PythonModel;
  readonly dialect: SqlDialect;
  /** Columns whose names are written. */
  readonly named: Set<string>;
  /** Column → the function of the workspace that makes it. */
  readonly made: Record<string, string>;
}

export function drizzleTable(outline: Outline, model: PythonModel, dialect: SqlDialect): DrizzleTable {
  return { outline, model, dialect, named: new Set(), made: {} };
}

/** Calls of a chain from its first on: `integer('guest_id')`, `.notNull()`, `.references(…)`. */
export function calledChain(outline: Outline, value: Value | undefined): readonly CallOutline[] {
  const chain: CallOutline[] = [];
  let current = value;
  while (current?.kind === 'call') {
    const call = outline.calls[current.call];
    if (call === undefined) break;
    chain.unshift(call);
    current = call.on;
  }
  return chain;
}

/** What a short function gives. */
export function returnedOf(outline: Outline, value: Value): Value | undefined {
  return value.kind === 'function' ? outline.functions[value.fn]?.returns[0] : undefined;
}

/** `guestId: integer('guest_id').notNull().references(() => guests.id, { onDelete: 'cascade' })` */
export function addColumn(table: DrizzleTable, key: string, value: Value, at: number): void {
  const { outline, model } = table;
  const [made, ...rest] = calledChain(outline, value);
  if (made === undefined) return;
  const says = (name: string): CallOutline | undefined => rest.find((call) => call.name === name);
  const place = { at, end: rest.at(-1)?.end ?? made.end };
  const written = textOf(made.args[0]);
  const name = written ?? key;
  if (written !== undefined) table.named.add(written);
  if (isOwnFunction(outline, made)) table.made[name] = made.name;
  const isKey = says('primaryKey') !== undefined;
  const type = typeOf(outline, made, rest);
  model.columns.push({
    name,
    type,
    nullable: !isKey && says('notNull') === undefined && !type.endsWith('serial'),
    default: defaultOf(outline, rest),
    generated: type.endsWith('serial') || rest.some((call) => call.name.startsWith('generated')),
    ...place,
  });
  model.fields[key] = { column: name };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  if (says('unique') !== undefined) model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  const target = referenced(outline, says('references'));
  if (target === undefined) return;
  const actions = says('references')?.args[1];
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [name],
    ofModel: true,
    ...target,
    onDelete: textOf(option(actions, 'onDelete')),
    onUpdate: textOf(option(actions, 'onUpdate')),
    ...place,
  });
}

/** `id()`, which the file has or takes from another one of the workspace. */
function isOwnFunction(outline: Outline, { name, on }: CallOutline): boolean {
  if (on !== undefined || Object.hasOwn(drizzleTypes, name) || isEnum(outline, name)) return false;
  const imported = outline.imports.find((entry) => (entry.as ?? entry.name) === name);
  if (imported !== undefined) return /^[.~@#]/.test(imported.from);
  return ownFunctions(outline).some((each) => each.name === name);
}

/** Functions of the file itself, declared or given a name. */
export function ownFunctions({
  functions,
  bindings,
}: Outline): readonly { readonly name: string; readonly fn: number }[] {
  return [
    ...functions.flatMap(({ name, parent }, fn) => (name === '' || parent !== 0 ? [] : [{ name, fn }])),
    ...bindings.flatMap(({ name, fn, value }) =>
      fn === 0 && value.kind === 'function' ? [{ name, fn: value.fn }] : [],
    ),
  ];
}

/** `() => guests.id` */
function referenced(outline: Outline, call: CallOutline | undefined) {
  const [made] = call?.args ?? [];
  const column = made === undefined ? undefined : returnedOf(outline, made);
  return column === undefined ? undefined : columnName(column);
}

/** `guests.id` is the key of the model `guests`. */
export function columnName(
  value: Value,
): { readonly table: string; readonly referenced: readonly string[] } | undefined {
  const parts = value.kind === 'name' ? value.name.split('.') : [];
  const [table, column] = parts.slice(-2);
  if (parts.length < 2 || table === undefined || column === undefined) return undefined;
  return { table, referenced: column === 'id' ? [] : [column] };
}

function typeOf(outline: Outline, made: CallOutline, rest: readonly CallOutline[]): string {
  const options = made.args.find((argument) => argument.kind === 'object');
  const plain = drizzleTypes[made.name] ?? made.name.toLowerCase();
  const array = rest.some((call) => call.name === 'array') ? '[]' : '';
  if (made.on === undefined && isEnum(outline, made.name)) return `enum${array}`;
  if (plain === 'timestamp' && literalOf(option(options, 'withTimezone')) === 'true') return `timestamptz${array}`;
  const sizes = ['length', 'precision', 'scale'].flatMap((key) => literalOf(option(options, key)) ?? []);
  return `${sizes.length > 0 && sized.has(plain) ? `${plain}(${sizes.join(',')})` : plain}${array}`;
}

const sized = new Set(['varchar', 'char', 'numeric', 'vector']);

/** A column may be made by an enumeration that the file declares: `kind('kind')`. */
function isEnum(outline: Outline, name: string): boolean {
  const bound = outline.bindings.find((binding) => binding.name === name && binding.fn === 0)?.value;
  return bound?.kind === 'call' && outline.calls[bound.call]?.name === 'pgEnum';
}

function defaultOf(outline: Outline, rest: readonly CallOutline[]): string | undefined {
  if (rest.some(({ name }) => name === 'defaultNow')) return 'CURRENT_TIMESTAMP';
  if (rest.some(({ name }) => name === 'defaultRandom')) return 'gen_random_uuid()';
  const [value] = rest.find(({ name }) => name === 'default')?.args ?? [];
  if (value?.kind === 'text') return `'${value.text.replaceAll("'", "''")}'`;
  return value?.kind === 'call' ? textOf(outline.calls[value.call]?.args[0]) : literalOf(value);
}
