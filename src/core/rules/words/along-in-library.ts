import type { Loop } from '../../model/loop.ts';

/** How the query for rows brings a relation of theirs along. */
export function alongInLibrary(library: string, { name, many }: NonNullable<Loop['relation']>): string {
  if (library === 'eloquent') return `\`with('${name}')\``;
  return many ? `\`prefetch_related('${name}')\`` : `\`select_related('${name}')\``;
}
