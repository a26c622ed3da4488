import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { pluralOf, underscored } from '../shapes/inflections.ts';
import { textItems, textOf } from '../shapes/object-values.ts';
import { alterSketched, bareColumn, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';
import { laravelColumns, laravelDeletions, laravelMorphs, laravelNames } from './laravel-columns.ts';

type Chain = readonly [CallOutline, ...CallOutline[]];

/** `Schema::create('orders', function (Blueprint $table) { … })` */
export function readBlueprint(
  outline: Outline,
  call: CallOutline,
  table: string,
  fn: number,
): readonly SchemaStatement[] {
  const print = newSketch(table);
  for (const chain of chainsIn(outline, fn)) if (chain[0].given !== 'sqlite') readChain(print, chain);
  return call.name === 'create' ? createSketched(print, call) : alterSketched(print, call);
}

/** Chains of calls on the closure's table, each from its first call on; conditions and loops around make no difference. */
function chainsIn(outline: Outline, fn: number): readonly Chain[] {
  const parameter = outline.functions[fn]?.parameters[0]?.name;
  const chains = new Map<number, [CallOutline, ...CallOutline[]]>();
  const startOf = new Map<number, number>();
  outline.calls.forEach((call, index) => {
    if (call.on?.kind === 'name' && call.on.name === parameter && sees(outline, call.fn, fn, parameter)) {
      startOf.set(index, index);
      chains.set(index, [call]);
    }
    const start = call.on?.kind === 'call' ? startOf.get(call.on.call) : undefined;
    if (start === undefined) return;
    startOf.set(index, start);
    chains.get(start)?.push(call);
  });
  return [...chains.values()].toSorted((a, b) => a[0].at - b[0].at);
}

/** The closure itself and those in it, unless they call something else by the same name. */
function sees(outline: Outline, inner: number, fn: number, parameter: string): boolean {
  for (let at = inner; at !== fn; at = outline.functions[at]?.parent ?? 0) {
    const own = outline.functions[at]?.parameters ?? [];
    if (at <= 0 || own.some(({ name }) => name === parameter)) return false;
  }
  return true;
}

function readChain(print: TableSketch, chain: Chain): void {
  const [first, ...rest] = chain;
  const place = { at: first.start, end: chain.at(-1)?.end ?? first.end };
  if (/^(?:nullable)?[tT]imestamps(?:Tz)?$|^datetimes$/.test(first.name)) {
    const type = first.name.endsWith('Tz') ? 'timestamptz' : 'timestamp';
    for (const name of ['created_at', 'updated_at'])
      print.columns.push({ ...bareColumn(name, type, place), nullable: true });
    return;
  }
  if (Object.hasOwn(laravelMorphs, first.name)) addMorphs(print, first, place);
  else if (Object.hasOwn(commands, first.name)) commands[first.name]?.(print, first, rest, place);
  else addColumn(print, chain, place);
}

type Command = (print: TableSketch, call: CallOutline, rest: readonly CallOutline[], place: Place) => void;

const commands: Readonly<Record<string, Command>> = {
  primary: (print, { args }, _, place) => {
    print.constraints.push({ ...place, constraint: 'primary-key', columns: textItems(args[0]) });
  },
  unique: (print, { args }, _, place) => addUnique(print, textItems(args[0]), textOf(args[1]), place),
  index: (print, { args }, _, place) => addIndex(print, textItems(args[0]), textOf(args[1]), place),
  fullText: (print, { args }, _, place) => addIndex(print, textItems(args[0]), textOf(args[1]), place, 'fulltext'),
  spatialIndex: (print, { args }, _, place) => addIndex(print, textItems(args[0]), textOf(args[1]), place, 'spatial'),
  foreign: (print, { args }, rest, place) => addForeignKey(print, textItems(args[0]), rest, place, textOf(args[1])),
  dropColumn: (print, { args }, _, place) => drop(print, args.flatMap(textItems), place),
  dropColumns: (print, { args }, _, place) => drop(print, args.flatMap(textItems), place),
  removeColumn: (print, { args }, _, place) => drop(print, args.flatMap(textItems), place),
  dropTimestamps: (print, _, __, place) => drop(print, ['created_at', 'updated_at'], place),
  dropTimestampsTz: (print, _, __, place) => drop(print, ['created_at', 'updated_at'], place),
  dropSoftDeletes: (print, { args }, _, place) => drop(print, [textOf(args[0]) ?? 'deleted_at'], place),
  dropSoftDeletesTz: (print, { args }, _, place) => drop(print, [textOf(args[0]) ?? 'deleted_at'], place),
  dropRememberToken: (print, _, __, place) => drop(print, ['remember_token'], place),
  dropMorphs: (print, { args }, _, place) =>
    drop(
      print,
      textItems(args[0]).flatMap((name) => [`${name}_type`, `${name}_id`]),
      place,
    ),
  dropConstrainedForeignId: (print, { args }, _, place) => drop(print, textItems(args[0]), place),
  dropForeign: (print, { args }, _, place) => dropKey(print, 'drop-constraint', args[0], 'foreign', place),
  dropUnique: (print, { args }, _, place) => dropKey(print, 'drop-index', args[0], 'unique', place),
  dropIndex: (print, { args }, _, place) => dropKey(print, 'drop-index', args[0], 'index', place),
  dropFullText: (print, { args }, _, place) => dropKey(print, 'drop-index', args[0], 'fulltext', place),
  dropPrimary: (print, { args }, _, place) => {
    const name = textOf(args[0]) ?? 'PRIMARY';
    print.after.push({
      kind: 'drop-constraint',
      name: name.endsWith('_primary') ? 'PRIMARY' : name,
      table: print.table,
      ...place,
    });
  },
  renameColumn: (print, { args }, _, place) => {
    const [column, to] = args.map(textOf);
    if (column !== undefined && to !== undefined)
      print.after.push({ kind: 'rename-column', table: print.table, column, to, ...place });
  },
  renameIndex: (print, { args }, _, place) => {
    const [name, to] = args.map(textOf);
    if (name !== undefined && to !== undefined)
      print.after.push({ kind: 'rename-index', table: print.table, name, to, ...place });
  },
  rename: (print, { args }, _, place) => {
    const to = textOf(args[0]);
    if (to !== undefined) print.after.push({ kind: 'rename-table', table: print.table, to, ...place });
  },
};

function drop(print: TableSketch, columns: readonly string[], place: Place): void {
  for (const column of columns) print.after.push({ kind: 'drop-column', table: print.table, column, ...place });
}

/** Columns in a list stand for the name that Laravel gives. */
function dropKey(
  print: TableSketch,
  kind: 'drop-constraint' | 'drop-index',
  value: Value | undefined,
  suffix: string,
  place: Place,
): void {
  const name = value?.kind === 'list' ? keyName(print, textItems(value), suffix) : textOf(value);
  if (name !== undefined) print.after.push({ kind, table: print.table, name, ...place });
}

function keyName({ table }: TableSketch, columns: readonly string[], suffix: string): string {
  return [table, ...columns, suffix].join('_').toLowerCase().replaceAll(/[-.]/g, '_');
}

function addUnique(print: TableSketch, columns: readonly string[], name: string | undefined, place: Place): void {
  if (columns.length === 0) return;
  print.constraints.push({ ...place, constraint: 'unique', columns, name: name ?? keyName(print, columns, 'unique') });
}

function addIndex(
  print: TableSketch,
  columns: readonly string[],
  named: string | undefined,
  place: Place,
  method?: string,
): void {
  if (columns.length === 0) return;
  const name = named ?? keyName(print, columns, method ?? 'index');
  const head = { kind: 'create-index' as const, table: print.table, columns, name, unique: false, concurrently: false };
  print.after.push({ ...head, ...(method !== undefined && { method }), ...place });
}

function addMorphs(print: TableSketch, { name, args }: CallOutline, place: Place): void {
  const called = textOf(args[0]);
  if (called === undefined) return;
  const nullable = name.startsWith('nullable');
  print.columns.push({ ...bareColumn(`${called}_type`, 'varchar(255)', place), nullable });
  print.columns.push({ ...bareColumn(`${called}_id`, laravelMorphs[name] ?? 'bigint', place), nullable });
  addIndex(print, [`${called}_type`, `${called}_id`], textOf(args[1]), place);
}

function addColumn(print: TableSketch, [first, ...rest]: Chain, place: Place): void {
  const column = columnOf(first, rest, place);
  if (column === undefined) return;
  if (rest.some(({ name }) => name === 'change')) {
    const { name, type, nullable, default: initial } = column;
    print.after.push({
      kind: 'alter-column',
      table: print.table,
      column: name,
      type,
      nullable,
      default: initial,
      ...place,
    });
    return;
  }
  print.columns.push(column);
  const says = (link: string): CallOutline | undefined =>
    rest.find(({ name, args }) => name === link && !(args[0]?.kind === 'literal' && args[0].text === 'false'));
  const { name } = column;
  if (says('primary') !== undefined || column.generated)
    print.constraints.push({ ...place, constraint: 'primary-key', columns: [name] });
  if (says('unique') !== undefined) addUnique(print, [name], textOf(says('unique')?.args[0]), place);
  if (says('index') !== undefined) addIndex(print, [name], textOf(says('index')?.args[0]), place);
  if (says('fulltext') ?? says('fullText')) addIndex(print, [name], undefined, place, 'fulltext');
  if (says('constrained') ?? says('references')) addForeignKey(print, [name], rest, place, undefined);
}

function columnOf(first: CallOutline, rest: readonly CallOutline[], place: Place): ColumnDefinition | undefined {
  const { name: method, args } = first;
  const pattern = Object.hasOwn(laravelColumns, method) ? laravelColumns[method] : undefined;
  const name = nameOf(first);
  if (pattern === undefined || name === undefined) return undefined;
  const [, second, third] = args;
  const length = second?.kind === 'literal' ? second.text : '255';
  const scale = third?.kind === 'literal' ? third.text : '2';
  const type =
    pattern === 'numeric'
      ? `numeric(${second?.kind === 'literal' ? length : 8},${scale})`
      : pattern.replace('$1', length);
  const grows = /increments$/i.test(method) || method === 'id' || rest.some((link) => link.name === 'autoIncrement');
  const initial = rest.find((link) => link.name === 'default')?.args[0];
  const isNow = rest.some((link) => link.name === 'useCurrent');
  const comment = textOf(rest.find((link) => link.name === 'comment')?.args[0]);
  const nullable = rest.findLast((link) => link.name === 'nullable');
  const isNullable =
    nullable !== undefined && !(nullable.args[0]?.kind === 'literal' && nullable.args[0].text === 'false');
  return {
    ...bareColumn(name, type, place),
    nullable: isNullable || /^softDeletes|^rememberToken$/.test(method),
    default: isNow ? 'CURRENT_TIMESTAMP' : defaultOf(initial),
    generated: grows,
    comment,
  };
}

/** `foreignIdFor(Order::class)` is called after the class. */
function nameOf({ name, args }: CallOutline): string | undefined {
  if (name === 'foreignIdFor') {
    const [model, given] = args;
    return textOf(given) ?? (model?.kind === 'name' ? `${underscored(model.name.replace(/^.*\\/, ''))}_id` : undefined);
  }
  return textOf(args[0]) ?? (Object.hasOwn(laravelNames, name) && args.length === 0 ? laravelNames[name] : undefined);
}

function defaultOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return `'${value.text.replaceAll("'", "''")}'`;
  if (value?.kind === 'literal') return value.text === 'null' ? undefined : value.text;
  return value === undefined ? undefined : 'set';
}

/** `constrained()` finds the table in the column's name; `references('id')->on('users')` says it. */
function addForeignKey(
  print: TableSketch,
  columns: readonly string[],
  chain: readonly CallOutline[],
  place: Place,
  named: string | undefined,
): void {
  const link = (name: string): CallOutline | undefined => chain.find((call) => call.name === name);
  const constrained = link('constrained');
  const referenced = textItems(link('references')?.args[0] ?? constrained?.args[1]);
  const [column = ''] = columns;
  const guessed = pluralOf(column.replace(/_(?:id|uuid|ulid)$/, ''));
  const told = constrained === undefined ? link('on')?.args[0] : constrained.args[0];
  const table = tableText(told, constrained) ?? (constrained === undefined ? undefined : guessed);
  if (columns.length === 0 || table === undefined) return;
  const action = (name: string): string | undefined => textOf(link(name)?.args[0])?.toLowerCase();
  const short = chain.find(({ name }) => Object.hasOwn(laravelDeletions, name))?.name;
  print.constraints.push({
    ...place,
    name: named ?? keyName(print, columns, 'foreign'),
    constraint: 'foreign-key',
    columns,
    table,
    referenced: referenced.length > 0 ? referenced : ['id'],
    onDelete: (short === undefined ? undefined : laravelDeletions[short]) ?? action('onDelete'),
    onUpdate: link('cascadeOnUpdate') === undefined ? action('onUpdate') : 'cascade',
  });
}

/** `constrained(table: 'users')` names its argument. */
function tableText(value: Value | undefined, constrained: CallOutline | undefined): string | undefined {
  const text = textOf(value);
  if (text !== undefined || constrained === undefined) return text;
  const keywords = constrained.args.find((each) => each.kind === 'object');
  return keywords?.kind === 'object' ? textOf(keywords.entries.find(({ key }) => key === 'table')?.value) : undefined;
}
