import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSystem, place } from '../../../test/support/build-system.ts';
import { joinedTowns } from '../../../test/support/joined-towns.ts';
import { someParts } from '../../../test/support/some-parts.ts';
import type { System } from '../model/system.ts';
import { districtNames } from './district-names.ts';
import { districtsOf } from './districts.ts';
import { districtsAgain } from './districts-again.ts';

const parts = ['endpoints', 'accesses', 'tables', 'calls', 'operations', 'effects', 'replies'] as const;
const shop = someParts.map(buildSystem);

test('districts with what changed in them are those that would be found now', () => {
  fc.assert(
    fc.property(shop, shop, shop, fc.constantFrom(...parts), fc.boolean(), (one, other, third, part, moves) => {
      const before = joinedTowns({ shop: one, harbor: other });
      const elsewhere = { ...other, [part]: other[part].map((each) => ({ ...each, evidence: [place('elsewhere')] })) };
      const now = joinedTowns({ shop: one, harbor: moves ? elsewhere : { ...other, [part]: third[part] } });
      expect(districtsNow(before, now)).toEqual(districtsOf(now));
    }),
    { numRuns: 100 },
  );
});

test('what belongs elsewhere from now on is found there', () => {
  const tie = fc.constantFrom('service', 'handler', 'operation', 'from', 'to', 'store', 'table');
  const place = fc.constantFrom(
    'shop',
    'harbor shop',
    'GET /orders',
    'harbor GET /orders',
    'orders',
    'db',
    'harbor db',
  );
  fc.assert(
    fc.property(shop, shop, fc.constantFrom(...parts), tie, place, (one, other, part, tie, place) => {
      const before = joinedTowns({ shop: one, harbor: other });
      const now = { ...before, [part]: before[part].map((each) => (tie in each ? { ...each, [tie]: place } : each)) };
      expect(districtsNow(before, now)).toEqual(districtsOf(now));
    }),
    { numRuns: 200 },
  );
});

test('a line that moves touches no list of another district', () => {
  const half = buildSystem({ operations: [{ ...operationOf('GET /tours') }] });
  const before = joinedTowns({ shop: half, harbor: half });
  const [first, second] = before.operations;
  const now = { ...before, operations: [first, { ...second, evidence: [place('elsewhere')] }] } as typeof before;
  const known = districtsOf(before);
  const again = districtsNow(before, now, known);
  expect(again.map(({ system }, at) => system.operations === known[at]?.system.operations)).toEqual([true, false]);
});

/** By the change where that does, else anew. */
function districtsNow(before: System, now: System, known = districtsOf(before)) {
  return districtsAgain(before, known, now, districtNames(known)) ?? districtsOf(now);
}

function operationOf(name: string) {
  return { id: name, name, service: 'shop', evidence: [place(name)], provenance: 'extracted', role: 'system' } as const;
}
