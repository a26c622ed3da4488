import type { Table } from '../../src/core/model/table.ts';

type Told = Omit<Table, 'id' | 'store' | 'declaredBy'>;

/** Tables as a person would note them down: columns, then keys, references and indexes with their places. */
export function tablesInWords(tables: readonly Told[]): string {
  return tables.map(tableInWords).join('\n');
}

function tableInWords(table: Told): string {
  const title = `${qualified(table)}${table.model === undefined ? '' : ` = ${table.model}`} (${table.origin}, ${table.dialect})`;
  const columns = table.columns.map(
    ({ name, type, nullable, default: fallback, comment }) =>
      `  ${name} ${type}${nullable ? '?' : ''}${fallback === undefined ? '' : ` = ${fallback}`}${comment === undefined ? '' : ` -- ${comment}`}`,
  );
  const keys = table.foreignKeys.map((key) => {
    const actions = [
      key.onDelete === undefined ? '' : `, delete ${key.onDelete}`,
      key.enforced === false ? ', by the client' : '',
    ];
    return `  (${key.columns.join(', ')}) → ${key.references.table} (${key.references.columns.join(', ')})${actions.join('')} ${named(key)}`;
  });
  const indexes = table.indexes.map((index) => {
    const where = index.where === undefined ? '' : ` where ${index.where}`;
    return `  ${index.unique ? 'unique' : 'index'} (${index.columns.join(', ')})${index.method === undefined ? '' : ` ${index.method}`}${where} ${named(index)}`;
  });
  const primary = table.primaryKey.length === 0 ? [] : [`  key (${table.primaryKey.join(', ')})`];
  const checks = table.checks.map((check) => `  check ${check}`);
  return [`${title} ${places(table.evidence)}`, ...columns, ...primary, ...keys, ...indexes, ...checks].join('\n');
}

function qualified(table: Told): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
}

function named(key: { readonly name?: string | undefined; readonly evidence: { file: string; line: number } }): string {
  return `${key.name ?? 'without a name'} ${places([key.evidence])}`;
}

function places(evidence: readonly { readonly file: string; readonly line: number }[]): string {
  return `[${evidence.map(({ file, line }) => `${file.split('/').at(-1)}:${line}`).join(' ')}]`;
}
