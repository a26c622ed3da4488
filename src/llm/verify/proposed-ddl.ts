import type { Table } from '../../core/model/table.ts';
import { createTable } from '../../core/report/ddl/create-table.ts';
import { addForeignKey, keysWithin } from '../../core/report/ddl/foreign-key.ts';
import { createIndex } from '../../core/report/ddl/print-ddl.ts';
import { postgresqlSpeech } from '../../core/report/ddl/speech/postgresql-speech.ts';
import type { Speech } from '../../core/report/ddl/speech/speech.ts';
import { speechOf } from '../../core/report/ddl/speech/speech-of.ts';
import { sqlName } from '../../core/report/ddl/sql-name.ts';
import type { ProposedTable } from './proposed-tables.ts';

type ProposedColumn = ProposedTable['columns'][number];

/**
 * Written by code from data, so that it holds nothing but tables, columns, keys and indexes; in the words of the database
 * that the known tables are declared for.
 */
export function proposedDdl(tables: readonly ProposedTable[], known: readonly Table[] = []): string {
  const speech = speechOf(known);
  const lines = speech === postgresqlSpeech ? forPostgresql(tables) : forOthers(tables, known, speech);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function forPostgresql(tables: readonly ProposedTable[]): readonly string[] {
  return [
    ...tables.filter(({ change }) => change === 'new').map(createForPostgresql),
    ...tables.filter(({ change }) => change === 'altered').flatMap(addColumns),
    ...tables.flatMap(addReferences),
    ...tables.flatMap(createIndexes),
  ];
}

function createForPostgresql({ name, columns }: ProposedTable): string {
  const keys = columns.filter(({ key }) => key === 'primary').map((column) => sqlName(column.name));
  const parts = columns.map(columnText);
  if (keys.length > 0) parts.push(`PRIMARY KEY (${keys.join(', ')})`);
  return `CREATE TABLE ${sqlName(name)} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n);`;
}

function addColumns({ name, columns }: ProposedTable): readonly string[] {
  return columns.map((column) => `ALTER TABLE ${sqlName(name)} ADD COLUMN IF NOT EXISTS ${columnText(column)};`);
}

function columnText({ name, type, nullable, key }: ProposedColumn): string {
  return `${sqlName(name)} ${type}${nullable ? '' : ' NOT NULL'}${key === 'unique' ? ' UNIQUE' : ''}`;
}

function addReferences({ name, columns }: ProposedTable): readonly string[] {
  return columns.flatMap((column) => {
    const [table = '', target = ''] = column.references?.split('.') ?? [];
    if (table === '') return [];
    const reference = `REFERENCES ${sqlName(table)} (${sqlName(target)})`;
    return [`ALTER TABLE ${sqlName(name)} ADD FOREIGN KEY (${sqlName(column.name)}) ${reference};`];
  });
}

function createIndexes({ name, columns }: ProposedTable): readonly string[] {
  return columns
    .filter(({ indexed, key }) => indexed && key === 'none')
    .map((column) => `CREATE INDEX ON ${sqlName(name)} (${sqlName(column.name)});`);
}

/** Other databases add columns and keys each in its own way. */
function forOthers(tables: readonly ProposedTable[], known: readonly Table[], speech: Speech): readonly string[] {
  const made = tables.map(asTable);
  const created = made.filter((_, at) => tables[at]?.change === 'new');
  const altered = made.filter((_, at) => tables[at]?.change === 'altered');
  const all = [...known.filter(({ role }) => role === 'system'), ...created];
  const keyed = speech.keysWithinTables ? [] : made;
  return [
    ...created.map((table) =>
      createTable(table, speech, speech.keysWithinTables ? keysWithin(table, all, speech) : []),
    ),
    ...altered.flatMap((table) => table.columns.map((column) => addColumn(table, column, speech))),
    ...keyed.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table, key, all, speech))),
    ...made.flatMap((table) => table.indexes.map((index) => createIndex(table, index, speech))),
  ];
}

function addColumn(table: Table, column: Table['columns'][number], speech: Speech): string {
  const { type } = speech.type(column, table);
  const key = table.foreignKeys.find(({ columns }) => columns.includes(column.name));
  const refers =
    key === undefined || !speech.keysWithinTables
      ? ''
      : ` REFERENCES ${speech.name(key.references.table)} (${key.references.columns.map(speech.name).join(', ')})`;
  const what = `${speech.name(column.name)} ${type}${column.nullable ? '' : ' NOT NULL'}${refers}`;
  return `ALTER TABLE ${speech.name(table.name)} ${speech.addsColumns} ${what};`;
}

function asTable({ name, columns }: ProposedTable): Table {
  const at = { file: '', line: 0, endLine: 0, text: '' };
  return {
    id: name,
    evidence: [],
    provenance: 'proposed',
    role: 'system',
    store: '',
    name,
    dialect: 'generic',
    // A key over a text of any length is none that other databases take.
    columns: columns.map(({ name: column, type, nullable, key, references }) => ({
      name: column,
      type: type === 'text' && (key !== 'none' || references !== null) ? 'varchar(255)' : type,
      nullable,
    })),
    primaryKey: columns.filter(({ key }) => key === 'primary').map((column) => column.name),
    foreignKeys: columns.flatMap(({ name: column, references }) => {
      const [table = '', target = ''] = references?.split('.') ?? [];
      return table === '' ? [] : [{ columns: [column], references: { table, columns: [target] }, evidence: at }];
    }),
    indexes: columns
      .filter(({ indexed, key }) => key === 'unique' || (indexed && key === 'none'))
      .map(({ name: column, key }) => ({ columns: [column], unique: key === 'unique', evidence: at })),
    checks: [],
    origin: 'proposed',
  };
}
