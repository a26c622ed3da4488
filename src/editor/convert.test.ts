import { expect, test, vi } from 'vitest';
import { sampleFindings } from '../../test/support/sample/findings.ts';
import type { Evidence } from '../core/model/evidence.ts';
import type { ReviewFinding } from '../core/review/review.ts';

vi.mock('vscode', () => import('../../test/support/vscode-stand-in.ts'));
const { diagnosticOf } = await import('./convert.ts');

test('a finding becomes a diagnostic with its rule, its mend and the chain that proves it', () => {
  const finding = sampleFindings.find(({ rule }) => rule === 'missing-timeout');
  const [place] = finding?.evidence ?? [];
  if (finding === undefined || place === undefined) throw new Error('The sample has lost its finding.');
  const diagnostic = diagnosticOf(live(finding, place));
  expect(diagnostic.message).toMatchInlineSnapshot(`
    "orders waits for payments without a limit
    \`axios\` has no timeout of its own and none is set. When payments hangs, POST /orders hangs with it and holds a database connection until the client gives up.
    What to do: Create the client with \`axios.create({ baseURL, timeout: 2000 })\` and treat the timeout as "payment pending"."
  `);
  expect([diagnostic.source, diagnostic.severity, diagnostic.range.start.line]).toEqual(['Backend Architect', 1, 10]);
  expect(String((diagnostic.code as { target: unknown }).target)).toBe('backend-architect-rule:/missing-timeout.md');
  const related = diagnostic.relatedInformation ?? [];
  expect(
    related.map(({ location, message }) => `${location.uri}:${location.range.start.line + 1} ${message}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "file:///shop/services/orders/src/orders.service.ts:47 const payment = await payments.charge(order.id, order.total);
    file:///shop/services/orders/src/routes/orders.ts:15 router.post('/', requireAuth, validate(NewOrder), placeOrder);"
  `);
});

test('critical is an error, what is only good to know is a hint', () => {
  const severities = sampleFindings.flatMap((finding) => {
    const [place] = finding.evidence;
    return place === undefined ? [] : [`${finding.severity} ${diagnosticOf(live(finding, place)).severity}`];
  });
  expect([...new Set(severities)]).toEqual(['critical 0', 'high 1', 'medium 1', 'low 2', 'info 3']);
});

test('what was edited since the review fades, and says so', () => {
  const [finding] = sampleFindings;
  const [place] = finding?.evidence ?? [];
  if (finding === undefined || place === undefined) throw new Error('The sample has lost its findings.');
  const diagnostic = diagnosticOf({ ...live(finding, place), stale: true });
  expect(diagnostic.message).toMatch(/\n\(The line was edited since the review\.\)$/);
  expect(diagnostic.tags).toEqual([1]);
});

test('what an earlier window found says so', () => {
  const [finding] = sampleFindings;
  const [place] = finding?.evidence ?? [];
  if (finding === undefined || place === undefined) throw new Error('The sample has lost its findings.');
  const diagnostic = diagnosticOf({ ...live(finding, place), current: false });
  expect(diagnostic.message).toMatch(/\n\(From the last review before this window\. Review again to be sure\.\)$/);
});

function live(finding: ReviewFinding, { file, line }: Evidence) {
  return { finding, folder: '/shop', file, line: line - 1, stale: false, current: true, seen: true };
}
