import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Ground, Technology } from '../advice.ts';
import { productName } from '../product-name.ts';

/** Speaks where rows are found by a part of a text. */
export function searchAdvice({ index }: Ground): readonly Technology[] {
  const { system } = index;
  if (system.components.some((component) => component.kind === 'search' && component.role === 'system')) return [];
  const found = new Map(index.ofDistricts(readSearches).flat());
  if (found.size === 0) return [];
  const searched = system.accesses.flatMap((access) => (found.get(access) ?? []).map((column) => ({ access, column })));
  const columns = [...new Set(searched.map(({ column }) => column))];
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

/** Columns in which a query looks for a text anywhere. */
function readSearches(index: SystemIndex): readonly (readonly [DataAccess, columns: readonly string[]])[] {
  return index.system.accesses.flatMap((access) => {
    if (!access.many || access.role !== 'system') return [];
    const asked = [...access.filters, ...(access.optionalFilters ?? [])].filter(
      ({ operator }) => operator === 'contains',
    );
    const table = asked.length === 0 ? undefined : index.table(access.table);
    if (table === undefined || table.dialect !== 'postgresql') return [];
    return [[access, asked.map(({ column }) => `\`${table.name}.${column}\``)]];
  });
}
