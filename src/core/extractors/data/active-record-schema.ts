import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, ClassOutline, Outline } from '../../syntax/outline.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import type { Fact } from '../fact.ts';
import { schemaStatements } from './active-record-statements.ts';

/** The schema as Active Record keeps it: its dump, and the migrations that led to it. */
export const activeRecordSchema: Extractor = {
  id: 'active-record-schema',
  title: 'Active Record schema and migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'ruby' && (definition(outline) !== undefined || migrations(outline).length > 0),
  extract: (file) => extract(file),
};

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const define = definition(outline);
  const fact = define === undefined ? migrationOf(file, outline) : dumpOf(file, outline, define);
  return { facts: fact === undefined ? [] : [fact], problems: [] };
}

/** `ActiveRecord::Schema[7.1].define(version: 2024_01_31_120000) do` */
function definition(outline: Outline): CallOutline | undefined {
  return outline.calls.find(
    ({ name, on, args }) =>
      name === 'define' &&
      on?.kind === 'name' &&
      on.name.startsWith('ActiveRecord.Schema') &&
      args.at(-1)?.kind === 'function',
  );
}

function dumpOf(file: ReadFile, outline: Outline, define: CallOutline): Fact | undefined {
  const block = define.args.at(-1);
  if (block?.kind !== 'function') return undefined;
  const statements = outline.calls
    .filter(({ fn, on }) => fn === block.fn && on === undefined)
    .flatMap((call) => schemaStatements(outline, file.text, call));
  const extended = outline.calls.some(({ name }) => name === 'enable_extension');
  return {
    kind: 'schema',
    dialect: extended ? 'postgresql' : 'generic',
    origin: 'ddl',
    statements,
    models: {},
    fields: {},
    version: versionOf(define),
  };
}

function versionOf({ args }: CallOutline): string | undefined {
  const [options] = args;
  const version = options?.kind === 'object' ? options.entries.find(({ key }) => key === 'version')?.value : undefined;
  return version?.kind === 'literal' ? version.text.replaceAll('_', '') : undefined;
}

/** Classes that extend `ActiveRecord::Migration[7.1]`. */
function migrations(outline: Outline): readonly number[] {
  return outline.classes.flatMap(({ bases }, cls) =>
    bases.some((base) => base.startsWith('ActiveRecord.Migration')) ? [cls] : [],
  );
}

function migrationOf(file: ReadFile, outline: Outline): Fact | undefined {
  const classes = migrations(outline);
  const statements = outline.calls
    .filter((call) => runsUpward(outline, classes, call) && (call.on === undefined || isSelf(call)))
    .flatMap((call): readonly SchemaStatement[] => schemaStatements(outline, file.text, call));
  if (statements.length === 0) return undefined;
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  const manner = baseOf(file.text, outline.classes[classes[0] ?? -1]);
  const transaction = outline.calls.some(({ name }) => name === 'disable_ddl_transaction!') ? undefined : true;
  return {
    kind: 'migration',
    dialect: 'generic',
    history,
    order,
    tool: 'active-record',
    manner,
    transaction,
    statements,
  };
}

/** `ActiveRecord::Migration[7.1]`: the version is no part of the name by which a class is looked for. */
function baseOf(text: string, cls: ClassOutline | undefined): string | undefined {
  const line = cls === undefined ? '' : (text.slice(cls.at, cls.end).split('\n')[0] ?? '');
  return line.split('<')[1]?.trim();
}

function isSelf({ on }: CallOutline): boolean {
  return on?.kind === 'name' && on.name === 'this';
}

/** Within `change` or `up`, and outside of what only the way back runs. */
function runsUpward(outline: Outline, classes: readonly number[], call: CallOutline): boolean {
  for (let at = call.fn; at > 0; at = outline.functions[at]?.parent ?? 0) {
    const fn = outline.functions[at];
    const around = fn?.argumentOf === undefined ? undefined : outline.calls[fn.argumentOf];
    if (around?.name === 'down' || around?.name === 'create_table' || around?.name === 'change_table') return false;
    if (fn?.cls !== undefined && fn.name !== '') return classes.includes(fn.cls) && fn.name !== 'down';
  }
  return false;
}
