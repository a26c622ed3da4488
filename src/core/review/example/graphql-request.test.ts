import { expect, test } from 'vitest';
import { endpoint, object, parameter, quote, text } from '../../../../test/support/system-builder.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { exampleExchange } from './example-exchange.ts';

const at = quote('src/schema.ts:1', 'type Query');

/** Request, answer and what is guessed, as a person would read them. */
function exchange(subject: Endpoint, system: System): string {
  const { request, response, inferred } = exampleExchange(indexSystem(system), subject);
  return [request, response, (inferred ?? []).join(', ')].filter((part) => part !== '').join('\n---\n');
}

test('a field of another type of GraphQL is asked for inside of a query that leads to it', () => {
  const line = { ...object({ note: text(), price: { type: 'integer' } }), name: 'Line' };
  const order = { ...object({ id: text(), lines: { type: 'array', items: line } }), name: 'Order' };
  const asking = {
    ...endpoint('orders', 'POST /graphql#Query.order', at, {
      protocol: 'graphql',
      responses: [{ status: 200, shape: object({ data: object({ order }) }) }],
    }),
    parameters: [
      { ...parameter('body', 'id', 'string', text()), required: true },
      { ...parameter('body', 'kind', 'string', { type: 'string', values: ['GIFT'] }), required: false },
    ],
  };
  const price = endpoint('orders', 'POST /graphql#Line.price', at, { protocol: 'graphql' });
  const buyer = endpoint('orders', 'POST /graphql#Buyer.orders', at, { protocol: 'graphql' });
  const by = endpoint('orders', 'POST /graphql#Query.buyer', at, { protocol: 'graphql' });
  const audit = endpoint('orders', 'POST /graphql#Audit.entries', at, { protocol: 'graphql' });
  const system = { ...emptySystem, endpoints: [asking, price, buyer, by, audit] };
  const asked = [asking, price, buyer, audit].map((each) => exchange(each, system));
  expect(
    asked.join('\n\n======\n').replaceAll('Host: localhost\nContent-Type: application/json\n', ''),
  ).toMatchInlineSnapshot(`
    "POST /graphql HTTP/1.1

    {
      "query": "query { order(id: \\"7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b\\", kind: GIFT) { id lines { note price } } }"
    }
    ---
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "data": {
        "order": {
          "id": "7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
          "lines": [
            {
              "note": "Please ring twice.",
              "price": 1999
            }
          ]
        }
      }
    }

    ======
    POST /graphql HTTP/1.1

    {
      "query": "query { order(id: \\"7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b\\") { lines { price } } }"
    }
    ---
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "data": {
        "order": {
          "lines": [
            {
              "price": 1999
            }
          ]
        }
      }
    }

    ======
    POST /graphql HTTP/1.1

    {
      "query": "query { buyer { orders { __typename } } }"
    }
    ---
    HTTP/1.1 200 OK
    ---
    that buyer gives Buyer from its name

    ======
    # Asked for inside of any query that leads to Audit:

    ... on Audit { entries }
    ---
    HTTP/1.1 200 OK"
  `);
});

test('where nothing says what a field gives, the columns of its rows are asked for', async () => {
  const system = await systemOf({
    'requirements.txt': 'ariadne\nsqlalchemy\n',
    'app.py': `from ariadne import MutationType, QueryType
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

query = QueryType()
mutation = MutationType()

class Base(DeclarativeBase): pass

class Tide(Base):
    __tablename__ = "tides"
    id: Mapped[int] = mapped_column(primary_key=True)
    high_at: Mapped[str]

@query.field("tides")
def tides(*_):
    with Session(engine) as session:
        return session.scalars(select(Tide).limit(20)).all()

@query.field("moon")
def moon(*_):
    return "full"
`,
  });
  const shown = system.endpoints.map((each) => exchange(each, system).replace(/^[\s\S]*"query": /, ''));
  expect(shown.join('\n')).toMatchInlineSnapshot(`
    ""query { moon { __typename } }"
    }
    ---
    HTTP/1.1 200 OK
    "query { tides { id highAt } }"
    }
    ---
    HTTP/1.1 200 OK
    ---
    the fields that are asked for from the columns of tides"
  `);
});
