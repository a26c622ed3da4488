import type { ReviewTable } from '../../../src/core/review/review.ts';

export function visibleTables(tables: readonly ReviewTable[], query: string): ReviewTable[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return tables.filter((table) => words.every((word) => searchable(table).includes(word)));
}

function searchable(table: ReviewTable): string {
  const columns = table.columns.map((column) => column.name);
  return [table.name, table.storeName, ...columns, ...table.readBy, ...table.writtenBy].join('\n').toLowerCase();
}
