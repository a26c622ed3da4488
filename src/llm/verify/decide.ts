import type { Fact, FactKind, StaticResult } from '../facts/fact.ts';
import type { Ground } from './ground.ts';
import { refuters } from './refute.ts';
import { subjectOf } from './subject.ts';

export type Decision =
  | { readonly kind: 'confirmed'; readonly by: readonly StaticResult[] }
  | { readonly kind: 'refuted' }
  | { readonly kind: 'unknown' };

/** Whether analysis itself can tell that a claim of this category is so. */
export function decide(category: string, cited: readonly Fact[], title: string, ground: Ground): Decision {
  const refuted = refuters[category]?.(subjectOf(ground.index, cited, title)) ?? false;
  if (refuted) return { kind: 'refuted' };
  const ids = new Set(cited.map((fact) => fact.id));
  const by = ground.book.results.filter(({ finding, factIds }) => finding.rule === category && meets(factIds, ids));
  return by.length > 0 ? { kind: 'confirmed', by } : { kind: 'unknown' };
}

/** From what is most particular to what many findings share. */
const precise: readonly (readonly FactKind[])[] = [['C', 'D', 'F', 'K', 'J', 'O', 'E'], ['Q', 'T'], ['N']];

/** Two findings about one service are not the same finding: they meet in the most particular facts that they have. */
function meets(factIds: readonly string[], cited: ReadonlySet<string>): boolean {
  const group = precise.find((kinds) => factIds.some((id) => kinds.some((kind) => id.startsWith(kind))));
  if (group === undefined) return false;
  return factIds.some((id) => cited.has(id) && group.some((kind) => id.startsWith(kind)));
}
