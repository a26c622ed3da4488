import type { AccessFact } from './access-fact.ts';

/** What a statement asks for always, with what it asks for beside that when all that may be added to it is. */
export function withOptional(
  always: readonly AccessFact[],
  full: readonly AccessFact[],
  whole: boolean,
): readonly AccessFact[] {
  return always.map((access, at) => {
    const most = full[at];
    if (most === undefined || most.table.name !== access.table.name) return access;
    const sure = new Set(access.filters.map(({ column }) => column));
    const optional = most.filters.filter(({ column }) => !sure.has(column));
    return {
      ...access,
      filtersKnown: whole && access.filtersKnown && most.filtersKnown,
      ...(optional.length > 0 && { optionalFilters: optional }),
    };
  });
}
