import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, table } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { factsJson } from '../../report/json/facts-json.ts';
import { boundaries } from './boundaries.ts';

interface Facts {
  readonly tables: readonly {
    readonly id: string;
    readonly name: string;
    readonly foreignKeys: readonly { readonly references: { readonly table: string } }[];
  }[];
  readonly accesses: readonly {
    readonly endpoints: readonly string[];
    readonly table: string;
    readonly kind: 'read' | 'write';
    readonly inTransaction: boolean;
  }[];
}

/** Counts again what lies on both sides, from what `facts --format json` prints and by no function of the plan. */
function recount(facts: Facts, part: ReadonlySet<string>): string {
  let [calls, transactions, keys] = [0, 0, 0];
  for (const route of new Set(facts.accesses.flatMap(({ endpoints }) => endpoints))) {
    const used = facts.accesses.filter(({ endpoints }) => endpoints.includes(route));
    const isOnBothSides = (some: Facts['accesses']): boolean =>
      new Set(some.map((each) => part.has(each.table))).size > 1;
    if (isOnBothSides(used)) calls += 1;
    if (isOnBothSides(used.filter(({ kind, inTransaction }) => kind === 'write' && inTransaction))) transactions += 1;
  }
  for (const { id, foreignKeys } of facts.tables)
    for (const { references } of foreignKeys) if (part.has(id) !== part.has(references.table)) keys += 1;
  return `${transactions} transactions, ${keys} keys, ${calls} calls`;
}

/** A theater in one program: plays and halls on one side, tickets and money on the other. */
const stage = ['plays', 'halls', 'casts', 'scenes'];
const office = ['tickets', 'payments', 'refunds', 'guests'];
const stageRoutes = [
  'GET /plays',
  'GET /halls',
  'GET /casts',
  'GET /scenes',
  'GET /week',
  'GET /month',
  'GET /year',
  'GET /tour',
];
const officeRoutes = [
  'GET /tickets',
  'GET /payments',
  'GET /refunds',
  'GET /guests',
  'GET /day',
  'GET /debts',
  'GET /sums',
  'GET /lists',
  'GET /mails',
];
const theater = buildSystem({
  tables: [...stage, ...office].map((name) =>
    table(name, {
      declaredBy: 'shop',
      ...(name === 'tickets' ? { foreignKeys: ['play_id > plays', 'guest_id > guests'] } : {}),
      ...(name === 'payments' ? { foreignKeys: ['hall_id > halls'] } : {}),
    }),
  ),
  endpoints: [...stageRoutes, ...officeRoutes, 'POST /sales', 'GET /seats'].map((route) => endpoint(route)),
  accesses: [
    ...stageRoutes.flatMap((route) => stage.map((name) => access(route, `select ${name}`))),
    ...officeRoutes.flatMap((route) => office.map((name) => access(route, `select ${name}`))),
    access('POST /sales', 'insert tickets', { inTransaction: true }),
    access('POST /sales', 'update halls', { inTransaction: true }),
    access('GET /seats', 'select halls'),
    access('GET /seats', 'select tickets'),
  ],
});

test('what a cut has to undo, counted again from the facts', () => {
  const [proposal] = boundaries(indexSystem(theater)).proposals;
  const [part] = proposal?.parts ?? [];
  expect(proposal?.whyNot).toEqual([]);
  expect(part?.cost.how).toBe('5 × 1 transaction + 2 × 0 joins + 2 foreign keys + 2 calls = 9');
  const facts = factsJson(theater) as unknown as Facts;
  expect(recount(facts, new Set(part?.tables))).toBe('1 transactions, 2 keys, 2 calls');
});
