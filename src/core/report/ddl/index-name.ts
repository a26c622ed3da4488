import type { Index, Table } from '../../model/table.ts';

/** The name that a schema gives an index, else the one that PostgreSQL would. */
export function indexName(table: Table, { name, columns, unique }: Pick<Index, 'name' | 'columns' | 'unique'>): string {
  return name ?? [table.name, ...columns.map(word), unique ? 'key' : 'idx'].join('_');
}

function word(column: string): string {
  return column.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'expression';
}
