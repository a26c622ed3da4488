import { beforeAll, describe, expect, test } from 'vitest';
import type { Item, ListName } from '../../src/llm/answer/answer.ts';
import { readAnswer } from '../../src/llm/answer/read-answer.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { groundOf } from '../../src/llm/verify/ground.ts';
import { proposedDdl } from '../../src/llm/verify/proposed-ddl.ts';
import { drawProposal } from '../../src/llm/verify/proposed-diagram.ts';
import type { Verified } from '../../src/llm/verify/verified.ts';
import { verifyAnswer } from '../../src/llm/verify/verify-answer.ts';
import { factId, prepareReview, reviewedShop, type Shop } from '../support/judged-shop.ts';
import { mermaidParser } from '../support/mermaid-parser.ts';
import { postgresqlSentences } from '../support/postgresql-oracle.ts';

let shop: Shop;
let prepared: GroundedPreparation;
beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});

const id = (kind: Parameters<typeof factId>[1], says: string): string => factId(prepared, kind, says);
const reasons = ({ drops }: Verified): string[] => drops.map(({ reason, detail }) => `${reason}: ${detail}`);

describe('endpoints', () => {
  test('extracted method, path and guards stand, words and examples are added', () => {
    const { endpoints, drops } = verified('endpoints', [
      endpoint({ endpointId: id('E', 'POST /v1/refunds'), auth: 'bearer' }),
    ]);
    expect(drops).toEqual([]);
    expect(endpoints[0]).toMatchObject({
      endpoint: 'endpoint:payments:POST /v1/refunds',
      auth: 'none',
      path: '/v1/refunds',
    });
  });

  test('an endpoint is found by its path, whatever its parameters are called', () => {
    const { endpoints } = verified('endpoints', [
      endpoint({ endpointId: null, method: 'GET', path: '/v1/orders/{id}', requestExample: null }),
    ]);
    expect(endpoints[0]?.path).toBe('/v1/orders/{orderId}');
  });

  test('one that does not exist is proposed', () => {
    const { endpoints } = verified('endpoints', [endpoint({ endpointId: null, path: '/v1/refunds/batches' })]);
    expect(endpoints[0]).toMatchObject({ endpoint: undefined, path: '/v1/refunds/batches' });
  });

  test.each<readonly [string, () => Partial<Item<'endpoints'>>, string]>([
    ['an unknown id', () => ({ endpointId: 'E999' }), 'no-evidence: there is no endpoint E999'],
    ['another endpoint', () => ({ endpointId: id('E', 'POST /checkout') }), 'wrong-endpoint: E'],
    ['no JSON', () => ({ requestExample: '{orderId: 1' }), 'bad-example: the request is no JSON'],
    [
      'a field of another type',
      () => ({ requestExample: '{"orderId":"o","amountCents":"many"}' }),
      'bad-example: request.amountCents is no',
    ],
    [
      'a field that is missing',
      () => ({ requestExample: '{"orderId":"o"}' }),
      'bad-example: request has no amountCents',
    ],
    [
      'a link in an example',
      () => ({ requestExample: '{"orderId":"https://evil.test/x","amountCents":1}' }),
      'unsafe-text: a link',
    ],
    ['a link in its words', () => ({ summary: 'See https://evil.test' }), 'unsafe-text: a link'],
  ])('%s is dropped', (_, change, reason) => {
    const [dropped] = reasons(verified('endpoints', [endpoint(change())]));
    expect(dropped?.startsWith(reason)).toBe(true);
  });

  test('an address that leads nowhere may stand in an example', () => {
    const { drops } = verified('endpoints', [
      endpoint({
        path: '/v1/refunds/batches',
        responses: [
          { status: 201, description: 'Refunded', example: '{"next":"https://api.example.com/v1/refunds/1"}' },
        ],
      }),
    ]);
    expect(drops).toEqual([]);
  });
});

describe('tables', () => {
  test('stand in the words of the database that the workspace has', () => {
    const { tables } = verified('tables', [
      table('refund_requests', 'new', [
        column('id', 'uuid', { key: 'primary' }),
        column('payment_id', 'uuid', { references: 'payments.id', indexed: true }),
      ]),
      table('orders', 'altered', [column('note', 'text', { nullable: true })]),
    ]);
    const inWords = (dialect: 'mysql' | 'sqlite' | 'sqlserver') =>
      proposedDdl(
        tables,
        shop.system.tables.map((each) => ({ ...each, dialect })),
      );
    expect(inWords('mysql')).toMatchInlineSnapshot(`
      "CREATE TABLE \`refund_requests\` (
        \`id\`         char(36) NOT NULL,
        \`payment_id\` char(36) NOT NULL,
        PRIMARY KEY (\`id\`)
      );
      ALTER TABLE \`orders\` ADD COLUMN \`note\` text;
      ALTER TABLE \`refund_requests\` ADD CONSTRAINT \`refund_requests_payment_id_fkey\`
        FOREIGN KEY (\`payment_id\`) REFERENCES \`payments\` (\`id\`);
      CREATE INDEX \`refund_requests_payment_id_idx\` ON \`refund_requests\` (\`payment_id\`);
      "
    `);
    expect(inWords('sqlite')).toMatchInlineSnapshot(`
      "CREATE TABLE refund_requests (
        id         text NOT NULL,
        payment_id text NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT refund_requests_payment_id_fkey
          FOREIGN KEY (payment_id) REFERENCES payments (id)
      );
      ALTER TABLE orders ADD COLUMN note text;
      CREATE INDEX refund_requests_payment_id_idx ON refund_requests (payment_id);
      "
    `);
    expect(inWords('sqlserver')).toMatchInlineSnapshot(`
      "CREATE TABLE [refund_requests] (
        [id]         uniqueidentifier NOT NULL,
        [payment_id] uniqueidentifier NOT NULL,
        PRIMARY KEY ([id])
      );
      ALTER TABLE [orders] ADD [note] nvarchar(max);
      ALTER TABLE [refund_requests] ADD CONSTRAINT [refund_requests_payment_id_fkey]
        FOREIGN KEY ([payment_id]) REFERENCES [payments] ([id]);
      CREATE INDEX [refund_requests_payment_id_idx] ON [refund_requests] ([payment_id]);
      "
    `);
  });

  test('new tables and columns become SQL that PostgreSQL reads', () => {
    const { tables, drops } = verified('tables', [
      table('refund_requests', 'new', [
        column('id', 'uuid', { key: 'primary' }),
        column('payment_id', 'uuid', { references: 'payments.id', indexed: true }),
      ]),
      table('orders', 'altered', [column('note', 'text', { nullable: true })]),
    ]);
    expect(drops).toEqual([]);
    expect(postgresqlSentences(proposedDdl(tables))).toMatchInlineSnapshot(`
      [
        "create refund_requests",
        "refund_requests has id uuid not null",
        "refund_requests has payment_id uuid not null",
        "refund_requests key (id)",
        "orders adds note text",
        "refund_requests (payment_id) refers to payments (id)",
        "index on refund_requests (payment_id)",
      ]
    `);
  });

  test.each<readonly [string, () => Item<'tables'>, string]>([
    [
      'a change of a table that does not exist',
      () => table('invoices', 'altered', [column('id', 'uuid')]),
      'invoices does not exist',
    ],
    ['a new table that exists', () => table('orders', 'new', [column('id', 'uuid')]), 'orders exists already'],
    [
      'a column twice',
      () => table('notes', 'new', [column('id', 'uuid'), column('id', 'text')]),
      'notes names a column twice',
    ],
    [
      'a reference to nothing',
      () => table('notes', 'new', [column('x', 'uuid', { references: 'ghosts.id' })]),
      'x refers to ghosts.id, which does not exist',
    ],
    [
      'a reference of another type',
      () => table('notes', 'new', [column('x', 'bigint', { references: 'payments.id' })]),
      'x is bigint and payments.id is uuid',
    ],
    [
      'a reference to what is not unique',
      () => table('notes', 'new', [column('x', 'text', { references: 'orders.customer_email' })]),
      'x refers to orders.customer_email, which is not unique',
    ],
  ])('%s is dropped', (_, change, detail) => {
    expect(reasons(verified('tables', [change()]))).toEqual([`bad-table: ${detail}`]);
  });

  test.each(['id; DROP TABLE orders', 'a"b', 'Über', ''])('a column cannot be called %j', (name) => {
    const drops = verified('tables', [table('notes', 'new', [column(name, 'text')])]).drops;
    expect(drops.map(({ reason }) => reason)).toEqual(['misshapen']);
  });
});

describe('diagrams', () => {
  test('labels of a model are never syntax', async () => {
    const node = { id: 'x', label: 'a"] click n0 "call x"', kind: 'service', proposed: true } as const;
    const { proposal, drops } = verified('nodes', [node]);
    expect(drops).toEqual([]);
    const mermaid = await mermaidParser();
    const drawn = drawProposal(proposal, ground())?.mermaid ?? '';
    expect(await mermaid.parse(drawn)).toMatchObject({ diagramType: 'flowchart-v2' });
    expect(drawn.split('\n').some((line) => line.trimStart().startsWith('click'))).toBe(false);
  });

  test.each<readonly [string, Item<'nodes'>, string]>([
    [
      'a component that does not exist',
      { id: 'N999', label: 'Ghost', kind: 'service', proposed: false },
      'unknown-node: N999',
    ],
    [
      'a label with a link',
      { id: 'x', label: 'https://evil.test', kind: 'service', proposed: true },
      'unsafe-text: a link in "https://evil.test"',
    ],
  ])('%s is dropped', (_, node, reason) => {
    expect(reasons(verified('nodes', [node]))).toEqual([reason]);
  });

  test('an edge between known components that nothing extracted is no fact', () => {
    const edge = {
      from: id('N', 'gateway gateway'),
      to: id('N', 'database orders-db'),
      label: 'reads',
      style: 'data',
    } as const;
    expect(verified('edges', [{ ...edge, proposed: false }]).drops.map(({ reason }) => reason)).toEqual([
      'unknown-node',
    ]);
    expect(verified('edges', [{ ...edge, proposed: true }]).drops).toEqual([]);
  });
});

describe('advice', () => {
  const technology = (): Item<'technologies'> => ({
    evidence: [{ factId: id('N', 'gateway gateway'), quote: 'replicas: 2' }],
    area: 'cache',
    current: 'maps in the process',
    rationale: 'Two replicas of the gateway keep different carts; redis is already there.',
    tradeoffs: 'One more thing that must be up.',
    alternatives: [],
    recommended: 'Redis',
    adoptWhen: 'now, since two replicas run',
  });

  test('stands on facts, and its figures are marked', () => {
    const good = { ...technology(), adoptWhen: 'from 500 requests per second on' };
    const { technologies } = verified('technologies', [good]);
    expect(technologies[0]?.assumptions).toEqual(['500 requests per second']);
  });

  test('a bottleneck is at a component that exists', () => {
    const bottleneck: Item<'bottlenecks'> = {
      evidence: [{ factId: id('D', 'where customer_email'), quote: null }],
      mechanism: 'Every lookup reads the whole table.',
      nodeId: 'N999',
      dimension: 'io',
      measure: 'time of the query',
      mitigation: 'an index',
    };
    expect(reasons(verified('bottlenecks', [bottleneck]))).toEqual(['unknown-node: N999']);
    const { bottlenecks } = verified('bottlenecks', [{ ...bottleneck, nodeId: id('N', 'database orders-db') }]);
    expect(bottlenecks[0]?.what).toBe('io of orders-db');
  });
});

function verified<L extends ListName>(list: L, items: readonly Item<L>[]): Verified {
  const read = readAnswer(JSON.stringify({ [list]: items }), 'stop');
  if (read === undefined) throw new Error('the test gives no answer');
  return verifyAnswer(read, ground());
}

function ground(): ReturnType<typeof groundOf> {
  return groundOf(shop.system, prepared.book, []);
}

function endpoint(change: Partial<Item<'endpoints'>>): Item<'endpoints'> {
  return {
    endpointId: null,
    method: 'POST',
    path: '/v1/refunds',
    summary: 'Refunds a payment, whole or in part',
    auth: 'bearer',
    requestExample: '{"orderId":"5f1c","amountCents":1200}',
    responses: [{ status: 201, description: 'Refunded', example: null }],
    ...change,
  };
}

type Column = Item<'tables'>['columns'][number];

function column(name: string, type: Column['type'], change: Partial<Column> = {}): Column {
  return { name, type, nullable: false, key: 'none', references: null, indexed: false, ...change };
}

function table(name: string, change: Item<'tables'>['change'], columns: Column[]): Item<'tables'> {
  return { name, change, columns };
}
