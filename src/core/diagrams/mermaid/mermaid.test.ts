import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mermaidParser } from '../../../../test/support/mermaid-parser.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { type DataDiagram, type FlowDiagram, type NodeKind, noMarks, type ServiceDiagram } from '../diagram.ts';
import { mermaidOf } from '../draw.ts';
import { dataView } from '../views/data-view.ts';
import { flowView } from '../views/flow-view.ts';
import { serviceView } from '../views/service-view.ts';

let mermaid: Awaited<ReturnType<typeof mermaidParser>>;
beforeAll(async () => {
  mermaid = await mermaidParser();
}, 60_000);

async function kindOf(text: string): Promise<string> {
  return (await mermaid.parse(text)).diagramType;
}

test('a wide table says what is left out of it', async () => {
  const columns = Array.from({ length: 30 }, (_, at) => ({ name: `c${at}`, type: 'text', nullable: false }));
  const [table] = shopSystem.tables;
  if (table === undefined) throw new Error('The shop has no table.');
  const bare = { ...table, id: 'table:bare', name: 'bare', columns: [] };
  const wide = { ...table, columns, primaryKey: [], foreignKeys: [], indexes: [] };
  const view = dataView('shop', [wide, bare], noMarks);
  const text = mermaidOf(view);
  expect(await kindOf(text)).toBe('er');
  expect(text).toContain(`t0["${table.name} #40;22 more columns#41;"]`);
  expect(view.description).toBe('1 table and 0 foreign keys. 1 more table of unknown columns left out.');
});

describe('the shop', () => {
  test('as services', async () => {
    const marks = new Map([['service:orders', [{ severity: 'high', fingerprint: 'f' } as const]]]);
    const text = mermaidOf(serviceView(shopSystem, marks));
    expect(await kindOf(text)).toBe('flowchart-v2');
    expect(text).toMatchInlineSnapshot(`
      "flowchart LR
      accTitle: Services of corner-shop
      accDescr: 9 components and 11 connections between them.
        subgraph g0["Entry"]
          n4["gateway<br/>express · 2 endpoints"]:::service
        end
        subgraph g1["Services"]
          n5["catalog<br/>fastify · 3 endpoints"]:::service
          n6["orders<br/>express · 4 endpoints<br/>▲ 1 high"]:::service
          n7["payments<br/>nestjs · 2 endpoints"]:::service
          n8["mailer<br/>amqplib"]:::service
        end
        subgraph g2["Data"]
          n1[("payments-db<br/>postgresql · 2 tables")]:::db
          n2[("shop-db<br/>postgresql · 5 tables")]:::db
        end
        subgraph g3["Messaging"]
          n0[["broker<br/>rabbitmq"]]:::queue
        end
        subgraph g4["External"]
          n3{{"api.stripe.com"}}:::external
        end
        n0 -.->|"order.placed"| n8
        n4 -->|"reads"| n2
        n4 --> n5
        n4 --> n6
        n5 -->|"reads, writes"| n2
        n6 -.->|"order.placed"| n0
        n6 -->|"reads, writes"| n2
        n6 -->|"GET /products/#123;id#125;"| n5
        n6 -->|"POST /payments"| n7
        n7 -->|"reads, writes"| n1
        n7 -->|"POST /v1/charges"| n3
        class n6 sev-high"
    `);
  });

  test('as tables', async () => {
    const text = mermaidOf(dataView('payments-db', shopSystem.tables.slice(0, 2), noMarks));
    expect(await kindOf(text)).toBe('er');
    expect(text).toMatchInlineSnapshot(`
      "erDiagram
      accTitle: Data model of payments-db
      accDescr: 2 tables and 1 foreign key.
        t0["payments"] {
          uuid id PK
          uuid order_id
          double_precision amount
          char(3) currency
          text status
          timestamptz created_at
        }
        t1["refunds"] {
          uuid id PK
          uuid payment_id FK
          double_precision amount
          text reason "nullable"
        }
        t0 ||--o{ t1 : "payment#95;id""
    `);
  });

  test('as the story of one request', async () => {
    const index = indexSystem(shopSystem);
    const placing = shopSystem.endpoints.filter(
      (endpoint) => endpoint.path === '/orders' && endpoint.method === 'POST',
    );
    const text = placing.map((endpoint) => mermaidOf(flowView(index, endpoint, noMarks))).join('\n');
    expect(await kindOf(text)).toBe('sequence');
    expect(text).toMatchInlineSnapshot(`
      "sequenceDiagram
      accTitle: What POST /orders does
      accDescr: 16 steps from the request to the answer.
      autonumber
        actor p0 as client
        participant p1 as orders
        participant p2 as catalog
        participant p3 as shop-db
        participant p4 as payments
        participant p5 as payments-db
        participant p6 as api.stripe.com
        participant p7 as broker
        participant p8 as mailer
        p0->>p1: POST /orders
        Note over p1: requireUser #40;authentication#41;
        Note over p1: validate#40;NewOrder#41; #40;validation#41;
        loop for each item
          p1->>p2: GET /products/#123;id#125;
          p2->>p3: read products by id
          p2-->>p1: 200
        end
        p1->>p3: insert into orders
        loop for each item
          p1->>p3: insert into order#95;items
          p1->>p3: update products by id
        end
        p1->>p4: POST /payments
        p4->>p5: insert into payments
        p4->>p6: POST /v1/charges
        p4-->>p1: 201
        p1-)p7: order.placed
        p7-)p8: order.placed
        p1-->>p0: 201"
    `);
  });
});

/** Names as an attacker or an exotic code base would choose them. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'end',
    'graph',
    'loop',
    'Note over p0: x',
    '"]',
    ']:::x',
    '%%{init}%%',
    '#quot;',
    '1. x',
    'click n0',
    ';',
  ),
);
const marks = [{ severity: 'critical', fingerprint: 'f' } as const];
const titled = { title: name, description: name };

test('no name in a service diagram breaks its syntax', async () => {
  const kinds = fc.constantFrom<NodeKind>('service', 'client', 'db', 'cache', 'queue', 'external');
  const node = fc.record({ label: name, note: name, kind: kinds });
  const diagram = fc.record({
    ...titled,
    group: name,
    edge: name,
    nodes: fc.array(node, { minLength: 2, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(diagram, async ({ title, description, group, edge, nodes }) => {
      const drawn: ServiceDiagram = {
        view: 'service',
        title,
        description,
        groups: [{ id: 'g', label: group }],
        nodes: nodes.map((each, index) => ({ ...each, id: `id ${index}`, group: index === 0 ? 'g' : '', marks })),
        edges: [{ from: 'id 0', to: 'id 1', label: edge, asynchronous: true }],
      };
      expect(await kindOf(mermaidOf(drawn))).toBe('flowchart-v2');
    }),
  );
});

test('no name in a data diagram breaks its syntax', async () => {
  const column = fc.record({
    name,
    type: name,
    key: fc.constantFrom('PK', 'FK', 'PK, FK', 'UK', ''),
    nullable: fc.boolean(),
  });
  const table = fc.record({ name, columns: fc.array(column, { maxLength: 3 }) });
  const diagram = fc.record({ ...titled, tables: fc.array(table, { minLength: 1, maxLength: 3 }), key: name });
  await fc.assert(
    fc.asyncProperty(diagram, async ({ title, description, tables, key }) => {
      const drawn: DataDiagram = {
        view: 'data',
        title,
        description,
        tables: tables.map((each, index) => ({ ...each, id: `${index}`, hidden: 0, marks: [] }) as const),
        relations: [
          { parent: '0', parentColumns: [], child: '0', childColumns: [key], optional: true, one: false, onDelete: '' },
        ],
        hidden: 0,
      };
      expect(await kindOf(mermaidOf(drawn))).toBe('er');
    }),
  );
});

test('no name in a flow diagram breaks its syntax', async () => {
  const step = fc.record({
    label: name,
    repeated: fc.boolean(),
    kind: fc.constantFrom('message', 'reply', 'event', 'note'),
  });
  const diagram = fc.record({
    ...titled,
    labels: fc.array(name, { minLength: 1, maxLength: 3 }),
    steps: fc.array(step),
  });
  await fc.assert(
    fc.asyncProperty(diagram, async ({ title, description, labels, steps }) => {
      const drawn: FlowDiagram = {
        view: 'flow',
        title,
        description,
        participants: labels.map((label, index) => ({ id: `${index}`, kind: 'service', label, marks: [] })),
        steps: steps.map(({ kind, label, repeated }) =>
          kind === 'note' ? { kind, over: '0', label, repeated } : { kind, from: '0', to: '0', label, repeated },
        ),
      };
      expect(await kindOf(mermaidOf(drawn))).toBe('sequence');
    }),
  );
});
