import type { Review } from '../../review/review.ts';
import { codeSpan, fenced, markdownText } from '../markdown/markdown-text.ts';
import { judgementLists } from './judgement-lists.ts';
import type { ToldFinding, ToldJudgement } from './told-judgement.ts';

/** What a model adds, under the review of the rules and marked as its own. */
export function judgementMarkdown(judgement: ToldJudgement, review: Review): string {
  const { model, findings, ddl, diagram } = judgement;
  const parts = [
    `## Judgement of ${markdownText(model)}`,
    ...(findings.length === 0 ? ['No finding of its own.'] : findings.map(findingMarkdown)),
    ...(ddl === '' ? [] : ['### Proposed schema', fenced('sql', ddl)]),
    ...(diagram === undefined ? [] : [`### ${markdownText(diagram.title)}`, fenced('mermaid', diagram.mermaid)]),
    ...judgementLists(judgement, review).flatMap(({ title, items }) => [
      `### ${title}`,
      items.map((item) => `- ${markdownText(item)}`).join('\n'),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function findingMarkdown(finding: ToldFinding): string {
  const places = finding.evidence.map(({ file, line }) => codeSpan(`${file}:${line}`));
  const parts = [
    `### ${markdownText(finding.title)}`,
    `**model** · ${finding.severity} · ${codeSpan(finding.rule)} · ${finding.basis}${places.length === 0 ? '' : ` · ${places.join(', ')}`}`,
    markdownText(finding.message),
    ...(finding.counterEvidence === undefined ? [] : [`**Against it:** ${markdownText(finding.counterEvidence)}`]),
    ...(finding.assumptions.length === 0
      ? []
      : [`**Assumed, not read:** ${markdownText(finding.assumptions.join(', '))}`]),
    `**Fix (${finding.effort}):** ${markdownText(finding.fix)}`,
  ];
  return parts.join('\n\n');
}
