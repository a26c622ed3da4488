import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../../../../test/support/repository.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';
import { applyEdits } from '../../review/apply-edits.ts';
import type { ReviewFinding } from '../../review/review.ts';
import type { Finding } from '../finding.ts';
import { rules } from '../registry.ts';

type Files = Readonly<Record<string, string>>;

async function findingsOn(files: Files): Promise<readonly ReviewFinding[]> {
  return (await reviewFiles(files)).review.findings;
}

function edited(files: Files, { edits = [] }: Finding): Files {
  const applied = applyEdits(edits, (file) => files[file]);
  if (!applied.ok) throw new Error(applied.reason);
  return { ...files, ...Object.fromEntries(applied.files) };
}

/** What a fix leaves behind: the finding itself if it is still there, and what was not there before. */
async function leftBy(
  files: Files,
  before: readonly ReviewFinding[],
  finding: ReviewFinding,
): Promise<readonly string[]> {
  const known = new Set(before.map(say));
  const after = (await findingsOn(edited(files, finding))).map(say);
  return after.filter((each) => each === say(finding) || !known.has(each));
}

function say({ rule, title }: Finding): string {
  return `${rule}: ${title}`;
}

const shop = path.join(repository, 'examples/shop');

function shopFiles(folder = ''): Files {
  return Object.assign(
    {},
    ...readdirSync(path.join(shop, folder)).map((name) => {
      const file = folder === '' ? name : `${folder}/${name}`;
      const isFolder = statSync(path.join(shop, file)).isDirectory();
      return isFolder ? shopFiles(file) : { [file]: readFileSync(path.join(shop, file), 'utf8') };
    }),
  );
}

describe('a fix takes its finding away and brings no other', () => {
  for (const { id, examples } of rules) {
    test(`in the bad example of ${id}`, async () => {
      const before = await findingsOn(examples.bad);
      for (const finding of before.filter(({ edits }) => edits !== undefined))
        expect(await leftBy(examples.bad, before, finding)).toEqual([]);
    });
  }

  test('in the shop', async () => {
    const files = shopFiles();
    const before = await findingsOn(files);
    const left: string[] = [];
    for (const finding of before.filter(({ edits }) => edits !== undefined)) {
      for (const each of await leftBy(files, before, finding)) left.push(`${say(finding)} leaves ${each}`);
    }
    expect(left).toEqual([]);
  }, 120_000);
});

test('these rules fix what they find, in their bad examples', async () => {
  const said: string[] = [];
  for (const { id, examples } of rules) {
    for (const finding of await findingsOn(examples.bad)) {
      if (finding.rule !== id || finding.edits === undefined) continue;
      const after = edited(examples.bad, finding);
      for (const file of new Set(finding.edits.map((edit) => edit.file))) {
        const old = examples.bad[file]?.split('\n') ?? [];
        const added = after[file]?.split('\n').filter((line) => line !== '' && !old.includes(line)) ?? [];
        said.push(...added.map((line) => `${id} ${file}: ${line.trim()}`));
      }
    }
  }
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "missing-error-response openapi.yaml: default: { description: Unexpected error }
    missing-rate-limit-response openapi.yaml: '429': { description: Too many requests }
    spec-code-drift openapi.yaml: /harvests:
    spec-code-drift openapi.yaml: operationId: list-harvests
    spec-code-drift openapi.yaml: '200':
    spec-code-drift openapi.yaml: description: OK
    spec-code-drift openapi.yaml: content:
    spec-code-drift openapi.yaml: application/json:
    spec-code-drift openapi.yaml: schema:
    spec-code-drift openapi.yaml: type: object
    spec-code-drift openapi.yaml: required: [harvests]
    spec-code-drift openapi.yaml: properties:
    spec-code-drift openapi.yaml: harvests:
    spec-code-drift openapi.yaml: type: array
    spec-code-drift openapi.yaml: items: {}
    spec-code-drift openapi.yaml: default:
    spec-code-drift openapi.yaml: description: Unexpected error
    unpaginated-list src/orders.ts: res.json(await prisma.order.findMany({ take: 100 }));
    missing-timeout src/app.ts: const answer = await axios.get('https://api.exchange.example/rates', { timeout: 2000 });
    constraint-without-not-valid migrations/0002_change.sql: ALTER TABLE loans ADD CONSTRAINT loans_shelf_check CHECK (shelf > 0) NOT VALID;
    constraint-without-not-valid migrations/0003_validate_loans_shelf_check.sql: ALTER TABLE loans VALIDATE CONSTRAINT loans_shelf_check;
    drop-index-without-concurrently migrations/0002_change.sql: DROP INDEX CONCURRENTLY loans_due_on_idx;
    index-without-concurrently migrations/0002_change.sql: CREATE INDEX CONCURRENTLY loans_shelf_idx ON loans (shelf);
    missing-lock-timeout migrations/0002_change.sql: SET lock_timeout = '2s';
    missing-statement-timeout migrations/0002_change.sql: SET statement_timeout = '60s';
    tenant-key-not-leading schema.sql: CREATE INDEX visits_tenant_id_day_idx ON visits (tenant_id, day);
    unindexed-foreign-key schema.sql: CREATE INDEX orders_customer_id_idx ON orders (customer_id);
    unindexed-filter schema.sql: CREATE INDEX orders_customer_id_idx ON orders (customer_id);
    unindexed-sort schema.sql: CREATE INDEX articles_published_at_idx ON articles (published_at);
    database-exposed docker-compose.yml: ports: ["127.0.0.1:5432:5432"]"
  `);
}, 120_000);

test('the shop is mended in the way of each of its services', async () => {
  const files = shopFiles();
  const said = (await findingsOn(files)).flatMap((finding) =>
    (finding.edits ?? []).map((edit) => {
      const text = edit.kind === 'replace' ? edit.put : edit.text;
      return `${finding.rule} ${edit.kind} ${edit.file}: ${text.trim().replace(/\s+/g, ' ')}`;
    }),
  );
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "unpaginated-list insert services/orders/src/orders/orders.repository.ts: take: 100,
    unindexed-filter insert services/orders/prisma/schema.prisma: @@index([customerEmail, createdAt])
    unindexed-filter create services/orders/prisma/migrations/20250612080401_add_orders_customer_email_created_at_idx/migration.sql: CREATE INDEX CONCURRENTLY orders_customer_email_created_at_idx ON orders (customer_email, created_at);
    missing-timeout insert services/payments/src/clients/orders.ts: timeout: 2000,
    spec-code-drift replace services/payments/openapi.yaml: description: No such payment /v1/payments/{paymentId}/capture: post: operationId: capturePayment parameters: - name: paymentId in: path required: true schema: type: string format: uuid responses: '200': description: OK content: application/json: schema: $ref: '#/components/schemas/Payment' example: id: '7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b' orderId: '732c1097-9d4a-4e6f-8a2b-5c1d0e9f8a7b' providerReference: provider reference amountCents: 1999 taxCents: 1999 status: authorized createdAt: '2025-03-14T09:26:53Z' '401': description: Service token is missing or wrong '404': description: No such payment content: application/json: schema: type: object required: [error] properties: error: type: string examples: [payment not found] example: error: payment not found
    unindexed-foreign-key create services/catalog/db/migrations/004_add_products_supplier_id_idx.sql: CREATE INDEX CONCURRENTLY products_supplier_id_idx ON products (supplier_id);
    unindexed-sort create services/catalog/db/migrations/004_add_products_units_sold_idx.sql: CREATE INDEX CONCURRENTLY products_units_sold_idx ON products (units_sold);
    unpaginated-list replace services/catalog/src/reviews/routes.ts: FROM reviews WHERE product_id = $1 ORDER BY created_at DESC LIMIT 100\`
    unindexed-foreign-key insert services/orders/prisma/schema.prisma: @@index([couponId])
    unindexed-foreign-key create services/orders/prisma/migrations/20250612080401_add_orders_coupon_id_idx/migration.sql: CREATE INDEX CONCURRENTLY orders_coupon_id_idx ON orders (coupon_id);"
  `);
});
