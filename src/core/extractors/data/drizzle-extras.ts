import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { option, textOf } from '../shapes/object-values.ts';
import { calledChain, columnName, type DrizzleTable, returnedOf } from './drizzle-column.ts';

/** Keys and indexes that stand behind the columns: `(table) => [index('day_idx').on(table.day)]`. */
export function addExtras(table: DrizzleTable, extras: Value): void {
  const given = returnedOf(table.outline, extras);
  const values =
    given?.kind === 'list' ? given.items : given?.kind === 'object' ? given.entries.map(({ value }) => value) : [];
  for (const value of values) addExtra(table, calledChain(table.outline, value));
}

function addExtra(table: DrizzleTable, chain: readonly CallOutline[]): void {
  const [first, ...rest] = chain;
  if (first === undefined) return;
  const { outline, model } = table;
  const place = { at: first.start, end: chain.at(-1)?.end ?? first.end };
  const name = textOf(first.args[0]);
  const on = rest.find((call) => call.name === 'on' || call.name === 'onOnly' || call.name === 'using');
  const columns = (on?.args ?? []).flatMap((value) => columnIn(table, value) ?? []);
  const where = rest.find((call) => call.name === 'where')?.args[0];
  const spec = first.args.find((argument) => argument.kind === 'object');
  switch (first.name) {
    case 'index':
    case 'uniqueIndex':
      model.indexes.push({
        name,
        columns,
        unique: first.name === 'uniqueIndex',
        where: where === undefined ? undefined : sqlIn(outline, where),
        ...place,
      });
      return;
    case 'unique':
      model.constraints.push({ constraint: 'unique', columns, name, ...place });
      return;
    case 'primaryKey':
      model.constraints.push({
        constraint: 'primary-key',
        columns: listed(table, option(spec, 'columns') ?? { kind: 'list', items: first.args }),
        ...place,
      });
      return;
    case 'foreignKey':
      addForeignKey(table, spec, rest, place);
      return;
    case 'check': {
      const expression = first.args[1] === undefined ? undefined : sqlIn(outline, first.args[1]);
      if (expression !== undefined) model.constraints.push({ constraint: 'check', expression, name, ...place });
    }
  }
}

function addForeignKey(
  table: DrizzleTable,
  spec: Value | undefined,
  rest: readonly CallOutline[],
  place: { readonly at: number; readonly end: number },
): void {
  const foreign = option(spec, 'foreignColumns');
  const targets = foreign?.kind === 'list' ? foreign.items.flatMap((item) => columnName(item) ?? []) : [];
  const [target] = targets;
  if (target === undefined) return;
  const action = (name: string): string | undefined => textOf(rest.find((call) => call.name === name)?.args[0]);
  table.model.constraints.push({
    constraint: 'foreign-key',
    columns: listed(table, option(spec, 'columns')),
    table: target.table,
    referenced: targets.flatMap(({ referenced }) => referenced),
    ofModel: true,
    onDelete: action('onDelete'),
    onUpdate: action('onUpdate'),
    ...place,
  });
}

function listed(table: DrizzleTable, value: Value | undefined): readonly string[] {
  return value?.kind === 'list' ? value.items.flatMap((item) => columnIn(table, item) ?? []) : [];
}

/** `table.day`, `table.createdAt.desc()`, ``sql`lower(${table.email})` `` */
function columnIn(table: DrizzleTable, value: Value): string | undefined {
  if (value.kind === 'call') {
    const call = table.outline.calls[value.call];
    if (call?.tagged === true) return `(${sqlIn(table.outline, value) ?? 'expression'})`;
    return call?.on === undefined ? undefined : columnIn(table, call.on);
  }
  const key = value.kind === 'name' ? value.name.split('.').at(-1) : undefined;
  const field = key === undefined || !Object.hasOwn(table.model.fields, key) ? undefined : table.model.fields[key];
  return field !== undefined && 'column' in field ? field.column : key;
}

/** The text of a tagged template; names of columns stand for themselves. */
function sqlIn(outline: Outline, value: Value): string | undefined {
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  const given = call?.tagged === true ? call.args[0] : value;
  if (given?.kind === 'text') return given.text;
  if (given?.kind !== 'template') return undefined;
  return given.parts
    .map((part) =>
      part.kind === 'text' ? part.text : part.kind === 'name' ? (part.name.split('.').at(-1) ?? '') : '?',
    )
    .join('');
}
