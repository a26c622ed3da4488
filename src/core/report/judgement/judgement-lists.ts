import { count } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import type { ToldJudgement } from './told-judgement.ts';

/** What is said in lists, in the order in which every format prints it; lists that are empty are left out. */
export function judgementLists(
  judgement: ToldJudgement,
  review: Review,
): readonly { readonly title: string; readonly items: readonly string[] }[] {
  const titles = new Map(review.findings.map(({ fingerprint, title }) => [fingerprint, title]));
  const lists = [
    { title: 'Mind that', items: judgement.warnings },
    {
      title: 'Not judged',
      items: judgement.failures.map(({ part, message, action }) => `${part}: ${message} ${action}`),
    },
    { title: 'What it sees', items: judgement.observations },
    {
      title: 'What it thinks of the findings of the rules',
      // Of what a baseline hides, nothing is said.
      items: judgement.verdicts.flatMap(({ finding, verdict, why }) => {
        const title = titles.get(finding);
        return title === undefined ? [] : [`${verdict}: ${title}. ${why}`];
      }),
    },
    { title: 'Endpoints', items: judgement.endpoints.map(endpointText) },
    {
      title: 'Technology',
      items: judgement.technologies.map(
        ({ area, recommendation, rationale, tradeoffs, adoptWhen }) =>
          `${area}: ${recommendation}. ${rationale} Against it: ${tradeoffs} When: ${adoptWhen}`,
      ),
    },
    {
      title: 'Bottlenecks',
      items: judgement.bottlenecks.map(({ what, why, measure }) => `${what}: ${why} Measure: ${measure}`),
    },
    { title: 'Scaling', items: judgement.scaling.map(({ at, what, action }) => `${at}: ${what} First: ${action}`) },
    { title: 'Open questions', items: judgement.openQuestions },
    { title: 'Receipt', items: receiptLines(judgement) },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

function endpointText({ endpoint, method, path, summary }: ToldJudgement['endpoints'][number]): string {
  return `${endpoint === undefined ? 'proposed: ' : ''}${method} ${path}: ${summary}`;
}

/** The receipt in one line. */
export function receiptLine({ receipt: { received, kept } }: ToldJudgement): string {
  return `${count(received, 'statement')} received, ${kept} kept, ${received - kept} dropped as not proven`;
}

/** Some servers do not count; then there is nothing to say. */
export function usageLine({ usage: { inputTokens, outputTokens }, cost }: ToldJudgement): string | undefined {
  if (inputTokens + outputTokens === 0) return undefined;
  const [read, written] = [inputTokens, outputTokens].map((tokens) => tokens.toLocaleString('en-US'));
  return `${read} tokens read, ${written} written${cost === undefined ? '' : `, ${cost}`}`;
}

function receiptLines(judgement: ToldJudgement): readonly string[] {
  const { confirmed, moved, repaired, dropped } = judgement.receipt;
  const { withheld = [] } = judgement;
  const usage = usageLine(judgement);
  return [
    receiptLine(judgement),
    `${count(confirmed, 'finding')} confirmed by analysis`,
    ...(moved === 0 ? [] : [`${count(moved, 'citation')} moved to the fact that holds the quote`]),
    ...(repaired.asked === 0
      ? []
      : [`${count(repaired.asked, 'statement')} asked for again, ${repaired.kept} kept then`]),
    ...dropped.map(({ why, amount }) => `${amount} dropped: ${why}`),
    ...(withheld.length === 0 ? [] : [`Nothing was sent of ${withheld.join(', ')}`]),
    ...(usage === undefined ? [] : [usage]),
  ];
}
