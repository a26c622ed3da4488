import { shortList } from '../../model/wording.ts';
import type { Ground, Technology } from '../advice.ts';
import { productName } from '../product-name.ts';

/** Speaks where rows are found by a part of a text. */
export function searchAdvice({ index }: Ground): readonly Technology[] {
  const { system } = index;
  if (system.components.some((component) => component.kind === 'search' && component.role === 'system')) return [];
  const searched = system.accesses.flatMap((access) => {
    const table = index.table(access.table);
    const asked = [...access.filters, ...(access.optionalFilters ?? [])];
    const filters = asked.filter((filter) => filter.operator === 'like');
    const inPostgres = table !== undefined && table.dialect === 'postgresql';
    return inPostgres && access.many && access.role === 'system'
      ? filters.map((filter) => ({ access, table, filter }))
      : [];
  });
  const [first] = searched;
  if (first === undefined) return [];
  const columns = [...new Set(searched.map(({ table, filter }) => `\`${table.name}.${filter.column}\``))];
  return [
    {
      area: 'search',
      current: `\`LIKE\` over ${shortList(columns)} in ${productName('postgresql')}`,
      recommendation: `No search engine yet. \`CREATE EXTENSION pg_trgm\` and a GIN index on ${shortList(columns)}.`,
      rationale:
        'A pattern that begins with a wildcard cannot use a B-tree, so each search reads the table; trigrams make it a lookup.',
      tradeoffs: 'Writes to these columns become a little slower; ranking and spelling stay simple.',
      adoptWhen: 'A search engine pays above about 10 million rows, or when ranking, facets or typing errors matter.',
      evidence: searched.flatMap(({ access }) => access.evidence.slice(0, 1)).slice(0, 3),
    },
  ];
}
