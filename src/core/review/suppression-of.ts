import type { Suppression } from '../model/suppression.ts';
import type { Finding } from '../rules/finding.ts';

/** The comment that silences a finding: it speaks of the rule, and of the place that the finding marks. */
export function suppressionOf(finding: Finding, suppressions: readonly Suppression[]): Suppression | undefined {
  const [marked] = finding.evidence;
  if (marked === undefined) return undefined;
  return suppressions.find(
    ({ file, appliesTo, rules }) =>
      file === marked.file &&
      appliesTo >= marked.line &&
      appliesTo <= marked.endLine &&
      rules.some((rule) => rule === finding.rule || rule === '*'),
  );
}
