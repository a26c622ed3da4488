import type { Element, Evidence } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import { type Finding, severities } from './finding.ts';
import { majority, type Profile } from './profiles.ts';
import { rules as allRules } from './registry.ts';
import type { Report, Rule } from './rule.ts';

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
): Finding[] {
  const reviewed = reviewedPart(system);
  const context = { system: reviewed, index: indexSystem(reviewed), profile, before: before && reviewedPart(before) };
  const asked = rules.filter((rule) => !profile.silent.includes(rule.id));
  return asked.flatMap((rule) => rule.check(context).map((report) => findingOf(rule, report))).sort(compareFindings);
}

function findingOf(rule: Rule, report: Report): Finding {
  return {
    rule: rule.id,
    area: rule.area,
    severity: report.severity ?? rule.severity,
    title: report.title,
    message: report.message,
    fix: report.fix,
    evidence: report.evidence,
    lookedAt: report.lookedAt ?? [],
    subjects: report.subjects,
    ...(report.edits === undefined ? {} : { edits: report.edits }),
  };
}

/** Tests, examples and generated code are known, so that they can be left out here once instead of in every rule. */
function reviewedPart(system: System): System {
  const operations = system.operations.filter(isReviewed);
  const known = new Set(operations.map((operation) => operation.id));
  const components = system.components.filter(isReviewed);
  const standing = new Set(components.map((component) => component.id));
  const part = {
    components,
    operations,
    endpoints: system.endpoints.filter(isReviewed),
    operationCalls: system.operationCalls.filter((call) => known.has(call.from) && known.has(call.to)),
    replies: system.replies.filter((reply) => known.has(reply.operation)),
    tables: system.tables.filter(isReviewed),
    migrations: system.migrations.filter(isReviewed),
    accesses: system.accesses.filter(isReviewed),
    calls: system.calls.filter(isReviewed),
    channels: system.channels.filter(isReviewed),
    cacheUses: system.cacheUses.filter(isReviewed),
    jobs: system.jobs.filter(isReviewed),
    contracts: system.contracts.filter(isReviewed),
    effects: system.effects.filter(isReviewed),
    connections: system.connections.filter((edge) => standing.has(edge.from) && standing.has(edge.to)),
  };
  // Most workspaces hold nothing else, and then everybody looks up the same System.
  const names = Object.keys(part) as (keyof typeof part)[];
  return names.every((name) => part[name].length === system[name].length) ? system : { ...system, ...part };
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
