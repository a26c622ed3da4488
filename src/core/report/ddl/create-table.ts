import { padded } from '../../model/display-width.ts';
import type { Column, Table } from '../../model/table.ts';
import { qualified } from './qualified.ts';
import type { Speech } from './speech/speech.ts';
import { sqlComment } from './sql-name.ts';

interface Line {
  readonly text: string;
  /** Stands behind the comma. */
  readonly note: string;
}

/** The table in the words of one database; `within` are the constraints that have to stand in it. */
export function createTable(table: Table, speech: Speech, within: readonly string[] = []): string {
  const width = Math.max(...table.columns.map((column) => speech.name(column.name).length));
  const checks = table.checks.map((check) => ({ check, sql: speech.expression(check, table.dialect) }));
  const kept = checks.flatMap(({ sql }) => (sql === undefined ? [] : [line(`CHECK (${sql})`)]));
  const lines = [
    ...table.columns.map((column) => columnLine(column, table, width, speech)),
    ...primaryKey(table, speech),
    ...table.columns.flatMap((column) => valueCheck(column, table, speech)),
    ...kept,
    ...within.map(line),
  ];
  const body = lines.map(({ text, note }, index) => {
    const comma = index === lines.length - 1 ? '' : ',';
    return `  ${text.replaceAll('\n', '\n  ')}${comma}${note === '' ? '' : `  ${sqlComment(note)}`}`;
  });
  const left = checks.filter(({ sql }) => sql === undefined);
  const notes = left.map(({ check }) => sqlComment(`Check of ${table.name} is left out: ${check}`));
  return [...notes, `CREATE TABLE ${qualified(table, speech)} (`, ...body, ...closing(table, speech)].join('\n');
}

/** Rows that fit no other part wait in the default one, so that no insert fails before the next part is made. */
function closing(table: Table, speech: Speech): readonly string[] {
  if (table.partition === undefined) return [');'];
  const rest = qualified({ ...table, name: `${table.name.slice(0, 55)}_default` }, speech);
  return [
    `) PARTITION BY RANGE (${speech.name(table.partition.column)});`,
    `CREATE TABLE ${rest} PARTITION OF ${qualified(table, speech)} DEFAULT;`,
  ];
}

function columnLine(column: Column, table: Table, width: number, speech: Speech): Line {
  const { type, instead } = speech.type(column, table);
  const value = column.default === undefined ? undefined : speech.default(column.default, type, table.dialect);
  const isKey = isCountedKey(column, table, speech);
  const counts = value?.kind === 'identity' && /int/.test(type) && (isKey || speech.countsOnlyKeys !== true);
  const parts = [
    padded(speech.name(column.name), width),
    isKey ? 'integer PRIMARY KEY' : type,
    column.nullable ? speech.nullable(type) : isKey ? '' : 'NOT NULL',
    value?.kind === 'expression' ? `DEFAULT ${value.text}` : '',
    counts ? speech.identity : '',
    speech.commentsAtColumns && column.comment !== undefined ? `COMMENT ${speech.text(column.comment)}` : '',
  ];
  const notes = [
    instead === undefined ? '' : `declared as ${instead}`,
    value?.kind === 'elsewhere' ? `default ${value.text}` : '',
  ];
  return { text: parts.filter(isSaid).join(' '), note: notes.filter(isSaid).join(', ') };
}

/** Where only the key of a table counts up, and says so itself. */
function isCountedKey(column: Column, { primaryKey: key, dialect }: Table, speech: Speech): boolean {
  if (speech.countsOnlyKeys !== true || key.length !== 1 || key[0] !== column.name) return false;
  return column.default !== undefined && speech.default(column.default, column.type, dialect).kind === 'identity';
}

/** A type that the schema makes of a list of values is a text that holds one of them. */
function valueCheck(column: Column, table: Table, speech: Speech): readonly Line[] {
  const { name, values } = column;
  if (values === undefined || values.length === 0 || /^(?:enum|set)\(/.test(speech.type(column, table).type)) return [];
  return [line(`CHECK (${speech.name(name)} IN (${values.map(speech.text).join(', ')}))`)];
}

function isSaid(text: string): boolean {
  return text !== '';
}

function line(text: string): Line {
  return { text, note: '' };
}

function primaryKey(table: Table, speech: Speech): readonly Line[] {
  if (table.primaryKey.length === 0) return [];
  if (table.columns.some((column) => isCountedKey(column, table, speech))) return [];
  return [line(`PRIMARY KEY (${table.primaryKey.map(speech.name).join(', ')})`)];
}
