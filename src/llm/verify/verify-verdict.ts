import type { Answer, Item } from '../answer/answer.ts';
import { type Objection, objection } from './drop.ts';
import type { Ground } from './ground.ts';
import { checkNames } from './names.ts';
import { checkText } from './unsafe-text.ts';

/** What the model thinks of a rule's finding. */
export interface Verdict {
  /** Fingerprint of the finding. */
  readonly finding: string;
  readonly verdict: Item<'staticVerdicts'>['verdict'];
  readonly why: string;
}

/** Two verdicts on one result, or a verdict against a finding that explains it, cancel each other. */
export function verifyVerdict(
  item: Item<'staticVerdicts'>,
  answer: Answer,
  explained: ReadonlySet<string>,
  ground: Ground,
): Verdict | Objection {
  const result = ground.result(item.resultId);
  if (result === undefined) return objection('unknown-result', item.resultId);
  const others = answer.staticVerdicts.filter((other) => other.resultId === item.resultId && other !== item);
  if (others.some((other) => other.verdict !== item.verdict)) return objection('contradiction', item.resultId);
  if (answer.staticVerdicts.find((other) => other.resultId === item.resultId) !== item) {
    return objection('duplicate', item.resultId);
  }
  const { fingerprint } = result.finding;
  if (item.verdict === 'acceptable-here' && explained.has(fingerprint))
    return objection('contradiction', item.resultId);
  const against = checkText([item.why]) ?? checkNames([item.why], ground);
  return against ?? { finding: fingerprint, verdict: item.verdict, why: item.why };
}
