import type { Suppression } from '../model/suppression.ts';
import type { Finding } from '../rules/finding.ts';

/** A comment silences a rule on the place that the finding marks, nowhere else. */
export function isSuppressed(finding: Finding, suppressions: readonly Suppression[]): boolean {
  const [marked] = finding.evidence;
  if (marked === undefined) return false;
  return suppressions.some(
    ({ file, appliesTo, rules }) =>
      file === marked.file &&
      appliesTo >= marked.line &&
      appliesTo <= marked.endLine &&
      rules.some((rule) => rule === finding.rule || rule === '*'),
  );
}
