import { describe, expect, test } from 'vitest';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { emptySystem } from '../../model/system.ts';
import { buildReview } from '../../review/build-review.ts';
import { factsJson } from './facts-json.ts';
import { reviewJson } from './review-json.ts';

const facts = factsJson(shopSystem);
const review = reviewJson(shopSystem, buildReview(shopSystem, shopFindings, { kind: 'workspace' }, 'CREATE …'));

/** `key: keys of its first element`, one line each: the contract that other tools rely on. */
function contract(value: Readonly<Record<string, unknown>>): string {
  return Object.entries(value)
    .map(([key, part]) => {
      const sample: unknown = Array.isArray(part) ? part[0] : part;
      const keys = typeof sample === 'object' && sample !== null ? Object.keys(sample).join(' ') : typeof sample;
      return `${key}: ${keys}`;
    })
    .join('\n');
}

describe('keys that other tools rely on', () => {
  test('of the facts', () => {
    expect(contract(facts)).toMatchInlineSnapshot(`
      "schemaVersion: number
      services: id name aliases kind root language frameworks
      endpoints: id service method path sources role params guards responses handler file line
      operations: id service name file line
      tables: id store name schema columns primaryKey foreignKeys indexes file line
      accesses: operation endpoints table kind verb filters optionalFilters sorts limit inLoop inTransaction file line
      calls: from operation endpoints to endpoint method path host protocol timeout retry circuitBreaker inLoop inTransaction file line
      channels: id broker name publishers consumers file line
      stores: id kind name usedBy
      absences: undefined
      graph: nodes edges
      problems: file line message
      stats: files analyzed skipped bytes"
    `);
  });

  test('of the review, which holds the facts too', () => {
    expect(contract(review)).toMatchInlineSnapshot(`
      "schemaVersion: number
      services: id name aliases kind root language frameworks
      endpoints: id service method path sources role params guards responses handler file line reads writes findings example
      operations: id service name file line
      tables: id store name schema columns primaryKey foreignKeys indexes file line
      accesses: operation endpoints table kind verb filters optionalFilters sorts limit inLoop inTransaction file line
      calls: from operation endpoints to endpoint method path host protocol timeout retry circuitBreaker inLoop inTransaction file line
      channels: id broker name publishers consumers file line
      stores: id kind name usedBy
      absences: undefined
      graph: nodes edges
      problems: file line message
      stats: files analyzed skipped bytes
      project: string
      scope: kind
      summary: services endpoints tables calls findings areas
      findings: rule area severity title message fix file line endLine evidence lookedAt subjects fingerprint status suppression origin
      diagrams: view title mermaid ascii text
      ddl: string
      technologies: area current recommendation rationale tradeoffs adoptWhen evidence
      bottlenecks: what why measure mitigation evidence
      scaling: at what action
      capacity: assumptions formulas results
      receipt: model sent"
    `);
    expect(Object.keys(review)).toEqual(expect.arrayContaining(Object.keys(facts)));
  });

  test('are there when nothing was found', () => {
    expect(Object.keys(factsJson(emptySystem))).toEqual(Object.keys(facts));
  });
});

test('one of each, as it is written', () => {
  const first = (key: string): unknown => {
    const list = facts[key];
    return Array.isArray(list) ? list[0] : list;
  };
  expect({
    endpoint: (facts['endpoints'] as readonly unknown[])[7],
    table: (facts['tables'] as readonly unknown[])[1],
    access: first('accesses'),
    call: first('calls'),
    channel: first('channels'),
    store: first('stores'),
  }).toMatchInlineSnapshot(`
    {
      "access": {
        "endpoints": [
          "gateway:gateway POST /login",
        ],
        "file": "services/gateway/src/login.ts",
        "filters": [
          "email",
        ],
        "inLoop": false,
        "inTransaction": false,
        "kind": "read",
        "limit": null,
        "line": 11,
        "operation": "gateway:gateway#POST /login",
        "optionalFilters": [],
        "sorts": [],
        "table": "database:shop-db/customers",
        "verb": "select",
      },
      "call": {
        "circuitBreaker": false,
        "endpoint": "service:catalog GET /products/{id}",
        "endpoints": [
          "service:orders POST /orders",
        ],
        "file": "services/orders/src/place-order.ts",
        "from": "service:orders",
        "host": null,
        "inLoop": true,
        "inTransaction": false,
        "line": 19,
        "method": "GET",
        "operation": "service:orders#POST /orders",
        "path": "/products/{}",
        "protocol": "http",
        "retry": false,
        "timeout": {
          "kind": "library-default",
          "milliseconds": 0,
        },
        "to": "service:catalog",
      },
      "channel": {
        "broker": "broker:broker",
        "consumers": [
          {
            "file": "services/mailer/src/worker.ts",
            "line": 9,
            "operation": "worker:mailer#sendConfirmation",
            "service": "worker:mailer",
          },
        ],
        "file": "services/orders/src/place-order.ts",
        "id": "broker:broker/order.placed",
        "line": 38,
        "name": "order.placed",
        "publishers": [
          {
            "file": "services/orders/src/place-order.ts",
            "line": 38,
            "operation": "service:orders#POST /orders",
            "service": "service:orders",
          },
        ],
      },
      "endpoint": {
        "file": "services/orders/src/routes.ts",
        "guards": [
          {
            "file": "services/orders/src/routes.ts",
            "kind": "authentication",
            "level": "router",
            "line": 8,
            "name": "requireUser",
            "optional": false,
          },
          {
            "file": "services/orders/src/routes.ts",
            "kind": "validation",
            "level": "inline",
            "line": 27,
            "name": "validate(NewOrder)",
            "optional": false,
          },
        ],
        "handler": "service:orders#POST /orders",
        "id": "service:orders POST /orders",
        "line": 27,
        "method": "POST",
        "params": [],
        "path": "/orders",
        "responses": [
          {
            "status": 201,
          },
          {
            "status": 400,
          },
          {
            "status": 402,
          },
        ],
        "role": "system",
        "service": "service:orders",
        "sources": [
          "code",
        ],
      },
      "store": {
        "id": "broker:broker",
        "kind": "broker",
        "name": "broker",
        "usedBy": [
          "service:orders",
          "worker:mailer",
        ],
      },
      "table": {
        "columns": [
          {
            "name": "id",
            "nullable": false,
            "type": "uuid",
          },
          {
            "name": "payment_id",
            "nullable": false,
            "type": "uuid",
          },
          {
            "name": "amount",
            "nullable": false,
            "type": "double precision",
          },
          {
            "name": "reason",
            "nullable": true,
            "type": "text",
          },
        ],
        "file": "services/payments/migrations/001_payments.sql",
        "foreignKeys": [
          {
            "columns": [
              "payment_id",
            ],
            "onDelete": "cascade",
            "references": {
              "columns": [
                "id",
              ],
              "table": "payments",
            },
          },
        ],
        "id": "database:payments-db/refunds",
        "indexes": [],
        "line": 11,
        "name": "refunds",
        "primaryKey": [
          "id",
        ],
        "schema": null,
        "store": "database:payments-db",
      },
    }
  `);
});

test('nothing is lost on the way through text', () => {
  expect(JSON.parse(JSON.stringify(review))).toEqual(review);
});
