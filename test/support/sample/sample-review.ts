import type { Review } from '../../../src/core/review/review.ts';
import { type Area, areas, type Severity, severities } from '../../../src/core/rules/finding.ts';
import { sampleDiagrams } from './diagrams.ts';
import { sampleEndpoints } from './endpoints.ts';
import { quote } from './evidence.ts';
import { sampleFindings } from './findings.ts';
import { sampleDdl, sampleTables } from './tables.ts';

/** A review as the panel gets it: a shop of four services with honest flaws. */
export const sampleReview: Review = {
  project: 'shop',
  scope: { kind: 'workspace' },
  summary: {
    services: 5,
    endpoints: sampleEndpoints.length,
    tables: sampleTables.length,
    calls: 9,
    findings: counts(),
    areas: areas.map((area) => ({ area, counts: counts(area) })),
  },
  findings: sampleFindings,
  endpoints: sampleEndpoints,
  tables: sampleTables,
  diagrams: sampleDiagrams,
  ddl: sampleDdl,
  technologies: [
    {
      area: 'database',
      current: 'PostgreSQL, one instance for every service',
      recommendation: 'Keep PostgreSQL; one schema and one role for each service',
      rationale:
        'Orders, order lines and payments change together and need transactions. Separate roles stop payments from writing orders without the cost of another server.',
      tradeoffs: 'Reports that join over services need views or a copy.',
      adoptWhen: 'Now: two services already write one table.',
      evidence: [quote('docker-compose.yml:44', 'shop:\n  image: postgres:16')],
    },
    {
      area: 'cache',
      current: 'Redis beside the catalog, keys without an expiry',
      recommendation: 'Redis, cache-aside with an expiry of five minutes',
      rationale: 'GET /products and GET /products/{id} are read by every page and change a few times a day.',
      tradeoffs: 'Prices may be five minutes old unless the write deletes the key.',
      adoptWhen: 'Now: the cache exists, only expiry and invalidation are missing.',
      evidence: [
        quote('services/catalog/src/cache.ts:9', 'await redis.set(`product:` + id, JSON.stringify(product));'),
      ],
    },
    {
      area: 'queue',
      current: 'RabbitMQ, one topic exchange, one consumer',
      recommendation: 'Stay with RabbitMQ, add an outbox and a dead-letter queue',
      rationale: 'One event type and one consumer do not need a log that can be replayed.',
      tradeoffs: 'Events cannot be read again once they are acknowledged.',
      adoptWhen: 'Kafka or a stream when a second team needs the history of orders.',
      evidence: [
        quote(
          'services/orders/src/orders.service.ts:49',
          "await channel.publish('shop', 'order.placed', encode(order));",
        ),
      ],
    },
    {
      area: 'observability',
      current: 'Log lines without a request id',
      recommendation: 'OpenTelemetry with one trace from gateway to payments',
      rationale: 'POST /orders crosses four services. Without a trace nobody can say which of them was slow.',
      tradeoffs: 'A collector to run, and about 1 % of CPU at full sampling.',
      adoptWhen: 'Before the next service is split off.',
      evidence: [],
    },
  ],
  bottlenecks: [
    {
      what: 'Connections to shop are held while payments is called',
      why: 'POST /orders opens a transaction, calls payments without a timeout and commits afterwards.',
      measure: 'pg_stat_activity: sessions that are idle in transaction for more than one second',
      mitigation: 'Commit before the call and finish the order when the payment is known; set a timeout of 2 s.',
      evidence: [
        quote(
          'services/orders/src/orders.service.ts:47',
          'const payment = await payments.charge(order.id, order.total);',
        ),
      ],
    },
    {
      what: 'The list of orders reads the whole table',
      why: 'customer_id has no index and the lines are read order by order.',
      measure: 'pg_stat_user_tables.seq_scan of orders, queries a request',
      mitigation: 'Index (customer_id, created_at DESC), load the lines in one query.',
      evidence: [quote('services/orders/src/orders.service.ts:55', 'const orders = await prisma.order.findMany({')],
    },
    {
      what: 'gateway is one process',
      why: 'Every request passes it and it has one replica.',
      measure: 'Event-loop delay p99 of gateway',
      mitigation: 'Two replicas behind a load balancer; sessions are in the database, so nothing else has to change.',
      evidence: [quote('docker-compose.yml:4', 'gateway:')],
    },
  ],
  scaling: [
    {
      at: '100 requests a second',
      what: 'Pool of 10 connections in orders is exhausted',
      action: 'Charge outside the transaction',
    },
    { at: '400 requests a second', what: 'Sequential scan of orders', action: 'Add orders_customer_id_created_at_idx' },
    { at: '1,500 requests a second', what: 'One writer on rows of stock', action: 'Reserve with a conditional UPDATE' },
  ],
  problems: [
    { file: 'services/mailer/src/template.ts', line: 1, message: 'Left out: a line is longer than 5,000 characters.' },
    { file: 'services/catalog/prisma/seed.ts', line: 14, message: 'Not understood: the table name is computed.' },
  ],
  statistics: { files: 128, analyzed: 61, skipped: 1, bytes: 412_000 },
};

function counts(area?: Area): Record<Severity, number> {
  const counted = sampleFindings.filter((f) => f.status !== 'suppressed' && (area === undefined || f.area === area));
  const of = (severity: Severity) => counted.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, of(severity)])) as Record<Severity, number>;
}
