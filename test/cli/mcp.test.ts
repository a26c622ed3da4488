import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { folderOf } from '../support/run-cli.ts';

/** A client of the official SDK asks the built command line, as any agent does. */
let client: Client;
let folder: string;

beforeAll(async () => {
  folder = folderOf('shop', {});
  cpSync(path.join(repository, 'examples/shop'), folder, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'before');
  client = new Client({ name: 'test', version: '1' });
  const args = [path.join(repository, 'dist/cli.js'), 'mcp', folder];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }));
}, 60_000);
afterAll(() => client.close());

async function ask(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: { ...input } });
  const [first] = content as readonly { readonly text: string }[];
  return `${isError === true ? 'ERROR ' : ''}${first?.text ?? ''}`;
}

test('the tools say what they are for, and that they only read', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => `${name} ${annotations?.readOnlyHint}`)).toEqual([
    'architect_facts true',
    'architect_review true',
    'architect_rule true',
    'architect_diagram true',
  ]);
  expect(tools.every(({ description = '' }) => description.length > 80)).toBe(true);
  expect(client.getInstructions()).toContain('Begin with architect_facts.');
});

test('an overview of the workspace fits on a screen', async () => {
  expect(await ask('architect_facts')).toMatchInlineSnapshot(`
    "shop: 4 services, 53 endpoints, 15 tables, 27 calls
    - external api.sandbox.paylane.example
    - service catalog · typescript, fastify · in services/catalog · 11 endpoints
    - database catalog-db · postgresql
    - gateway gateway · typescript, express · in services/gateway · 22 endpoints
    - service orders · typescript, nest · in services/orders · 11 endpoints
    - database orders-db · postgresql
    - service payments · typescript, express · in services/payments · 9 endpoints
    - broker rabbitmq · rabbitmq
    - cache redis · redis
    Findings: 11 high, 9 medium, 6 low, 2 info; architect_review lists them."
  `);
});

test('one route is answered with everything that it leads to', async () => {
  expect(await ask('architect_facts', { about: 'post /v1/refunds' })).toMatchInlineSnapshot(`
    "POST /v1/refunds · payments · guards: none (services/payments/src/routes/refunds.ts:17)
    Answers: 201, 400, 404, 409, 401
    Runs:
    - POST /v1/refunds (services/payments/src/routes/refunds.ts:17)
    - fetchOrder (services/payments/src/clients/orders.ts:11)
    - refund (services/payments/src/clients/provider.ts:26)
    - post (services/payments/src/clients/provider.ts:36)
    - isTransient (services/payments/src/clients/provider.ts:48)
    Data:
    - count refunds (services/payments/src/routes/refunds.ts:34)
    - insert refunds · in a transaction (services/payments/src/routes/refunds.ts:44)
    - select payments · where order_id (services/payments/src/routes/refunds.ts:29)
    - update payments · where id · in a transaction (services/payments/src/routes/refunds.ts:46)
    Calls:
    - payments → orders: GET /v1/orders/{} · route GET /v1/orders/{orderId} (services/orders/src/orders/orders.controller.ts:50) · timeout: none, waits for ever (services/payments/src/clients/orders.ts:12)
    - payments → api.sandbox.paylane.example: POST /authorizations/{}/refunds · timeout: 4000 ms (services/payments/src/clients/provider.ts:27)
    Called by:
    - gateway (services/gateway/src/clients/payments.ts:27)
    Findings:
    - high missing-timeout: payments calls orders with axios and waits for ever
    - high missing-authentication: POST /v1/refunds inserts into refunds without asking who is calling"
  `);
});

test('one table is answered with its queries and the routes that lead to them', async () => {
  expect(await ask('architect_facts', { kind: 'tables', about: 'coupons' })).toMatchInlineSnapshot(`
    "coupons in orders-db · 4 columns · read by orders, written by nobody (services/orders/prisma/schema.prisma:33)
    Columns:
    - id uuid not null
    - code text not null
    - percent_off integer not null
    - expires_at timestamptz not null
    Primary key: id
    Indexes:
    - unique (code) (services/orders/prisma/schema.prisma:35)
    Queries:
    - select coupons · where code (services/orders/src/orders/orders.service.ts:81) ← POST /v1/orders
    Findings:
    - low unindexed-foreign-key: orders.coupon_id refers to coupons without an index"
  `);
});

test('lists come in pages, and a word narrows them', async () => {
  const first = (await ask('architect_facts', { kind: 'endpoints' })).split('\n');
  expect([first[0], first.length, first.at(-1)]).toEqual([
    '53 endpoints (page 1 of 2)',
    52,
    'More: the same question with page 2.',
  ]);
  expect(await ask('architect_facts', { kind: 'calls', about: 'catalog' })).toMatch(/^\d+ calls with "catalog"\n/);
});

test('findings come worst first, with place, reason and fix', async () => {
  expect(await ask('architect_review', { rule: 'missing-timeout' })).toMatchInlineSnapshot(`
    "2 findings
    high missing-timeout: orders calls payments with axios in 2 places and waits for ever
      at services/orders/src/clients/payments.client.ts:23, services/orders/src/clients/payments.client.ts:28, services/orders/src/orders/orders.controller.ts:25, services/orders/src/orders/orders.controller.ts:28 and 1 more
      axios has no timeout of its own. While payments hangs, POST /v1/orders and POST /v1/orders/{orderId}/shipments hang with it, and every request that comes meanwhile keeps its memory and its connection.
      Fix: Add \`timeout: 2000\` to the options, or to \`axios.create({ timeout: 2000 })\`. A client that both calls share needs it once.
    high missing-timeout: payments calls orders with axios and waits for ever
      at services/payments/src/clients/orders.ts:12, services/payments/src/routes/refunds.ts:17, services/payments/src/routes/refunds.ts:24
      axios has no timeout of its own. While orders hangs, POST /v1/refunds hangs with it, and every request that comes meanwhile keeps its memory and its connection.
      Fix: Add \`timeout: 2000\` to the options, or to \`axios.create({ timeout: 2000 })\`."
  `);
  expect(await ask('architect_review', { severity: 'high', path: 'services/payments/' })).toMatch(
    /^\d+ findings\nhigh /,
  );
});

test('after a change an agent asks what the change has brought', async () => {
  expect(await ask('architect_review', { since: 'HEAD' })).toMatch(/^0 new findings since HEAD, \d+ known before$/);
  const file = path.join(folder, 'services/payments/src/routes/refunds.ts');
  appendFileSync(
    file,
    "\nrefundsRouter.get('/refunds/all', async (_req, res) => res.json(await refunds.findAll()));\n",
  );
  const { text, rules } = await newRules();
  expect(text).toMatch(/^\d+ new findings? since HEAD, \d+ known before\n/);
  expect(rules.length).toBeGreaterThan(0);
});

test.each([
  ['architect_rule', { rule: 'missing-timout' }, 'There is no rule missing-timout. Did you mean missing-timeout?'],
  ['architect_facts', { kind: 'table' }, 'kind is one of overview, endpoints, tables, calls'],
  ['architect_facts', { abuot: 'x' }, 'architect_facts has no abuot. It takes kind, about, page.'],
  ['architect_facts', { kind: 'tables', about: 'nothing' }, 'None of 15 tables names "nothing".'],
  ['architect_facts', { page: 0 }, 'page is a number from 1 on.'],
  ['architect_review', { since: 'mainn' }, 'mainn is no reference of git here.'],
  ['architect_review', { since: '..' }, '.. is no reference of git here.'],
  ['architect_rule', { since: 'HEAD' }, 'architect_rule has no since. It takes rule'],
  ['architect_things', {}, 'There is no tool architect_things. Tools: architect_facts, architect_review'],
])('%s with %j is told how to ask instead', async (name, input, complaint) => {
  expect(await ask(name, input)).toContain(`ERROR ${complaint}`);
});

test('a rule is explained, and a diagram is drawn', async () => {
  expect(await ask('architect_rule', { rule: 'missing-timeout' })).toContain('## What it leaves alone');
  expect(await ask('architect_diagram')).toMatch(/```mermaid\n/);
});

async function newRules(): Promise<{ readonly text: string; readonly rules: readonly string[] }> {
  const text = await ask('architect_review', { since: 'HEAD' });
  return {
    text,
    rules: [...text.matchAll(/^(?:critical|high|medium|low|info) ([\w-]+): /gm)].map((match) => match[1] ?? ''),
  };
}

test('a service, a topic and a path as it is called are answered without saying what they are', async () => {
  const catalog = await ask('architect_facts', { about: 'catalog' });
  expect(catalog.split('\n').filter((line) => !line.startsWith('-'))).toMatchInlineSnapshot(`
    [
      "service catalog · typescript, fastify · in services/catalog (docker-compose.yml:45)",
      "11 endpoints:",
      "Called by:",
      "Topics:",
      "Uses:",
      "Findings:",
    ]
  `);
  expect(await ask('architect_facts', { about: 'shop.events/order.placed' })).toMatchInlineSnapshot(
    `"shop.events/order.placed · published by orders (services/orders/src/orders/order-events.ts:34) · consumed by catalog (services/catalog/src/events/order-placed.ts:25) · dead letter: shop.dead-letters"`,
  );
  const asked = await ask('architect_facts', { about: 'GET /v1/products/42' });
  expect(asked.split('\n')[0]).toMatchInlineSnapshot(
    `"GET /v1/products/{productId} · catalog · guards: none (services/catalog/src/products/routes.ts:41)"`,
  );
  expect(await ask('architect_facts', { about: 'nobody knows this' })).toMatchInlineSnapshot(
    `"ERROR Nothing in this workspace names "nobody knows this". Leave \`about\` out for an overview."`,
  );
});
