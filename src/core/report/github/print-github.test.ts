import { expect, test } from 'vitest';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { finding, quote } from '../../../../test/support/system-builder.ts';
import { buildReview } from '../../review/build-review.ts';
import { printGithub } from './print-github.ts';

function printed(findings: Parameters<typeof buildReview>[1]): string {
  return printGithub(buildReview(shopSystem, findings, { kind: 'workspace' }, ''));
}

test('a line for each new finding, none for what a comment silenced', () => {
  const lines = printed(shopFindings).trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, line.indexOf(',title='))).join('\n')).toMatchInlineSnapshot(`
    "::error file=services/catalog/src/routes.ts,line=41,endLine=41
    ::error file=services/orders/src/place-order.ts,line=19,endLine=19
    ::error file=services/orders/src/place-order.ts,line=19,endLine=19
    ::error file=services/orders/src/place-order.ts,line=38,endLine=38
    ::warning file=services/orders/src/list-orders.ts,line=6,endLine=6
    ::warning file=services/orders/src/place-order.ts,line=53,endLine=53
    ::warning file=services/orders/src/routes.ts,line=12,endLine=12
    ::warning file=services/payments/migrations/001_payments.sql,line=4,endLine=4
    ::notice file=compose.yaml,line=2,endLine=3"
  `);
});

test('no text of a workspace can begin a command of its own', () => {
  const text = printed([
    finding('missing-timeout', 'services', 'high', {
      title: 'a, b: 100%\n::error::c',
      message: 'first\r\n::set-env name=PATH::x',
      fix: 'none',
      subjects: [],
      evidence: [quote('a,b:c.ts:7', 'fetch(url)')],
    }),
  ]);
  expect(text).toMatchInlineSnapshot(`
    "::error file=a%2Cb%3Ac.ts,line=7,endLine=7,title=a%2C b%3A 100%25%0A%3A%3Aerror%3A%3Ac (missing-timeout)::first%0D%0A::set-env name=PATH::x%0AFix: none
    "
  `);
});
