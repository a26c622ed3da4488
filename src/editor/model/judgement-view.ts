import type { Judgement } from '../../llm/judge.ts';
import type { DropReason } from '../../llm/verify/drop.ts';
import type { JudgementView } from '../../protocol/judgement-schema.ts';

/** What the judgement itself does not know. */
export type About = Pick<
  JudgementView,
  'model' | 'task' | 'at' | 'reviewAt' | 'cost' | 'remembered' | 'requests' | 'files'
>;

/** A judgement as the panel shows it. */
export function judgementView(
  judgement: Judgement,
  about: About,
  reasons: Readonly<Record<DropReason, string>>,
): JudgementView {
  const { receipt, failures, diagram, observations, openQuestions, ddl, usage, warnings, verdicts } = judgement;
  const dropped = Object.entries(receipt.dropped) as [DropReason, number][];
  return {
    ...about,
    findings: judgement.findings,
    verdicts,
    observations,
    endpoints: judgement.endpoints.map(({ endpoint, method, path, summary }) => ({ endpoint, method, path, summary })),
    technologies: judgement.technologies,
    bottlenecks: judgement.bottlenecks,
    scaling: judgement.scaling,
    openQuestions,
    diagram,
    ddl,
    receipt: { ...receipt, dropped: dropped.map(([reason, amount]) => ({ why: reasons[reason], amount })) },
    usage,
    warnings,
    sent: judgement.sent,
    withheld: judgement.withheld,
    failures: failures.map(({ part, failure: { message, action } }) => ({ part, message, action })),
  };
}

/** A narrower question adds to what is known of the same review; the receipt is that of the last answer. */
export function joined(before: JudgementView | undefined, next: JudgementView): JudgementView {
  if (before === undefined || before.reviewAt !== next.reviewAt) return next;
  const said = new Set(next.findings.map(({ fingerprint }) => fingerprint));
  const judged = new Set(next.verdicts.map(({ finding }) => finding));
  return {
    ...before,
    ...next,
    findings: [...next.findings, ...before.findings.filter(({ fingerprint }) => !said.has(fingerprint))],
    verdicts: [...next.verdicts, ...before.verdicts.filter(({ finding }) => !judged.has(finding))],
    observations: [...next.observations, ...before.observations],
    endpoints: [...next.endpoints, ...before.endpoints],
    technologies: [...next.technologies, ...before.technologies],
    bottlenecks: [...next.bottlenecks, ...before.bottlenecks],
    scaling: [...next.scaling, ...before.scaling],
    openQuestions: [...new Set([...next.openQuestions, ...before.openQuestions])],
    diagram: next.diagram ?? before.diagram,
    ddl: next.ddl === '' ? before.ddl : next.ddl,
  };
}
