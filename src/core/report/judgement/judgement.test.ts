import { expect, test } from 'vitest';
import { sampleJudgement } from '../../../../test/support/sample/sample-judgement.ts';
import { sampleReview } from '../../../../test/support/sample/sample-review.ts';
import { printHtml } from '../html/print-html.ts';
import { sarifLog } from '../sarif/sarif-log.ts';
import { judgementMarkdown } from './judgement-markdown.ts';
import type { ToldJudgement } from './told-judgement.ts';

test('as Markdown, every finding says that a model wrote it and how sure it is, and the receipt stands below', () => {
  const text = judgementMarkdown(sampleJudgement, sampleReview);
  expect(text.slice(0, text.indexOf('\n\n', text.indexOf('**Fix')))).toMatchInlineSnapshot(`
    "## Judgement of gpt-5 at api.openai.com

    ### Two refunds at once can pay out more than was paid

    **model** · high · \`data-consistency\` · judgement of the model · \`services/payments/src/routes/refunds.ts:34\`, \`services/payments/src/routes/refunds.ts:41\`

    The sum of earlier refunds is read first and the new one inserted later, in no transaction. Two requests that arrive together see the same sum, and both pass the check.

    **Against it:** A lock outside of the code, in the provider for example, cannot be seen.

    **Assumed, not read:** 200 requests per second

    **Fix (hours):** Lock the payment while the sum is read and the refund inserted."
  `);
  expect(text.slice(text.indexOf('### Endpoints'))).toMatchInlineSnapshot(`
    "### Endpoints

    - proposed: POST /v1/refunds/batch: Refunds several payments at once.

    ### Open questions

    - Who may refund, and up to what sum?
    - Is the web shop the only client of the gateway?

    ### Receipt

    - 14 statements received, 11 kept, 3 dropped as not proven
    - 1 finding confirmed by analysis
    - 1 citation moved to the fact that holds the quote
    - 3 statements asked for again, 1 kept then
    - 1 dropped: says that something is missing, and no fact shows it
    - 2 dropped: names what does not occur in the facts
    - 26,310 tokens read, 1,904 written, $0.0519
    "
  `);
});

test('as HTML it is a part of the page, marked alike', () => {
  const html = printHtml(sampleReview, [], sampleJudgement);
  const part = html.slice(html.indexOf('<section aria-labelledby="judgement">'));
  expect(part).toContain('<h2 id="judgement">Judgement of gpt-5 at api.openai.com</h2>');
  expect(part).toMatch(/<strong>model<\/strong> · \w+ · <code>[\w-]+<\/code> · judgement of the model/);
  expect(part).toContain('<li>14 statements received, 11 kept, 3 dropped as not proven</li>');
  expect(printHtml(sampleReview, [])).not.toContain('Judgement of');
});

test('as SARIF its findings are to be looked at, and raise no alert', () => {
  const { runs } = sarifLog(sampleReview, { rules: [], judgement: sampleJudgement }) as unknown as {
    readonly runs: readonly { readonly results: readonly Readonly<Record<string, unknown>>[] }[];
  };
  const results = runs[0]?.results.filter(({ ruleId }) => String(ruleId).startsWith('model/')) ?? [];
  expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ['model/data-consistency', 'review', 'none'],
    ['model/missing-timeout', 'review', 'none'],
  ]);
  expect(results[0]?.['properties']).toMatchObject({ origin: 'model', basis: 'judgement of the model' });
});

test('what a model wrote is text in every format, whatever it looks like', () => {
  const hostile = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) # head';
  const [first] = sampleJudgement.findings;
  const judgement: ToldJudgement = {
    ...sampleJudgement,
    findings: first === undefined ? [] : [{ ...first, title: hostile, message: hostile }],
    openQuestions: [hostile],
  };
  expect(judgementMarkdown(judgement, sampleReview)).not.toMatch(/<img|\[click\]\(/);
  expect(printHtml(sampleReview, [], judgement)).not.toContain('<img src=x');
});
