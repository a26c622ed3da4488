import type { SqlDialect, Table } from '../../model/table.ts';
import { indexInModel } from './index-in-model.ts';
import { quoter } from './quoted-name.ts';

/** The statement that adds an index, ready to run in the table's dialect. */
export function indexStatement(table: Table, columns: readonly string[]): string {
  if (table.documents === true) return collectionIndex(table.name, columns);
  const quote = quoter(table.dialect);
  const name = indexName(table, columns);
  const create = table.dialect === 'postgresql' ? 'CREATE INDEX CONCURRENTLY' : 'CREATE INDEX';
  const target = table.schema === undefined ? quote(table.name) : `${quote(table.schema)}.${quote(table.name)}`;
  return `${create} ${quote(name)} ON ${target} (${columns.map((column) => lengthened(table, column, quote)).join(', ')});`;
}

/** As PostgreSQL and Prisma name it themselves; longer names would be cut by the database. */
export function indexName({ name }: Table, columns: readonly string[]): string {
  return [name, ...columns, 'idx'].join('_').slice(0, 63);
}

/** What takes the index away again. */
export function dropStatement(table: Table, columns: readonly string[]): string {
  const quote = quoter(table.dialect);
  const name = quote(indexName(table, columns));
  if (table.dialect === 'mysql') return `DROP INDEX ${name} ON ${quote(table.name)};`;
  return `DROP INDEX ${table.dialect === 'postgresql' ? 'CONCURRENTLY ' : ''}${name};`;
}

function collectionIndex(name: string, columns: readonly string[]): string {
  const keys = columns.map((column) => `${/^\w+$/.test(column) ? column : `'${column}'`}: 1`);
  return `db.${name}.createIndex({ ${keys.join(', ')} });`;
}

/** Where a model is the source of the schema, an index made by hand alone would be lost at the next migration. */
export function indexAdvice(table: Table, columns: readonly string[], dialect: SqlDialect = table.dialect): string {
  const statement = `\`${indexStatement(table, columns)}\`${lengthAdvice(table, columns, dialect)}`;
  if (table.documents === true) return `Declare the index in the schema ${table.model ?? table.name}: ${statement}`;
  // Many tools run each migration in a transaction, where PostgreSQL refuses to build an index beside the writers.
  const migration = table.dialect === 'postgresql' ? 'a migration that runs outside of a transaction' : 'a migration';
  if (!isOfModel(table)) return `Add the index in ${migration}: ${statement}`;
  const way = indexInModel(table, columns);
  return `Declare an index on ${columns.join(', ')} ${modelOf(table)}${way === undefined ? '' : `, ${way}`}, so that the next migration makes it${lengthAdvice(table, columns, dialect)}`;
}

/** What makes columns unique together. */
export function uniqueAdvice(table: Table, columns: readonly string[]): string {
  const quote = quoter(table.dialect);
  if (table.documents === true)
    return `\`db.${table.name}.createIndex({ ${columns.map((column) => `${column}: 1`).join(', ')} }, { unique: true });\``;
  return isOfModel(table)
    ? `Declare ${columns.join(', ')} as unique ${modelOf(table)}, so that the next migration says it`
    : `\`ALTER TABLE ${quote(table.name)} ADD UNIQUE (${columns.map((column) => quote(column)).join(', ')});\``;
}

function isOfModel(table: Table): boolean {
  return table.origin === 'model' && !hasScripts(table);
}

function modelOf({ name, model }: Table): string {
  return model === undefined ? `where ${name} is declared` : `in the model ${model}`;
}

/** Scripts that a person writes beside entities of Java or models of Python: no tool makes them of what a class declares. */
function hasScripts({ evidence: [place, ...further] }: Table): boolean {
  return (
    place !== undefined &&
    /\.(?:java|kt|groovy|scala|py|php)$/.test(place.file) &&
    further.some(({ file }) => /\.(?:sql|xml|ya?ml)$/.test(file))
  );
}

/** MySQL refuses an index on a whole text. */
function lengthened(table: Table, column: string, quote: (name: string) => string): string {
  const isText = table.dialect === 'mysql' && textsAmong(table, [column]).length > 0;
  return isText ? `${quote(column)}(191)` : quote(column);
}

/** Whether MySQL, which it may be, indexes a text only by its first letters, and somebody has to say how many. */
export function wantsLength(table: Table, columns: readonly string[], dialect: SqlDialect): boolean {
  // Migrations of Laravel and Rails run on whatever is configured.
  return (dialect === 'mysql' || dialect === 'generic') && textsAmong(table, columns).length > 0;
}

function lengthAdvice(table: Table, columns: readonly string[], dialect: SqlDialect): string {
  if (!wantsLength(table, columns, dialect) || table.dialect === 'mysql') return '';
  const [first = ''] = textsAmong(table, columns);
  return `; MySQL wants to know how many letters of a text count, as in \`${first}(191)\``;
}

/** A key of MySQL holds 3,072 bytes, which are 768 letters. */
function isLong(type: string): boolean {
  const [, letters = '0'] = /^varchar\((\d+)\)/.exec(type) ?? [];
  return /^(?:tiny|medium|long)?(?:text|blob)\b/.test(type) || Number(letters) > 768;
}

function textsAmong(table: Table, columns: readonly string[]): readonly string[] {
  return columns.filter((name) => table.columns.some((column) => column.name === name && isLong(column.type)));
}
