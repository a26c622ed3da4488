import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { readBuilderTable } from '../shapes/read-builder-table.ts';
import { knexSchema } from './knex-schema.ts';

/** Tables that Knex migrations build call by call. */
export const knexMigration: Extractor = {
  id: knexSchema.id,
  title: knexSchema.title,
  group: 'data',
  applies: ({ outline }) =>
    outline?.imports.some(({ from }) => from === 'kysely') !== true &&
    (outline?.calls.some((call) => Object.hasOwn(knexSchema.tables, call.name)) === true ||
      (outline !== undefined && isStep(outline) && outline.calls.some(isRaw))),
  extract: (file) => extract(file),
};

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const statements = outline.calls
    .filter((call) => runsUpward(outline, call) && (isSchema(outline, call) || isRaw(call)))
    .toSorted((a, b) => a.at - b.at)
    .flatMap((call) => (isRaw(call) ? executed(file.text, call) : statementsOf(outline, call)));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  const manner = outline.exports.some(({ assigned }) => assigned) ? 'commonjs' : 'module';
  return {
    facts: [
      {
        kind: 'migration',
        dialect: 'generic',
        history,
        order,
        tool: 'knex',
        manner,
        transaction: isOutside(outline) ? undefined : true,
        statements,
      },
    ],
    problems: [],
  };
}

/** `exports.config = { transaction: false }` */
function isOutside({ exports, bindings }: Outline): boolean {
  const configs = [
    ...exports.filter(({ name }) => name === 'config').map(({ value }) => value),
    ...bindings.filter(({ name }) => /(?:^|\.)config$/.test(name)).map(({ value }) => value),
  ];
  return configs.some(
    (value) =>
      value?.kind === 'object' &&
      value.entries.some(
        (each) => each.key === 'transaction' && each.value.kind === 'literal' && each.value.text === 'false',
      ),
  );
}

function statementsOf(outline: Outline, call: CallOutline): readonly SchemaStatement[] {
  const [given, body] = call.args;
  const table = writtenOut(outline, given);
  if (table === undefined) return [];
  const place = { at: call.at, end: call.end, table };
  if (call.name === 'dropTable' || call.name === 'dropTableIfExists') return [{ kind: 'drop-table', ...place }];
  if (call.name === 'renameTable')
    return body?.kind === 'text' ? [{ kind: 'rename-table', to: body.text, ...place }] : [];
  if (!Object.hasOwn(knexSchema.tables, call.name) || body?.kind !== 'function') return [];
  return readBuilderTable(outline, knexSchema, call, table, body.fn);
}

/** `'orders'`, `TABLE`, and `this.tableName` of a class of Lucid. */
function writtenOut({ bindings, classes }: Outline, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'name') return undefined;
  const field = /^this\.(\w+)$/.exec(value.name)?.[1];
  const kept = bindings.filter(({ name }) => name === value.name).map((binding) => binding.value);
  const held = classes.flatMap(({ fields }) => fields.flatMap((each) => (each.name === field ? [each.default] : [])));
  const [only, another] = [
    ...new Set([...kept, ...held].flatMap((each) => (each?.kind === 'text' ? [each.text] : []))),
  ];
  return another === undefined ? only : undefined;
}

/** A module that a runner of migrations asks for both ways. */
function isStep({ exports, functions }: Outline): boolean {
  const names = new Set([...exports.map(({ name }) => name), ...functions.map(({ name }) => name)]);
  return names.has('up') && names.has('down');
}

/** `knex.raw('CREATE INDEX CONCURRENTLY …')`, also of `knex.schema` and of a transaction. */
function isRaw({ name, on }: CallOutline): boolean {
  return name === 'raw' && on?.kind === 'name' && /^(?:knex|trx|tx|db)(?:\.schema)?$/.test(on.name);
}

/** Padded so that every position is one of the file. */
function executed(text: string, call: CallOutline): readonly SchemaStatement[] {
  const [sql] = call.args;
  if (sql?.kind !== 'text' || !/\b(?:table|index)\b/i.test(sql.text)) return [];
  const at = text.indexOf(sql.text, call.start);
  return readSchema(' '.repeat(at < 0 ? call.start : at) + sql.text, 'generic').statements;
}

const dropping = new Set(['dropTable', 'dropTableIfExists', 'renameTable']);

/** Called on `knex.schema`, directly or further down the chain. */
function isSchema(outline: Outline, call: CallOutline): boolean {
  if (!dropping.has(call.name) && !Object.hasOwn(knexSchema.tables, call.name)) return false;
  let on: Value | undefined = call.on;
  while (on?.kind === 'call') on = outline.calls[on.call]?.on;
  return on?.kind === 'name' && on.name.endsWith('.schema');
}

function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (outline.functions[fn]?.name === 'down') return false;
  return true;
}
