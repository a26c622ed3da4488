import type { Evidence } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import { type Finding, severities } from './finding.ts';
import { majority, type Profile } from './profiles.ts';
import { rules as allRules } from './registry.ts';
import { rememberingReviewedPart } from './reviewed-part.ts';
import type { Rule } from './rule.ts';
import { createRuleMemory, type RuleMemory } from './rule-memory.ts';

/** What rules go by besides the System. */
export interface Ground {
  readonly profile?: Profile;
  readonly before?: System | undefined;
}

/** Asks every rule about what is reviewed, and puts the answers in reading order. */
export function runRules(
  system: System,
  rules: readonly Rule[] = allRules,
  { profile = majority, before }: Ground = {},
  memory: RuleMemory = createRuleMemory(),
): Finding[] {
  const asked = rules.filter((rule) => !profile.silent.includes(rule.id));
  // What is held against an earlier state is asked once: it leaves nothing behind, and takes nothing over.
  const asking = before === undefined ? memory : createRuleMemory();
  const ground = { profile, before: before && rememberingReviewedPart()(before) };
  return [...asking.ask(asked, asking.reviewed(system), ground)].sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.evidence[0]?.file ?? '', b.evidence[0]?.file ?? '') ||
    lineOf(a.evidence[0]) - lineOf(b.evidence[0]) ||
    compare(a.rule, b.rule) ||
    compare(a.title, b.title) ||
    compare(a.subjects.join(), b.subjects.join())
  );
}

function lineOf(evidence: Evidence | undefined): number {
  return evidence?.line ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
