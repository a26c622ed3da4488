import { count } from '../../core/model/wording.ts';
import type { Review } from '../../core/review/review.ts';
import type { Judgement } from '../../llm/judge.ts';
import { costOf, costText, type Price } from '../../llm/price.ts';
import { type DropReason, dropReasons } from '../../llm/verify/drop.ts';
import type { Receipt } from '../../llm/verify/receipt.ts';
import type { ModelFinding } from '../../llm/verify/verify-finding.ts';

interface JudgementOptions {
  readonly withReceipt: boolean;
  readonly price: Price | undefined;
}

/** What a model adds, under the review of the rules. Plain text that is also Markdown. */
export function printJudgement(judgement: Judgement, review: Review, { withReceipt, price }: JudgementOptions): string {
  const parts = [
    `## Judgement of ${judgement.model}`,
    judgement.findings.length === 0 ? 'No finding of its own.' : '',
    ...judgement.findings.map(findingText),
    verdictsText(judgement, review),
    listText('Technology', judgement.technologies.map(technologyText)),
    listText(
      'Bottlenecks',
      judgement.bottlenecks.map(({ what, why, measure }) => `${what}: ${why} Measure: ${measure}`),
    ),
    listText(
      'Scaling',
      judgement.scaling.map(({ at, what, action }) => `${at}: ${what} First: ${action}`),
    ),
    judgement.ddl === '' ? '' : `### Proposed schema\n\n${indented(judgement.ddl)}`,
    judgement.diagram === undefined ? '' : `### ${judgement.diagram.title}\n\n${indented(judgement.diagram.ascii)}`,
    listText('Open questions', judgement.openQuestions),
    listText(
      'Not judged',
      judgement.failures.map(({ part, failure }) => `${part}: ${failure.message} ${failure.action}`),
    ),
    withReceipt ? receiptText(judgement.receipt) : receiptLine(judgement.receipt),
    usageLine(judgement, price),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function findingText(finding: ModelFinding): string {
  const [first] = finding.evidence;
  const lines = [
    `### ${finding.title}`,
    '',
    `${finding.severity}, ${finding.rule}, ${finding.basis}${first === undefined ? '' : `, ${first.file}:${first.line}`}`,
    '',
    finding.message,
    ...(finding.counterEvidence === undefined ? [] : ['', `Against it: ${finding.counterEvidence}`]),
    ...(finding.assumptions.length === 0 ? [] : ['', `Assumed, not read: ${finding.assumptions.join(', ')}`]),
    '',
    `Do (${finding.effort}): ${finding.fix}`,
  ];
  return lines.join('\n');
}

function verdictsText({ verdicts }: Judgement, review: Review): string {
  const titles = new Map(review.findings.map(({ fingerprint, title }) => [fingerprint, title]));
  return listText(
    'What it thinks of the findings above',
    // Of what a baseline hides, nothing is said.
    verdicts.flatMap(({ finding, verdict, why }) => {
      const title = titles.get(finding);
      return title === undefined ? [] : [`${verdict}: ${title}. ${why}`];
    }),
  );
}

function technologyText({
  area,
  recommendation,
  rationale,
  tradeoffs,
  adoptWhen,
}: Judgement['technologies'][number]): string {
  return `${area}: ${recommendation}. ${rationale} Against it: ${tradeoffs} When: ${adoptWhen}`;
}

function receiptLine({ received, kept }: Receipt): string {
  return `${count(received, 'statement')} received, ${kept} kept, ${received - kept} dropped as not proven.`;
}

/** Some servers do not count; then there is nothing to say. */
function usageLine({ usage }: Judgement, price: Price | undefined): string {
  const { inputTokens, outputTokens } = usage;
  if (inputTokens + outputTokens === 0) return '';
  const cost = price === undefined ? '' : `, ${costText(costOf(price, usage), price)}`;
  return `${inputTokens.toLocaleString('en-US')} tokens read, ${outputTokens.toLocaleString('en-US')} written${cost}.`;
}

function receiptText(receipt: Receipt): string {
  const dropped = Object.entries(receipt.dropped) as [DropReason, number][];
  return listText('Receipt', [
    receiptLine(receipt),
    `${count(receipt.confirmed, 'finding')} confirmed by analysis`,
    `${count(receipt.moved, 'citation')} moved to the fact that holds the quote`,
    `${count(receipt.repaired.asked, 'statement')} asked for again, ${receipt.repaired.kept} kept then`,
    ...dropped.map(([reason, amount]) => `${amount} dropped: ${dropReasons[reason]}`),
  ]);
}

function listText(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `### ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}
