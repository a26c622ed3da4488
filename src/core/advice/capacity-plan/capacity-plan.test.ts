import { expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  component,
  endpoint,
  operation,
  table,
} from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { capacityPlan } from './capacity-plan.ts';
import { defaultLoad } from './load.ts';

/** A hotel: the desk asks rooms for each night of a stay, and writes a booking. */
const hotel = buildSystem({
  components: [
    component('db', { kind: 'database', technology: 'postgresql' }),
    component('desk', {
      deployment: { file: 'compose.yaml', replicas: 1, ports: [], healthCheck: true, environment: {}, dependsOn: [] },
    }),
  ],
  tables: [table('bookings', { columns: 'id bigint, room_id bigint' }), table('rooms')],
  endpoints: [
    endpoint('GET /stays', { service: 'desk' }),
    endpoint('POST /bookings', { service: 'desk' }),
    endpoint('GET /rooms', { service: 'rooms' }),
  ],
  operations: [operation('GET /stays', 'desk'), operation('POST /bookings', 'desk'), operation('GET /rooms', 'rooms')],
  accesses: [access('POST /bookings', 'insert bookings'), access('GET /rooms', 'select rooms', { many: true })],
  calls: [call('GET /stays', 'GET rooms /rooms', { from: 'desk', endpoint: 'rooms GET /rooms', inLoop: true })],
});

const index = indexSystem(hotel);

test('every figure shows its formula with the values in it', () => {
  const { verdict, services, stores, tables } = capacityPlan(index, defaultLoad);
  expect(verdict.join('\n')).toMatchInlineSnapshot(`
    "GET /stays works hardest: 10 calls of its own, and becomes 11 requests in all.
    Instances at peak, with one to spare: desk needs 3 and has 1.
    Most connections at work in db at peak: 13.7 (Little’s law: 910 queries/s × 3 × 0.005 s = 13.7).
    \`bookings\` grows most, to 1.6 GB in 3 years: 24,600,000 rows, which one table carries without partitions."
  `);
  expect(
    [...services, ...stores, ...tables].map(({ what, how }) => `${what}: ${how}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "answers to the outside: 100 requests/s × 3 × 4,096 bytes × 8 = 9.83
    instances of rooms: ⌈900 requests/s × 3 ÷ 200⌉ + 1 to spare = 15; 1 taken to run
    requests at work in rooms: Little’s law: 2,700 requests/s × (0.005 s + 1 query × 0.005 s) = 27
    pool of an instance of rooms: max(2, ⌈2,700 requests/s × 1 query × 0.005 s ÷ 15 instances ÷ 0.7⌉) = 2
    instances of desk: ⌈100 requests/s × 3 ÷ 200⌉ + 1 to spare = 3; 1 configured
    requests at work in desk: Little’s law: 300 requests/s × (0.005 s + 0.1 queries × 0.005 s + 9 calls × 0.002 s + 0.09 s for the work of neighbors) = 34
    pool of an instance of desk: max(2, ⌈300 requests/s × 0.1 queries × 0.005 s ÷ 3 instances ÷ 0.7⌉) = 2
    connections at work in db: Little’s law: 910 queries/s × 3 × 0.005 s = 13.7
    connections open to db: 2 instances × a pool of 10 (the default of most clients) = 20 of 100, PostgreSQL’s default; room for 9 instances
    bookings: 432,000 people × 12 rows a year × (1 + 1.5 + 2.25) = 24,600,000 rows × 44 bytes = 1.1 GB in pages + 560 MB of indexes"
  `);
});

test('a call in a loop is as many requests', () => {
  const { routes } = capacityPlan(index, { ...defaultLoad, rps: 10, peak: 2, growth: 0 });
  expect(
    routes
      .map(({ route, atPeak, calls, fanOut }) => `${route}: ${atPeak}, ${calls} calls, ${fanOut} requests`)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "GET /rooms: 90 × 2 = 180, 0 calls, 1 requests
    GET /stays: 9 × 2 = 18, 10 calls, 11 requests
    POST /bookings: 1 × 2 = 2, 0 calls, 1 requests"
  `);
});

test('without routes there is no load', () => {
  expect(capacityPlan(indexSystem(buildSystem({})), defaultLoad).verdict).toMatchInlineSnapshot(`
    [
      "No route with a handler was found, so there is no load to reckon.",
    ]
  `);
});
