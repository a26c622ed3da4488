import { expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  component,
  endpoint,
  operation,
  operationCall,
  table,
} from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { boundariesMarkdown } from '../../report/advice/boundaries-markdown.ts';
import { boundaries } from './boundaries.ts';

/** Two services that share a store: billing changes what bookings owns, and they ask each other. */
const neighbors = buildSystem({
  components: [component('bookings'), component('billing')],
  operations: [operation('POST /bookings', 'bookings'), operation('POST /invoices', 'billing')],
  endpoints: [endpoint('POST /bookings', { service: 'bookings' }), endpoint('POST /invoices', { service: 'billing' })],
  tables: [
    table('bookings', { declaredBy: 'bookings' }),
    table('invoices', { declaredBy: 'billing', foreignKeys: ['booking_id > bookings'] }),
  ],
  accesses: [
    access('POST /bookings', 'insert bookings'),
    access('POST /invoices', 'insert invoices'),
    access('POST /invoices', 'update bookings'),
  ],
  calls: [call('POST /bookings', 'POST billing /invoices', { from: 'bookings', endpoint: 'billing POST /invoices' })],
  connections: [
    { from: 'bookings', to: 'billing', kind: 'call', provenance: 'extracted', evidence: [] },
    { from: 'billing', to: 'bookings', kind: 'call', provenance: 'extracted', evidence: [] },
  ],
});

test('what crosses owners is named, gravest first', () => {
  const plan = boundaries(indexSystem(neighbors));
  expect(
    plan.crossings.map(({ kind, from, to, what }) => `${kind}, ${from} → ${to}: ${what}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "write, billing → bookings: POST /invoices writes \`bookings\`
    foreign key, billing → bookings: \`invoices.booking_id\` refers to \`bookings\`"
  `);
  expect(plan.verdict.join('\n')).toMatchInlineSnapshot(`
    "1 write and 1 foreign key cross into tables of another owner. Undo the write first: it bypasses the owner’s rules.
    billing and bookings call each other in a circle: none can be deployed or understood alone. Turn the call that only informs into a message, or make them one service.
    Do not split bookings and billing further."
  `);
  expect(
    plan.chains.map(({ route, availability, budget, longestWait }) => [route, availability, budget, longestWait]),
  ).toMatchInlineSnapshot(`
    [
      [
        "POST /bookings",
        "0.999 ^ 2 = 0.9980, 86 minutes of failure a month",
        "500 ms ÷ (1 call + 1) = 250 ms each",
        "2,000 ms",
      ],
    ]
  `);
});

/** A school in one process: lessons and fees know each other by one transaction and one key. */
const lessons = ['lessons', 'teachers', 'rooms', 'timetables'];
const fees = ['fees', 'payments', 'reminders', 'accounts'];
const lessonRoutes = ['GET /lessons', 'GET /timetable', 'GET /rooms', 'GET /teachers', 'GET /week', 'GET /today'];
const feeRoutes = ['GET /fees', 'GET /reminders', 'GET /accounts', 'GET /overdue', 'GET /paid'];
const school = buildSystem({
  tables: [...lessons, ...fees].map((name) =>
    table(name, { declaredBy: 'shop', ...(name === 'fees' ? { foreignKeys: ['lesson_id > lessons'] } : {}) }),
  ),
  endpoints: [...lessonRoutes, ...feeRoutes, 'POST /enrolments'].map((route) => endpoint(route)),
  accesses: [
    ...lessonRoutes.flatMap((route) => lessons.map((name) => access(route, `select ${name}`))),
    ...feeRoutes.flatMap((route) => fees.map((name) => access(route, `select ${name}`))),
    access('POST /enrolments', 'insert lessons', { inTransaction: true }),
    access('POST /enrolments', 'insert fees', { inTransaction: true }),
  ],
});

test('a monolith is cut where its requests seldom cross, and each thing to undo is named', () => {
  const plan = boundaries(indexSystem(school));
  const page = boundariesMarkdown('school', plan);
  expect(page.slice(page.indexOf('### shop'))).toMatchInlineSnapshot(`
    "### shop

    8 tables, 12 requests, modularity 0.34 (0.3 to 0.7 is a visible structure). \`fees\` and what is not named below stays in shop: it serves most requests.

    | Order | Part | Tables | Requests | Cost of the cut | For each request |
    | --- | --- | --- | --- | --- | --- |
    | 1 | \`lessons\` | \`lessons\`, \`rooms\`, \`teachers\`, \`timetables\` | 6 | 5 × 1 transaction + 2 × 0 joins + 1 foreign key + 1 call = 7 | 1.2 |

    Cutting \`lessons\` has to undo:

    - Transactions (an outbox or a saga each): \`POST /enrolments (fees, lessons)\`
    - Foreign keys (the id stays, the constraint goes): \`fees.lesson_id → lessons\`
    - Calls (each can fail and takes a round trip): \`POST /enrolments → lessons (lessons)\`
    "
  `);
  expect(plan.verdict).toMatchInlineSnapshot(`
    [
      "shop could be cut: \`lessons\` is the cheapest part to take out (cost 7), and 1 transaction would have to be undone before. Cut only when it needs a team, a release or a scale of its own; until then make it a module with its own tables.",
    ]
  `);
});

test('two transactions of one request, each within one part, leave nothing to undo', () => {
  const apart = buildSystem({
    ...school,
    operations: [...school.operations, operation('openLesson'), operation('openFee')],
    operationCalls: ['openLesson', 'openFee'].map((to) => operationCall('POST /enrolments', to)),
    accesses: [
      ...school.accesses.filter(({ inTransaction }) => !inTransaction),
      access('openLesson', 'insert lessons', { inTransaction: true }),
      access('openFee', 'insert fees', { inTransaction: true }),
    ],
  });
  const [proposal] = boundaries(indexSystem(apart)).proposals;
  expect(proposal?.parts.map(({ name, cost }) => `${name}: ${cost.how}`)).toMatchInlineSnapshot(`
    [
      "lessons: 5 × 0 transactions + 2 × 0 joins + 1 foreign key + 1 call = 2",
    ]
  `);
});

test('a small service stays whole', () => {
  const small = boundaries(indexSystem(buildSystem({ ...school, tables: school.tables.slice(0, 5) })));
  expect(small.proposals.map(({ parts, whyNot }) => [parts.length, ...whyNot])).toMatchInlineSnapshot(`
    [
      [
        0,
        "5 tables, fewer than 8: its parts would be smaller than what it costs to run them.",
      ],
    ]
  `);
});

test('without facts there is no border to judge', () => {
  expect(boundariesMarkdown('empty', boundaries(indexSystem(buildSystem({ components: [] }))))).toMatchInlineSnapshot(`
    "# Service boundaries of empty

    No table and no call between services was found, so there is no border to judge.
    "
  `);
});
