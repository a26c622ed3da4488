import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSystem } from '../../../test/support/build-system.ts';
import { joinedTowns } from '../../../test/support/joined-towns.ts';
import { someParts } from '../../../test/support/some-parts.ts';
import type { System } from '../model/system.ts';
import { buildIndex, indexSystem } from '../model/system-index.ts';
import { withKnown } from '../model/with-known.ts';
import { createRuleMemory, type RuleMemory } from '../rules/rule-memory.ts';
import { runRules } from '../rules/run-rules.ts';
import { bottlenecks } from './bottlenecks.ts';
import { capacity } from './capacity.ts';
import { technologies } from './technologies.ts';

const parts = ['endpoints', 'accesses', 'tables', 'calls', 'operationCalls', 'operations', 'components'] as const;
const shop = someParts.map(buildSystem);
const steps = fc.array(fc.record({ part: fc.constantFrom(...parts), inShop: fc.boolean(), other: shop }), {
  minLength: 1,
  maxLength: 4,
});

test('advice that districts are asked for is that of the whole, whatever is kept of earlier times', () => {
  fc.assert(
    fc.property(shop, shop, steps, (one, other, changes) => {
      const memory = createRuleMemory();
      let town = { shop: one, harbor: other };
      let system = joinedTowns(town);
      advised(system, memory);
      for (const { part, inShop, other } of changes) {
        const name = inShop ? 'shop' : 'harbor';
        town = { ...town, [name]: { ...town[name], [part]: other[part] } };
        system = withKnown(system, joinedTowns(town));
        expect(advised(system, memory)).toBe(adviceOn(buildIndex(JSON.parse(JSON.stringify(system)))));
      }
    }),
    { numRuns: 60, seed: 29_11 },
  );
});

/** As in a review: rules are asked before, and leave an index that knows districts. */
function advised(system: System, memory: RuleMemory): string {
  runRules(system, [], {}, memory);
  return adviceOn(indexSystem(memory.reviewed(system)));
}

function adviceOn(index: ReturnType<typeof buildIndex>): string {
  const ground = { index, signals: [] };
  return JSON.stringify([technologies(ground), bottlenecks(ground), capacity(ground)], null, 1);
}
