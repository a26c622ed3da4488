import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import type { Technology } from '../advice.ts';
import { type InventoryLine, inventory } from './inventory.ts';
import { type NotYet, notYet } from './not-yet.ts';

/** What to keep, to add, to question and to leave alone for now. */
export interface TechnologyPlan {
  readonly verdict: readonly string[];
  readonly inventory: readonly InventoryLine[];
  readonly advice: readonly Technology[];
  readonly notYet: readonly NotYet[];
}

/** What the review advises, beside what runs and what is not needed yet. */
export function technologyPlan(index: SystemIndex, advice: readonly Technology[]): TechnologyPlan {
  const lines = inventory(index);
  return { verdict: verdict(lines, advice), inventory: lines, advice, notYet: notYet(index) };
}

function verdict(lines: readonly InventoryLine[], advice: readonly Technology[]): readonly string[] {
  if (lines.length === 0 && advice.length === 0)
    return ['No database, cache, broker or other product was found, so there is nothing to advise.'];
  const questioned = lines.filter((line) => line.verdict === 'question');
  const changes = advice.filter(
    ({ recommendation }) => !/^Keep [^,.]+\.(?: No second store is needed\.)?$/.test(recommendation),
  );
  const kept = lines.length - questioned.length;
  return [
    changes.length === 0
      ? `Change nothing: ${count(kept, 'product')} ${kept === 1 ? 'does' : 'do'} what is asked, and no fact asks for another.`
      : `${count(changes.length, 'area')} with something to do: ${shortList(
          changes.map(({ area }) => area),
          5,
        )}.`,
    ...questioned.map(
      ({ product, names }) => `Question ${product} (${shortList(names)}): nothing was found that speaks to it.`,
    ),
  ];
}
