import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { option, textItems, textOf } from './object-values.ts';
import type { TableSketch } from './table-sketch.ts';

/** Shape "migration class": a class whose method changes tables, and whose other method takes the changes back. */
export interface PhpMigrationTool {
  readonly id: string;
  readonly title: string;
  /** Full names of the classes that migrations extend. */
  readonly bases: readonly string[];
  /** Calls on the way forward, in order, as statements. */
  read(step: PhpMigration): readonly SchemaStatement[];
}

export interface PhpMigration {
  readonly file: ReadFile;
  readonly outline: Outline;
  readonly calls: readonly CallOutline[];
}

export function phpMigrationExtractor(tool: PhpMigrationTool): Extractor {
  const { id, title } = tool;
  return {
    id,
    title,
    group: 'data',
    applies: ({ outline }) => outline?.language === 'php' && isOurs(outline, tool.bases),
    extract: (file) => extract(file, tool),
  };
}

function isOurs({ classes, imports }: Outline, bases: readonly string[]): boolean {
  return classes
    .flatMap((cls) => cls.bases)
    .some((base) => {
      const bare = base.replace(/^\\/, '');
      if (bases.includes(bare)) return true;
      return imports.some(({ from, name, as }) => (as ?? name) === bare && bases.includes(`${from}\\${name ?? bare}`));
    });
}

function extract(file: ReadFile, tool: PhpMigrationTool): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const calls = outline.calls.filter((call) => call.given !== 'sqlite' && runsUpward(outline, call));
  const statements = tool.read({ file, outline, calls: calls.toSorted((a, b) => a.at - b.at) });
  const slash = file.path.lastIndexOf('/');
  const history = file.path.slice(0, Math.max(slash, 0));
  const order = file.path.slice(slash + 1);
  const id = tool.id.replace(/-migration$/, '');
  return {
    facts: [{ kind: 'migration', dialect: 'generic', history, order, tool: id, statements }],
    problems: [],
  };
}

function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (/^(?:safeDown|down|postDown|preDown)$/.test(outline.functions[fn]?.name ?? '')) return false;
  return true;
}

/** A value itself, or what a constant, field or variable of the class holds. */
export function heldValue(outline: Outline, value: Value | undefined): Value | undefined {
  if (value?.kind !== 'name') return value;
  const [owner, name] = value.name.split('.');
  if (owner === 'this')
    return outline.classes.flatMap(({ fields }) => fields.filter((field) => field.name === name))[0]?.default;
  return outline.bindings.find((binding) => binding.name === value.name)?.value;
}

export function heldText(outline: Outline, value: Value | undefined): string | undefined {
  return textOf(heldValue(outline, value));
}

/** Names in a list, or in a text with commas between. */
export function columnNames(value: Value | undefined): string[] {
  return textItems(value).flatMap((text) => text.split(',').map((name) => name.trim()));
}

export function flag(options: Value | undefined, key: string): boolean | undefined {
  const said = option(options, key);
  return said?.kind === 'literal' ? said.text === 'true' : undefined;
}

/** The value behind `default` as SQL writes it. */
export function initialOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'text')
    return /^current_timestamp/i.test(value.text) ? value.text : `'${value.text.replaceAll("'", "''")}'`;
  if (value?.kind === 'literal') return value.text === 'null' ? undefined : value.text;
  return value === undefined ? undefined : 'set';
}

/** The statement padded to where it stands, so that every position is already one of the file. */
export function rawStatements(file: ReadFile, call: CallOutline): readonly SchemaStatement[] {
  const sql = textOf(call.args[0])?.trim();
  if (sql === undefined || !/\b(?:table|index|comment)\b/i.test(sql)) return [];
  const at = file.text.indexOf(sql.split('\n')[0] ?? sql, call.start);
  return readSchema(' '.repeat(at < 0 ? call.start : at) + sql, 'generic').statements;
}

/** A column or key as a line of SQL, which stands where the call does. */
export function addSqlLine(sketch: TableSketch, line: string, { at, end }: Place): void {
  for (const statement of readSchema(`CREATE TABLE t (${line})`, 'generic').statements) {
    if (statement.kind !== 'create-table') continue;
    sketch.columns.push(...statement.columns.map((column) => ({ ...column, at, end })));
    sketch.constraints.push(...statement.constraints.map((constraint) => ({ ...constraint, at, end })));
  }
}
