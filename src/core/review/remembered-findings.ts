import { hasSameFields } from '../model/changed-places.ts';
import type { System } from '../model/system.ts';
import type { Finding } from '../rules/finding.ts';
import type { ReviewFinding } from './review.ts';
import { type KnownFindings, nothingKnown, reviewFindings } from './review-findings.ts';

/** Gives the very list of the last time where rules said the same of elements that are called the same. */
export function rememberingFindings(): (system: System, findings: readonly Finding[]) => readonly ReviewFinding[] {
  let before: Reviewed | undefined;
  return (system, findings) => {
    const known = before !== undefined && isNamedAlike(before.system, system) ? before : undefined;
    const said = known?.said ?? nothingKnown();
    const isSame = known !== undefined && hasSame(known.findings, findings);
    const reviewed = isSame ? known.reviewed : reviewFindings(system, findings, said);
    before = { system, findings, reviewed, said };
    return reviewed;
  };
}

interface Reviewed {
  readonly system: System;
  readonly findings: readonly Finding[];
  readonly reviewed: readonly ReviewFinding[];
  readonly said: KnownFindings;
}

/** By these findings are told apart, or silenced. */
function isNamedAlike(before: System, now: System): boolean {
  return (
    before.suppressions === now.suppressions &&
    hasSameFields(before.tables, now.tables, ['id']) &&
    hasSameFields(before.channels, now.channels, ['id']) &&
    hasSameFields(before.components, now.components, ['id'])
  );
}

function hasSame(before: readonly Finding[], now: readonly Finding[]): boolean {
  return before.length === now.length && before.every((finding, at) => finding === now[at]);
}
