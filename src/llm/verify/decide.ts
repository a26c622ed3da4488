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
  const by = ground.book.results.filter((result) => result.finding.rule === category && meets(result, ids));
  return by.length > 0 ? { kind: 'confirmed', by } : { kind: 'unknown' };
}

/** From what is most particular to what many findings share. */
const precise: readonly (readonly FactKind[])[] = [['C', 'D', 'F', 'K', 'J', 'O', 'E'], ['Q', 'T'], ['N']];

/** Statements of their own: who cites one that a finding points at means that finding. */
const statements: readonly FactKind[] = ['C', 'D', 'F', 'K'];

/** Two findings about one service are not the same finding: they meet in the most particular things they speak of. */
function meets({ subjectIds, factIds }: StaticResult, cited: ReadonlySet<string>): boolean {
  const isOf = (id: string, kinds: readonly FactKind[]): boolean => kinds.some((kind) => id.startsWith(kind));
  if (factIds.some((id) => cited.has(id) && isOf(id, statements))) return true;
  const group = precise.find((kinds) => subjectIds.some((id) => isOf(id, kinds)));
  return group !== undefined && subjectIds.some((id) => cited.has(id) && isOf(id, group));
}
