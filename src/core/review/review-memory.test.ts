import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSystem } from '../../../test/support/build-system.ts';
import { joinedTowns } from '../../../test/support/joined-towns.ts';
import { someParts } from '../../../test/support/some-parts.ts';
import type { System } from '../model/system.ts';
import { withKnown } from '../model/with-known.ts';
import { rules } from '../rules/registry.ts';
import { createRuleMemory } from '../rules/rule-memory.ts';
import { runRules } from '../rules/run-rules.ts';
import { buildReview } from './build-review.ts';
import type { Review, ReviewScope } from './review.ts';
import { createReviewMemory } from './review-memory.ts';

const parts = [
  'endpoints',
  'accesses',
  'tables',
  'calls',
  'operationCalls',
  'channels',
  'effects',
  'components',
] as const;
const shop = someParts.map(buildSystem);
const steps = fc.array(
  fc.record({ part: fc.constantFrom(...parts), inShop: fc.boolean(), moves: fc.boolean(), other: shop }),
  { minLength: 1, maxLength: 5 },
);

test('a review that takes over what it can of the last one is one that is made once', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(shop, shop, steps, (one, other, changes) => {
      const review = reviewing();
      let town = { shop: one, harbor: other };
      let system = joinedTowns(town);
      review(system);
      for (const { part, inShop, moves, other } of changes) {
        const name = inShop ? 'shop' : 'harbor';
        const list = moves ? town[name][part].map((each) => ({ ...each, evidence: movedIn(each) })) : other[part];
        town = { ...town, [name]: { ...town[name], [part]: list } };
        system = withKnown(system, joinedTowns(town));
        expect(JSON.stringify(review(system))).toBe(JSON.stringify(reviewing()(joinedTowns(town))));
      }
    }),
    { numRuns: 12 },
  );
});

test('drawings that look as they did are the very same ones', () => {
  const review = reviewing();
  const before = buildSystem({});
  const [first] = review(before);
  const [again] = review({ ...before, statistics: { ...before.statistics, files: 2 } });
  expect(again?.diagrams.every((diagram, at) => diagram === first?.diagrams[at])).toBe(true);
  expect(again?.diagrams).not.toHaveLength(0);
});

/** A file, and all of it, reviewed with one memory. */
function reviewing(): (system: System) => readonly Review[] {
  const [asked, memory] = [createRuleMemory(), createReviewMemory()];
  const scopes: readonly ReviewScope[] = [
    { kind: 'files', files: ['GET-orders.ts', 'harbor GET-orders.ts'] },
    { kind: 'workspace' },
  ];
  return (system) =>
    scopes.map((scope) => {
      const review = buildReview(system, runRules(system, rules, {}, asked), scope, '', memory);
      memory.settle();
      return review;
    });
}

/** Two lines below where it stood. */
function movedIn(each: object): unknown {
  const { evidence } = each as { readonly evidence: unknown };
  return JSON.parse(JSON.stringify(evidence), (key, value) => (key === 'line' ? value + 2 : value));
}
