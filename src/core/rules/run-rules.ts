import type { Element, Evidence } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import { type Finding, severities } from './finding.ts';
import { majority, type Profile } from './profiles.ts';
import { rules as allRules } from './registry.ts';
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
  const ground = { profile, before: before && reviewedPart(before) };
  return [...asking.ask(asked, reviewedPart(system), ground)].sort(compareFindings);
}

/** Tests, examples and generated code are known, so that they can be left out here once instead of in every rule. */
function reviewedPart(system: System): System {
  const operations = only(system.operations, isReviewed);
  const known = new Set(operations.map((operation) => operation.id));
  const components = only(system.components, isReviewed);
  const standing = new Set(components.map((component) => component.id));
  return {
    ...system,
    components,
    operations,
    endpoints: only(system.endpoints, isReviewed),
    operationCalls: only(system.operationCalls, (call) => known.has(call.from) && known.has(call.to)),
    replies: only(system.replies, (reply) => known.has(reply.operation)),
    tables: only(system.tables, isReviewed),
    migrations: only(system.migrations, isReviewed),
    accesses: only(system.accesses, isReviewed),
    calls: only(system.calls, isReviewed),
    channels: only(system.channels, isReviewed),
    cacheUses: only(system.cacheUses, isReviewed),
    jobs: only(system.jobs, isReviewed),
    contracts: only(system.contracts, isReviewed),
    effects: only(system.effects, isReviewed),
    connections: only(system.connections, (edge) => standing.has(edge.from) && standing.has(edge.to)),
  };
}

/** The list itself where nothing is left out, as in most workspaces: then nothing has changed for who knows it. */
function only<T>(items: readonly T[], isMeant: (item: T) => boolean): readonly T[] {
  return items.every(isMeant) ? items : items.filter(isMeant);
}

function isReviewed(element: Element): boolean {
  return element.role === 'system';
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
