import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { boundCall } from '../shapes/bound-call.ts';

/** Schema statements that migrations written in code run as SQL: TypeORM, db-migrate, `knex.raw`, node-pg-migrate. */
export const codeMigration: Extractor = {
  id: 'code-migration',
  title: 'SQL in migrations written in code',
  group: 'data',
  applies: (file) =>
    file.outline !== undefined &&
    file.outline.language !== 'ruby' &&
    file.outline.language !== 'php' &&
    /(^|\/)migrations?\//.test(file.path),
  extract: (file) => extract(file),
};

const runners = new Set(['query', 'runSql', 'raw', 'sql', 'execute', 'exec']);

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const statements = outline.calls
    .map(boundCall)
    .flatMap((call) => (runners.has(call.name) && runsUpward(outline, call) ? statementsOf(file, call) : []));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history.length + 1);
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: toolOf(outline), statements }],
    problems: [],
  };
}

/** The statement padded to where it stands, so that every position is already one of the file. */
function statementsOf(file: ReadFile, call: CallOutline): readonly SchemaStatement[] {
  const sql = textOf(call.args[0]);
  if (sql === undefined || !/\b(table|index|comment)\b/i.test(sql)) return [];
  const at = file.text.indexOf(sql, call.start);
  return readSchema(' '.repeat(at < 0 ? call.start : at) + sql, 'generic').statements;
}

function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'template') return undefined;
  const texts = value.parts.map((part) => (part.kind === 'text' ? part.text : undefined));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

/** What only the way back runs is no part of the schema. */
function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (outline.functions[fn]?.name === 'up') return true;
  return false;
}

function toolOf(outline: Outline): string {
  const modules = outline.imports.map((entry) => entry.from);
  return ['typeorm', 'knex', 'node-pg-migrate'].find((tool) => modules.includes(tool)) ?? 'db-migrate';
}
