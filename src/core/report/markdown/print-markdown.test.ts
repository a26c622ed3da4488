import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { buildReview } from '../../review/build-review.ts';
import { printDdl } from '../ddl/print-ddl.ts';
import { codeSpan, fenced, markdownText } from './markdown-text.ts';
import { printMarkdown } from './print-markdown.ts';

const ddl = printDdl(shopSystem.tables, shopSystem.components);
const document = printMarkdown(buildReview(shopSystem, shopFindings, { kind: 'workspace' }, ddl));

test('the document has every part, in order', () => {
  const headings = document
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .split('\n')
    .filter((line) => /^#{1,3} /.test(line));
  expect(headings.join('\n')).toMatchInlineSnapshot(`
    "# Architecture review of corner-shop
    ## Findings
    ### Critical
    ### High
    ### Medium
    ### Low
    ### Suppressed by a comment
    ## Services
    ## Data model
    ## Request flows
    ### What POST /orders does
    ### What POST /payments does
    ### What GET /orders/{id} does
    ## Endpoints
    ### catalog
    ### gateway
    ### orders
    ### payments
    ## Schema
    ## Technology
    ### Database
    ### Messaging
    ### Observability
    ## Bottlenecks
    ### 1. GET /orders reads all of \`orders\`
    ### 2. POST /orders makes one call for each item
    ### 3. One call waits for another service far too long
    ### 4. GET /orders reads every row of \`orders\` that matches
    ### 5. POST /orders needs orders, catalog, payments and api.stripe.com to be up at the same time
    ## As it grows
    ## Not read"
  `);
});

test('it begins with the figures and the most urgent finding', () => {
  expect(document.split('\n').slice(0, 40).join('\n')).toMatchInlineSnapshot(`
    "# Architecture review of corner-shop

    5 services · 11 endpoints · 7 tables · 3 outgoing calls · 31 of 64 files read

    | Area | critical | high | medium | low | info |
    | --- | --- | --- | --- | --- | --- |
    | api |  |  | 1 |  |  |
    | services |  | 2 | 1 |  |  |
    | schema |  |  | 1 |  |  |
    | performance |  | 1 | 1 |  |  |
    | security | 1 |  |  |  |  |
    | scaling |  |  |  | 1 |  |
    | **all** | **1** | **3** | **4** | **1** | **0** |

    ## Findings

    ### Critical

    #### DELETE /admin/products/{id} deletes products without asking who calls

    \`missing-authentication\` · \`services/catalog/src/routes.ts:41\`

    \`\`\`ts
    app.delete('/admin/products/:id', removeProduct);
    \`\`\`

    Anyone who reaches the catalog service can delete any product: no guard stands between the application and the handler.

    **Fix:** Add an authentication guard to the route or to the whole \`/admin\` prefix, for example \`app.delete('/admin/products/:id', { preHandler: requireAdmin }, removeProduct)\`.

    See also \`services/catalog/src/products.ts:22\`.

    Looked at \`services/catalog/src/app.ts:6 application\`, \`services/catalog/src/routes.ts:4 plugin\`, \`services/catalog/src/routes.ts:41 inline\`.

    ### High

    #### orders waits for catalog without a timeout

    \`missing-timeout\` · \`services/orders/src/place-order.ts:19\`
    "
  `);
});

test('every fence is closed and diagrams are Mermaid', () => {
  expect(document.match(/^```/gm)?.length).toBe((document.match(/^```\w+$/gm)?.length ?? 0) * 2);
  expect(document.match(/^```mermaid$/gm)).toHaveLength(5);
});

test('text of a workspace stays text', () => {
  const texts = [
    '# not a heading',
    '- not a list',
    '1. not a list',
    '<img src=x onerror=alert(1)>',
    '[link](javascript:alert(1))',
    'a | b',
    'https://example.com',
    '*bold* _it_ `code | pipe`',
    'two\n\nlines',
  ];
  expect(texts.map(markdownText).join('\n')).toMatchInlineSnapshot(`
    "\\# not a heading
    \\- not a list
    1\\. not a list
    &lt;img src=x onerror=alert(1)>
    \\[link\\](javascript:alert(1))
    a \\| b
    https:&#47;/example.com
    \\*bold\\* \\_it\\_ \`code | pipe\`
    two lines"
  `);
});

test('no text opens a tag, a link or a line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const safe = markdownText(text).replace(/(`+)(?:(?!\1).)*\1/g, '');
      expect(safe).not.toMatch(/\n|<|(?<!\\)[[\]*_|#~]/);
    }),
  );
});

test('no code leaves its span or its fence', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[`a\n ]{0,12}$/), (text) => {
      const fence = /^`+/.exec(fenced('ts', text))?.[0] ?? '';
      expect(
        fenced('ts', text)
          .split('\n')
          .slice(1, -1)
          .some((line) => line.startsWith(fence)),
      ).toBe(false);
      expect(codeSpan(text)).not.toContain('\n');
    }),
  );
});
