import type { SqlDialect } from '../../model/table.ts';
import type { CallOutline, FunctionOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import type { ModelField, SchemaFact } from '../fact.ts';
import { importOf } from '../shapes/import-of.ts';
import { option, textOf } from '../shapes/object-values.ts';
import type { ColumnMakers, MadeColumn } from './column-makers.ts';
import { drizzle } from './drizzle.ts';
import { addColumn, calledChain, type DrizzleTable, drizzleTable, ownFunctions, returnedOf } from './drizzle-column.ts';
import { addExtras } from './drizzle-extras.ts';
import { newModel, schemaFact } from './python-model.ts';

/** Tables that Drizzle declares as values. */
export const drizzleSchema: Extractor = {
  id: 'drizzle-schema',
  title: 'Drizzle schema',
  group: 'data',
  applies: ({ outline }) => outline?.imports.some(({ from }) => from.startsWith('drizzle-orm')) === true,
  extract: (file) => extract(file),
};

function extract({ outline }: ReadFile): Extraction {
  if (outline === undefined) return { facts: [], problems: [] };
  const tables = outline.bindings.flatMap((binding) => {
    const call = binding.fn === 0 && binding.value.kind === 'call' ? outline.calls[binding.value.call] : undefined;
    const table = call === undefined ? undefined : tableOf(outline, binding.name, call);
    return table === undefined ? [] : [table];
  });
  const shared = outline.bindings.flatMap((binding) =>
    binding.fn === 0 && binding.value.kind === 'object' ? sharedColumns(outline, binding.name, binding.value) : [],
  );
  const dialect = tables[0]?.dialect ?? 'generic';
  const beside = importOf(outline, /^drizzle-orm\//);
  for (const { model } of tables) model.beside = beside;
  const facts = schemaFact([...tables, ...shared].map(({ model }) => model));
  const columnMakers = makersIn(outline, [...tables, ...shared]);
  const says = columnMakers.casing !== undefined || Object.keys(columnMakers.functions).length > 0;
  const [fact = says ? emptyFact : undefined] = facts;
  if (fact === undefined) return { facts: [], problems: [] };
  return { facts: [{ ...withRelations(outline, fact), dialect, columnMakers }], problems: [] };
}

const emptyFact: SchemaFact = {
  kind: 'schema',
  dialect: 'generic',
  origin: 'model',
  statements: [],
  models: {},
  fields: {},
};

function makersIn(outline: Outline, tables: readonly DrizzleTable[]): ColumnMakers {
  return {
    casing: casingIn(outline),
    named: [...new Set(tables.flatMap(({ named }) => [...named]))].sort(),
    functions: Object.fromEntries(
      ownFunctions(outline).flatMap(({ name, fn }) => columnFunction(outline, name, outline.functions[fn])),
    ),
    made: Object.fromEntries(tables.map(({ model, made }) => [model.name, made])),
  };
}

/** `drizzle({ client, casing: 'snake_case' })` */
function casingIn(outline: Outline): ColumnMakers['casing'] {
  for (const { name, args } of outline.calls) {
    if (name !== 'drizzle') continue;
    const [casing] = args.flatMap((argument) => textOf(option(argument, 'casing')) ?? []);
    if (casing === 'snake_case' || casing === 'camelCase') return casing;
  }
  return undefined;
}

function isPackaged({ imports }: Outline, called: string): boolean {
  return imports.some(({ from, name, as }) => from.startsWith('drizzle-orm') && (as ?? name) === called);
}

/** `export const id = () => uuid().primaryKey().defaultRandom()` */
function columnFunction(
  outline: Outline,
  name: string,
  fn: FunctionOutline | undefined,
): readonly [string, MadeColumn][] {
  const [value] = fn?.returns ?? [];
  const [first] = calledChain(outline, value);
  if (value === undefined || first === undefined || first.on !== undefined) return [];
  if (!isPackaged(outline, first.name)) return [];
  const model = newModel(outline, { name, table: undefined, bases: [], at: 0, end: 0 });
  addColumn(drizzleTable(outline, model, 'generic'), name, value, first.start);
  const [column] = model.columns;
  return column === undefined ? [] : [[name, { column, constraints: model.constraints }]];
}

function tableOf(outline: Outline, name: string, call: CallOutline): DrizzleTable | undefined {
  const made = makerOf(outline, call);
  const [named, columns, extras] = call.args;
  if (made === undefined || named?.kind !== 'text' || columns === undefined) return undefined;
  const model = newModel(outline, {
    name,
    table: `${made.prefix}${named.text}`,
    schema: made.schema,
    bases: spreadNames(outline, columns),
    at: call.start,
    end: call.end,
  });
  const table = drizzleTable(outline, model, made.dialect);
  addColumns(table, columns);
  if (extras !== undefined) addExtras(table, extras);
  return table;
}

/** Columns that tables spread into their own: `export const stamps = { createdAt: timestamp('created_at') }`. */
function sharedColumns(outline: Outline, name: string, value: Value): readonly DrizzleTable[] {
  const model = newModel(outline, { name, table: undefined, bases: [], at: 0, end: 0 });
  const table = drizzleTable(outline, model, 'generic');
  addColumns(table, value);
  return model.columns.length === 0 ? [] : [table];
}

function addColumns(table: DrizzleTable, columns: Value): void {
  const object = columns.kind === 'function' ? returnedOf(table.outline, columns) : columns;
  if (object?.kind !== 'object') return;
  for (const { key, value, at } of object.entries) addColumn(table, key, value, at);
}

function spreadNames(outline: Outline, columns: Value): readonly string[] {
  const object = columns.kind === 'function' ? returnedOf(outline, columns) : columns;
  if (object?.kind !== 'object') return [];
  return object.spreads.flatMap((spread) => (spread.kind === 'name' ? [spread.name] : []));
}

interface Maker {
  readonly dialect: SqlDialect;
  readonly prefix: string;
  readonly schema?: string | undefined;
}

/** `pgTable(…)`, `createTable(…)` of a creator with a prefix, `billing.table(…)` of a schema. */
function makerOf(outline: Outline, call: CallOutline): Maker | undefined {
  if (call.on === undefined && Object.hasOwn(drizzle.tables, call.name))
    return { dialect: drizzle.tables[call.name as keyof typeof drizzle.tables], prefix: '' };
  const maker = call.on === undefined ? call.name : call.on.kind === 'name' ? call.on.name : '';
  const bound = outline.bindings.find((binding) => binding.name === maker && binding.fn === 0)?.value;
  const making = bound?.kind === 'call' ? outline.calls[bound.call] : undefined;
  if (making === undefined) return undefined;
  if (Object.hasOwn(drizzle.creators, making.name))
    return {
      dialect: drizzle.creators[making.name as keyof typeof drizzle.creators],
      prefix: prefixOf(outline, making),
    };
  const [schema] = making.args;
  if (call.name !== 'table' || schema?.kind !== 'text' || !Object.hasOwn(drizzle.schemas, making.name))
    return undefined;
  return { dialect: drizzle.schemas[making.name as keyof typeof drizzle.schemas], prefix: '', schema: schema.text };
}

/** ``(name) => `shop_${name}` `` */
function prefixOf(outline: Outline, making: CallOutline): string {
  const named = making.args[0] === undefined ? undefined : returnedOf(outline, making.args[0]);
  const first = named?.kind === 'template' ? named.parts[0] : undefined;
  return first?.kind === 'text' ? first.text : '';
}

/** `relations(visits, ({ one, many }) => ({ guest: one(guests, …) }))`: what a query may ask for along with a row. */
function withRelations(outline: Outline, fact: SchemaFact): SchemaFact {
  const fields: Record<string, Record<string, ModelField>> = {};
  for (const [model, own] of Object.entries(fact.fields)) fields[model] = { ...own };
  for (const call of outline.calls) {
    const [owner, related] = call.args;
    if (call.name !== 'relations' || owner?.kind !== 'name' || related === undefined) continue;
    const object = returnedOf(outline, related);
    const own = fields[owner.name];
    if (object?.kind !== 'object' || own === undefined) continue;
    for (const { key, value } of object.entries) {
      const [relation] = calledChain(outline, value);
      const target = relation?.args[0];
      if (target?.kind === 'name') own[key] = { relation: target.name, many: relation?.name === 'many' };
    }
  }
  return { ...fact, fields };
}
