import type { DiagramNodeLink, DrawnDiagram } from '../../../src/core/review/review.ts';
import { fingerprintsOn } from './findings.ts';
import { sampleTables } from './tables.ts';

const service = `flowchart LR
accTitle: Services of shop
accDescr: Four services, one database, a cache, a broker and one external API.
  subgraph g0["Edge"]
    n0["Web shop<br/>Next.js"]:::client
    n1["gateway<br/>Express"]:::service
  end
  subgraph g1["Services"]
    n2["orders<br/>Express"]:::service
    n3["catalog<br/>Express"]:::service
    n4["payments<br/>Express"]:::service
    n5["mailer<br/>worker"]:::service
  end
  subgraph g2["Data"]
    n6[("shop<br/>PostgreSQL")]:::db
    n7(["redis<br/>Redis"]):::cache
    n8[["shop events<br/>RabbitMQ"]]:::queue
  end
  n9{{"Stripe API"}}:::external
  n0 -->|"HTTPS"| n1
  n1 --> n2
  n1 --> n3
  n1 -->|"reads, writes"| n6
  n2 -->|"POST /payments"| n4
  n2 -->|"POST /reservations"| n3
  n2 -->|"reads, writes"| n6
  n2 -.->|"order.placed"| n8
  n8 -.-> n5
  n3 -->|"reads, writes"| n6
  n3 --> n7
  n4 -->|"writes"| n6
  n4 -->|"POST /charges"| n9`;

const flow = `sequenceDiagram
accTitle: POST /orders
accDescr: What happens between the request and the answer.
autonumber
  participant p0 as Client
  participant p1 as gateway
  participant p2 as orders
  participant p3 as catalog
  participant p4 as payments
  participant p5 as shop
  p0->>p1: POST /orders
  p1->>p2: POST /orders
  p2->>p3: POST /products/#123;id#125;/reservations
  p3-->>p2: 201 reservedUntil
  p2->>p5: INSERT orders
  p2->>p5: INSERT order_lines
  p2->>p4: POST /payments
  p4->>p5: INSERT payments
  p4->>p5: UPDATE orders
  p4-->>p2: 201 captured
  p2-->>p1: 201 order
  p1-->>p0: 201 order`;

export const sampleDiagrams: readonly DrawnDiagram[] = [
  {
    view: 'service',
    title: 'Services',
    mermaid: service,
    ascii: '',
    text: 'Web shop calls gateway. gateway calls orders and catalog, and reads and writes shop. orders calls payments and catalog, reads and writes shop, and publishes order.placed. mailer consumes order.placed. payments writes shop and calls Stripe API. catalog reads and writes shop and uses redis.',
    nodes: [
      node('n0', 'Web shop', 'service:web'),
      node('n1', 'gateway', 'service:gateway', 'services/gateway/src/app.ts'),
      node('n2', 'orders', 'service:orders', 'services/orders/src/app.ts'),
      node('n3', 'catalog', 'service:catalog', 'services/catalog/src/app.ts'),
      node('n4', 'payments', 'service:payments', 'services/payments/src/app.ts'),
      node('n5', 'mailer', 'service:mailer', 'services/mailer/src/main.ts'),
      node('n6', 'shop', 'database:shop', 'docker-compose.yml'),
      node('n7', 'redis', 'cache:redis', 'docker-compose.yml'),
      node('n8', 'shop events', 'broker:rabbitmq', 'docker-compose.yml'),
      node('n9', 'Stripe API', 'external:stripe'),
    ],
  },
  {
    view: 'data',
    title: 'Data model of shop',
    mermaid: dataModel(),
    ascii: '',
    text: 'orders belongs to customers by customer_id. order_lines belongs to orders by order_id and to products by product_id. sessions belongs to customers. shipments belongs to orders. stock belongs to products.',
    nodes: sampleTables.map((table, position) =>
      node(`t${position}`, table.name, table.id, table.evidence[0]?.file, table.evidence[0]?.line),
    ),
  },
  {
    view: 'flow',
    title: 'POST /orders',
    mermaid: flow,
    ascii: '',
    text: 'The client sends POST /orders to gateway, which passes it to orders. orders reserves stock at catalog, inserts into orders and order_lines, and charges at payments, which inserts into payments and updates orders. The answer is 201.',
    nodes: [
      node('p1', 'gateway', 'service:gateway', 'services/gateway/src/proxy.ts'),
      node('p2', 'orders', 'service:orders', 'services/orders/src/routes/orders.ts', 15),
      node('p3', 'catalog', 'service:catalog', 'services/catalog/src/routes/stock.ts', 15),
      node('p4', 'payments', 'service:payments', 'services/payments/src/routes/payments.ts', 12),
      node('p5', 'shop', 'database:shop', 'docker-compose.yml'),
    ],
  },
];

function node(id: string, label: string, element: string, file?: string, line = 1): DiagramNodeLink {
  return {
    node: id,
    label,
    element,
    file,
    line: file === undefined ? undefined : line,
    findings: fingerprintsOn(element),
  };
}

function dataModel(): string {
  const number = new Map(sampleTables.map((table, position) => [table.name, `t${position}`]));
  const tables = sampleTables.map((table, position) => {
    const columns = table.columns.map((column) => {
      const keys = [
        table.primaryKey.includes(column.name) ? 'PK' : '',
        table.foreignKeys.some((key) => key.columns.includes(column.name)) ? 'FK' : '',
        table.indexes.some((index) => index.unique && index.columns.includes(column.name)) ? 'UK' : '',
      ].filter((key) => key !== '');
      return `    ${column.type} ${column.name} ${keys.join(', ')}`.trimEnd();
    });
    return [`  t${position}["${table.name}"] {`, ...columns, '  }'].join('\n');
  });
  const relations = sampleTables.flatMap((table) =>
    table.foreignKeys.map(
      (key) => `  ${number.get(key.references.table)} ||--o{ ${number.get(table.name)} : "${key.columns.join(', ')}"`,
    ),
  );
  return ['erDiagram', 'accTitle: Data model of shop', 'accDescr: Eight tables.', ...tables, ...relations].join('\n');
}
