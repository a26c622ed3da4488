import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSystem, endpoint } from '../../../test/support/build-system.ts';
import { joinedTowns } from '../../../test/support/joined-towns.ts';
import { boundByDistricts, undeclaredReads } from '../../../test/support/rule-scope.ts';
import { someParts } from '../../../test/support/some-parts.ts';
import type { SystemIndex } from '../model/system-index.ts';
import { withKnown } from '../model/with-known.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';
import { createRuleMemory } from './rule-memory.ts';
import { runRules } from './run-rules.ts';

const parts = ['endpoints', 'accesses', 'tables', 'calls', 'operationCalls', 'channels', 'effects', 'replies'] as const;

const shop = someParts.map(buildSystem);
const steps = fc.array(
  fc.record({ part: fc.constantFrom(...parts), inShop: fc.boolean(), moves: fc.boolean(), other: shop }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

test('what is kept of earlier answers is what rules would say now', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(shop, shop, steps, (one, other, changes) => {
      const memory = createRuleMemory();
      let town = { shop: one, harbor: other };
      let before = joinedTowns(town);
      runRules(before, rules, {}, memory);
      for (const { part, inShop, moves, other } of changes) {
        const name = inShop ? 'shop' : 'harbor';
        const list = moves ? town[name][part].map((each) => ({ ...each, evidence: movedIn(each) })) : other[part];
        town = { ...town, [name]: { ...town[name], [part]: list } };
        before = withKnown(before, joinedTowns(town));
        expect(JSON.stringify(runRules(before, rules, {}, memory))).toBe(JSON.stringify(runRules(joinedTowns(town))));
      }
    }),
    { numRuns: 25 },
  );
});

test('what a district says of others is what it would say now', { timeout: 120_000 }, () => {
  const telling = (answersTo: (index: SystemIndex, question: LookUp) => readonly unknown[]): Rule => ({
    ...(rules[0] as Rule),
    check: ({ index }) => {
      const told = lookUps.map((lookUp) => new Set(answersTo(index, lookUp).map((answer) => JSON.stringify(answer))));
      return [{ title: told.map((each) => [...each]).join('\n'), message: '', fix: '', evidence: [], subjects: [] }];
    },
  });
  const ofDistricts = telling((index, lookUp) => index.ofDistricts(lookUp));
  const ofAll = telling((index, lookUp) => [lookUp(index)]);
  fc.assert(
    fc.property(shop, shop, steps, (one, other, changes) => {
      const memory = createRuleMemory();
      let town = { shop: one, harbor: other };
      let before = joinedTowns(town);
      runRules(before, [ofDistricts], {}, memory);
      for (const { part, inShop, moves, other } of changes) {
        const name = inShop ? 'shop' : 'harbor';
        const list = moves ? town[name][part].map((each) => ({ ...each, evidence: movedIn(each) })) : other[part];
        town = { ...town, [name]: { ...town[name], [part]: list } };
        before = withKnown(before, joinedTowns(town));
        expect(runRules(before, [ofDistricts], {}, memory)).toEqual(runRules(joinedTowns(town), [ofAll]));
      }
    }),
    { numRuns: 30 },
  );
});

type LookUp = (index: SystemIndex) => unknown;

const ids = ['GET /orders', 'POST /orders', 'harbor GET /orders', 'harbor DELETE /orders/{id}', 'nobody'];
const things = ['orders', 'harbor orders', 'harbor db', 'shop', 'harbor shop', 'nothing'];

/** Everything that can be looked up, wherever it stands, each as a question of its own. */
const lookUps: readonly LookUp[] = [
  ...ids.flatMap((id): LookUp[] => [
    (index) => index.operation(id),
    (index) => index.endpoint(`shop ${id}`),
    (index) => index.reachedFrom(id),
    (index) => index.endpointsOf(id),
    (index) => index.accessesOf(id),
    (index) => index.callsOf(id),
    (index) => index.outgoingOf(id),
    (index) => index.publicationsOf(id),
  ]),
  ...things.flatMap((id): LookUp[] => [
    (index) => index.component(id),
    (index) => [...new Set(index.ofDistricts(tableNamed(id)).map((table) => JSON.stringify(table)))],
    (index) => index.once(tableNamed(id)),
    (index) => index.tablesNamed(id, 'orders'),
    (index) => index.accessesOfTable(id),
    (index) => index.endpointsOfService(id),
    (index) => index.writersOf(id),
    (index) => index.readersOf(id),
  ]),
];

/** One question for one name, so that it is shared. */
function tableNamed(id: string): LookUp {
  const known = shared.get(id) ?? ((index: SystemIndex) => index.table(id));
  shared.set(id, known);
  return known;
}

test('what a rule says of districts one by one is what it says of all', () => {
  fc.assert(
    fc.property(shop, shop, (one, other) => {
      expect(boundByDistricts(joinedTowns({ shop: one, harbor: other }))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('no rule reads what it does not declare', () => {
  fc.assert(
    fc.property(shop, shop, (one, other) => {
      expect(undeclaredReads(joinedTowns({ shop: one, harbor: other }))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a rule is asked again only where something changed that it reads', () => {
  const asked: string[] = [];
  const told = (rule: Pick<Rule, 'reads' | 'within'>): Rule => ({
    ...(rules[0] as Rule),
    ...rule,
    check: ({ system }) => {
      const [part = 'tables'] = rule.reads;
      asked.push(`${system[part]?.length} ${part}`);
      return [];
    },
  });
  const memory = createRuleMemory();
  const own = [told({ reads: ['endpoints'], within: 'district' }), told({ reads: ['tables'] })];
  const half = buildSystem({ endpoints: [endpoint('GET /tours')] });
  const before = joinedTowns({ shop: half, harbor: half });
  runRules(before, own, {}, memory);
  expect(asked.splice(0)).toEqual(['1 endpoints', '1 endpoints', '0 tables']);
  const changed = { ...half, endpoints: half.endpoints.map((each) => ({ ...each, deprecated: true })) };
  runRules(withKnown(before, joinedTowns({ shop: half, harbor: changed })), own, {}, memory);
  expect(asked).toEqual(['1 endpoints']);
});

test('a rule about the whole is asked again only where districts or single things say something else', () => {
  const asked: string[] = [];
  const pathsIn = ({ system }: SystemIndex) => system.endpoints.map(({ path }) => path);
  const own: readonly Rule[] = [
    {
      ...(rules[0] as Rule),
      check: ({ index }) => {
        asked.push(index.ofDistricts(pathsIn).flat().join());
        return [];
      },
    },
    {
      ...(rules[1] as Rule),
      check: ({ index }) => {
        asked.push(`${index.endpoint('shop GET /tours')?.path}`);
        return [];
      },
    },
  ];
  const memory = createRuleMemory();
  const half = buildSystem({ endpoints: [endpoint('GET /tours')] });
  let before = joinedTowns({ shop: half, harbor: half });
  const ask = (harbor: typeof half): readonly string[] => {
    before = withKnown(before, joinedTowns({ shop: half, harbor }));
    runRules(before, own, {}, memory);
    return asked.splice(0);
  };
  expect(ask(half)).toEqual(['/tours,/tours', '/tours']);
  expect(ask({ ...half, endpoints: half.endpoints.map((each) => ({ ...each, deprecated: true })) })).toEqual([]);
  expect(ask({ ...half, endpoints: half.endpoints.map((each) => ({ ...each, path: '/halls' })) })).toEqual([
    '/tours,/halls',
  ]);
});

const shared = new Map<string, LookUp>();

/** Two lines below where it stood. */
function movedIn({ evidence }: { readonly evidence: unknown }): unknown {
  return JSON.parse(JSON.stringify(evidence), (key, value) => (key === 'line' ? value + 2 : value));
}
