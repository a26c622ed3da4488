import { judgementLists, receiptLine, usageLine } from '../../core/report/judgement/judgement-lists.ts';
import type { ToldFinding, ToldJudgement } from '../../core/report/judgement/told-judgement.ts';
import type { Review } from '../../core/review/review.ts';

/** What a model adds, under the review of the rules, for a terminal. Of the receipt one line, unless all is wanted. */
export function printJudgement(judgement: ToldJudgement, review: Review, withReceipt: boolean): string {
  const { model, findings, ddl, diagram } = judgement;
  const lists = judgementLists(judgement, review).filter(({ title }) => withReceipt || title !== 'Receipt');
  const closing = [receiptLine(judgement), usageLine(judgement)].filter((line) => line !== undefined);
  const parts = [
    `## Judgement of ${model}`,
    ...(findings.length === 0 ? ['No finding of its own.'] : findings.map(findingText)),
    ...(ddl === '' ? [] : [`### Proposed schema\n\n${indented(ddl)}`]),
    ...(diagram === undefined ? [] : [`### ${diagram.title}\n\n${indented(diagram.ascii)}`]),
    ...lists.map(({ title, items }) => `### ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`),
    ...(withReceipt ? [] : closing.map((line) => `${line}.`)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function findingText(finding: ToldFinding): string {
  const [first] = finding.evidence;
  const place = first === undefined ? '' : `, ${first.file}:${first.line}`;
  const parts = [
    `### ${finding.title}`,
    `${finding.severity}, ${finding.rule}, ${finding.basis}${place}`,
    finding.message,
    ...(finding.counterEvidence === undefined ? [] : [`Against it: ${finding.counterEvidence}`]),
    ...(finding.assumptions.length === 0 ? [] : [`Assumed, not read: ${finding.assumptions.join(', ')}`]),
    `Do (${finding.effort}): ${finding.fix}`,
  ];
  return parts.join('\n\n');
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}
