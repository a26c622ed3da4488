import type { System } from '../../src/core/model/system.ts';
import type { Finding } from '../../src/core/rules/finding.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { runRules } from '../../src/core/rules/run-rules.ts';

/** What one rule says of a system, as a person reads it; empty where it is silent. */
export function spoken(rule: Rule, system: System): string {
  return runRules(system, [rule]).map(findingText).join('\n\n');
}

export function titles(rule: Rule, system: System): string[] {
  return runRules(system, [rule]).map((finding) => `${finding.severity}: ${finding.title}`);
}

function findingText(finding: Finding): string {
  return [
    `${finding.severity}: ${finding.title}`,
    finding.message,
    `fix: ${finding.fix}`,
    ...finding.evidence.map((evidence) => `at ${evidence.file}: ${evidence.text}`),
    ...finding.lookedAt.map((place) => `looked at ${place}`),
  ].join('\n');
}
