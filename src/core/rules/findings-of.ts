import type { Finding } from './finding.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

/** What a rule says of a System, or of a part of one. */
export function findingsOf(rule: Rule, context: RuleContext): readonly Finding[] {
  return rule.check(context).map((report) => findingOf(rule, report));
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
