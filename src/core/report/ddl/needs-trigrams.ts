import type { Index, Table } from '../../model/table.ts';

/**
 * An inverted index over a text takes an operator class that the schema has to name, and the model of an index does not
 * keep: PostgreSQL has none by default, and what is searched within a text is its trigrams.
 */
export function needsTrigrams(table: Table, index: Index, column: string): boolean {
  if (index.method?.toLowerCase() !== 'gin') return false;
  const type = table.columns.find(({ name }) => name === column)?.type.toLowerCase() ?? '';
  return /^(?:text|citext|(?:n?var)?char\b|character varying)/.test(type) && !type.endsWith('[]');
}
