import { expect, test } from 'vitest';
import {
  access,
  buildSystem,
  endpoint,
  guard,
  operation,
  operationCall,
  table,
} from '../../../../test/support/build-system.ts';
import type { Guard } from '../../model/endpoint.ts';
import { indexSystem } from '../../model/system-index.ts';
import { cacheMarkdown } from '../../report/advice/cache-markdown.ts';
import { cachePlan } from './cache-plan.ts';

const parameter = { in: 'query', required: false, type: 'string' } as const;

/** A theater: everybody may see the plays of a house, guests see their own tickets, and seats sell out. */
const theater = buildSystem({
  tables: [
    table('plays', { columns: 'id bigint, house_id bigint, tenant_id bigint' }),
    table('tickets', { columns: 'id bigint, guest text, customer_id bigint' }),
    table('seats'),
    table('drafts'),
  ],
  endpoints: [
    endpoint('GET /plays', {
      parameters: [
        { ...parameter, name: 'month' },
        { ...parameter, name: 'q' },
      ],
    }),
    endpoint('GET /plays/{id}'),
    endpoint('GET /houses/{house}/plays'),
    endpoint('PUT /plays/{id}', { guards: [guard('authentication', 'requireStaff')] }),
    endpoint('GET /tickets', { guards: [guard('authentication', 'requireGuest')] }),
    endpoint('GET /seats'),
    endpoint('GET /drafts'),
    endpoint('POST /drafts'),
  ],
  accesses: [
    access('GET /plays', 'select plays', { many: true, filters: ['tenant_id'] }),
    access('GET /plays/{id}', 'select plays', { filters: ['id'] }),
    access('GET /houses/{house}/plays', 'select plays', { many: true, filters: ['house_id'] }),
    access('PUT /plays/{id}', 'update plays', { filters: ['id'] }),
    access('GET /tickets', 'select tickets', { many: true }),
    access('GET /seats', 'select seats', { many: true }),
    access('GET /drafts', 'select drafts', { many: true }),
    access('POST /drafts', 'insert drafts'),
  ],
});

test('open reads get a key, an end and their writers; the others are told why not', () => {
  expect(cacheMarkdown('theater', cachePlan(indexSystem(theater)))).toMatchInlineSnapshot(`
    "# Cache plan of theater

    - 2 of 6 read routes are worth a copy: \`GET /plays\` and \`GET /houses/{house}/plays\`.
    - Begin with the HTTP headers: they cost nothing to run. A shared cache pays when these routes together pass about 200 requests a second, or their p95 stays above 50 ms with every index in place.

    ## What to keep a copy of

    ### \`plays\` of shop

    - Read to write in the code: 3:1 = 3.0
    - Kept for 5 minutes: its writers throw it away; five minutes bound how long an old answer lasts if one of them crashes right after its commit
    - Invalidated by: \`PUT /plays/{id}\` (\`plays\`)
    - How: \`INCR shop:plays:rev\` after the commit: the number stands in each key as \`rev\`, so that all pages and filters are old at once and no key has to be listed
    - Against a stampede: one query for each key and process at a time (single flight); vary the time by ±10 % (270 to 330 s), so that not all end at once

    | Route | Key | Why this key | HTTP |
    | --- | --- | --- | --- |
    | \`GET /plays\` | \`shop:tenant_id={tenant_id}:plays:month={month}:q={q}:rev={plays.rev}\` | \`tenant_id\` first, so that no tenant sees another’s rows; no user part: no guard asks who calls; keep no copy where \`q\` is given: free text is seldom asked twice | \`Cache-Control: private, max-age=60\`, \`Vary: Authorization\` and an \`ETag\` |
    | \`GET /houses/{house}/plays\` | \`shop:houses:{house}:plays:rev={plays.rev}\` | no user part: no guard asks who calls | \`Cache-Control: public, max-age=60, stale-while-revalidate=60\` and an \`ETag\` |

    ## Where a copy would be wrong

    - Cheap: the database answers in about the time that a cache would need.
    - Personal: a shared copy can be shown to somebody else, and a copy for each person is seldom asked for twice.
    - Has to be right: an old answer costs money or lets somebody in.
    - Written too often: most copies would be thrown away before they are used.

    | Because it is | Why | Routes | What HTTP may still do |
    | --- | --- | --- | --- |
    | cheap | one row of \`plays\` by its key. | \`GET /plays/{id}\` | \`ETag\`, so that an unchanged row is not sent again |
    | personal | by \`tickets.customer_id\` it is somebody’s own. | \`GET /tickets\` | \`Cache-Control: private, no-cache\` and an \`ETag\` |
    | has to be right | \`seats\` decides about money, stock or access. | \`GET /seats\` | \`Cache-Control: no-store\` |
    | written too often | 1 request reads its tables and 1 writes them, less than 2 to 1. | \`GET /drafts\` | \`Cache-Control: no-cache\` and an \`ETag\` |

    ## Read to write, table by table

    Counted in the code: requests, schedules and messages that reach a read or a write. Weigh them with what is measured before building on them.

    | Table | Read by | Written by | Ratio |
    | --- | --- | --- | --- |
    | \`plays\` | 3 | 1 | 3:1 = 3.0 |
    | \`tickets\` | 1 | 0 | 1:0 |
    | \`seats\` | 1 | 0 | 1:0 |
    | \`drafts\` | 1 | 1 | 1:1 = 1.0 |
    "
  `);
});

test('a copy that a writer leaves in place is mended first', () => {
  const use = {
    ...access('GET /plays/{id}', 'select plays'),
    cache: 'redis',
    keyPattern: 'play:{}',
    kind: 'write',
  } as const;
  const plan = cachePlan(indexSystem({ ...theater, cacheUses: [use] }));
  expect(plan.verdict[0]).toMatchInlineSnapshot(
    `"Mend \`play:*\` first: \`PUT /plays/{id}\` changes what it holds and does not throw it away."`,
  );
  expect(cacheMarkdown('theater', plan)).toMatch(/^\| `play:\*` \|/m);
});

test('an entry holds what is read where it is written, and a new row leaves a copy of one as it is', () => {
  const use = {
    ...access('GET /plays/{id}', 'select plays'),
    cache: 'redis',
    keyPattern: 'play:{}',
    kind: 'write',
  } as const;
  const system = {
    ...theater,
    cacheUses: [use],
    operations: [...theater.operations, operation('countVisit')],
    operationCalls: [operationCall('GET /plays/{id}', 'countVisit')],
    endpoints: [...theater.endpoints, endpoint('POST /plays')],
    accesses: [...theater.accesses, access('countVisit', 'select drafts'), access('POST /plays', 'insert plays')],
  };
  const [play] = cachePlan(
    indexSystem({ ...system, operations: [...system.operations, operation('POST /plays')] }),
  ).existing;
  expect(play?.forgotten).toEqual(['PUT /plays/{id}']);
});

test('a visit is no sign-in', () => {
  const reads = (columns: string): readonly string[] => {
    const system = buildSystem({
      endpoints: [endpoint('GET /pages')],
      tables: [table('session', { columns })],
      accesses: [access('GET /pages', 'select session', { many: true })],
    });
    return cachePlan(indexSystem(system)).refused.map(({ kind }) => kind);
  };
  expect(reads('id bigint, token text')).toEqual(['has to be right']);
  expect(reads('id bigint, browser text')).toEqual([]);
});

test('rows that a list of keys chooses for who is signed in may be theirs', () => {
  const kinds = (operator: 'in' | 'equal', guards: readonly Guard[]): readonly string[] => {
    const filters = [{ column: operator === 'in' ? 'id' : 'hall', operator }];
    const system = buildSystem({
      endpoints: [endpoint('GET /shelves', { guards })],
      tables: [table('shelves', { columns: 'id bigint, hall text' })],
      accesses: [access('GET /shelves', 'select shelves', { many: true, filters })],
    });
    return cachePlan(indexSystem(system)).refused.map(({ kind }) => kind);
  };
  const signedIn = [guard('authentication', 'requireReader')];
  expect(kinds('in', signedIn)).toEqual(['personal']);
  expect(kinds('in', [])).not.toContain('personal');
  expect(kinds('equal', signedIn)).not.toContain('personal');
});

test('what is found by an order or by who receives it is somebody’s own', () => {
  const refused = (column: string): readonly string[] => {
    const system = buildSystem({
      endpoints: [endpoint('GET /parcels'), endpoint('GET /halls')],
      tables: [table('parcels', { columns: 'id bigint, order_id bigint, recipient text, hall_id bigint' })],
      accesses: [access('GET /parcels', 'select parcels', { many: true, filters: [column] })],
    });
    return cachePlan(indexSystem(system)).refused.map((each) => each.why.split(':')[0] ?? '');
  };
  expect(refused('order_id')).toEqual(['by `order_id` it is somebody’s own.']);
  expect(refused('recipient')).toEqual(['by `recipient` it is somebody’s own.']);
  expect(refused('hall_id')).not.toContain('by `hall_id` it is somebody’s own.');
});
