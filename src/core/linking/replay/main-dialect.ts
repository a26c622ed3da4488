import type { SqlDialect } from '../../model/table.ts';
import type { ModelSource } from './model-source.ts';
import type { SchemaSource } from './schema-source.ts';

/**
 * The dialect of a service whose files do not all say it: what its model names, else what most of its files speak, else
 * the one that the caller knows of, else PostgreSQL.
 */
export function mainDialect(
  sources: readonly SchemaSource[],
  models: readonly ModelSource[],
  known: SqlDialect | undefined,
): SqlDialect {
  const named = models.find(({ dialect }) => dialect !== 'generic')?.dialect;
  if (named !== undefined) return named;
  const votes = new Map<SqlDialect, number>();
  for (const { fact } of sources) {
    if (fact.dialect !== 'generic') votes.set(fact.dialect, (votes.get(fact.dialect) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most?.[0] ?? known ?? 'postgresql';
}
