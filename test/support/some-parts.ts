import fc from 'fast-check';
import { access, call, channel, effect, endpoint, operationCall, reply, table } from './build-system.ts';

const routes = ['GET /orders', 'POST /orders', 'DELETE /orders/{id}', 'GET /me', 'POST /login'];
const tables = ['orders', 'order_items', 'audit_log', 'unknown'];
const services = ['shop', 'stock', 'payments', 'nowhere'];

/** Parts of a System in which much refers to what is missing. */
export const someParts = fc.record({
  endpoints: some(fc.constantFrom(...routes).map((route) => endpoint(route))),
  accesses: some(
    fc
      .record({
        route: fc.constantFrom(...routes, 'nobody'),
        verb: fc.constantFrom('select', 'count', 'insert', 'update', 'delete', 'upsert'),
        table: fc.constantFrom(...tables),
        many: fc.boolean(),
        inLoop: fc.boolean(),
        filters: fc.subarray(['id', 'customer_id', 'ghost']),
        sorts: fc.subarray(['placed_at', 'ghost']),
      })
      .map(({ route, verb, table: name, ...over }) => access(route, `${verb} ${name}`, over)),
  ),
  tables: some(
    fc.constantFrom(...tables).map((name) =>
      table(name, {
        columns: 'id bigint, customer_id bigint, placed_at date',
        foreignKeys: ['customer_id > ghosts'],
      }),
    ),
  ),
  calls: some(
    fc
      .record({
        from: fc.constantFrom(...services),
        to: fc.constantFrom(...services),
        route: fc.constantFrom(...routes),
        inTransaction: fc.boolean(),
      })
      .map(({ from, to, route, inTransaction }) => ({
        ...call(route, `POST ${to} /orders/{}`, { inTransaction, endpoint: `${to} ${route}` }),
        from,
      })),
  ),
  operationCalls: some(
    fc
      .record({ from: fc.constantFrom(...routes), to: fc.constantFrom(...routes, 'helper'), inLoop: fc.boolean() })
      .map(({ from, to, inLoop }) => operationCall(from, to, { inLoop })),
  ),
  channels: some(fc.constantFrom(...routes).map((route) => channel(`${route} done`, route))),
  effects: some(fc.constantFrom(...routes).map((route) => effect(route, 'module-state-write', 'carts'))),
  replies: some(fc.constantFrom(...routes).map((route) => reply(route, 404, { shape: { type: 'string' } }))),
});

/** Up to five, no two alike. */
function some<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.uniqueArray(one, { maxLength: 5, selector: (item) => JSON.stringify(item) });
}
