import { expect, test } from 'vitest';
import type { System } from '../../src/core/model/system.ts';
import { withKnown } from '../../src/core/model/with-known.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { createRuleMemory } from '../../src/core/rules/rule-memory.ts';
import { runRules } from '../../src/core/rules/run-rules.ts';
import { ownHeap } from '../../src/worker/tidy-memory.ts';
import { buildSystem, endpoint } from '../support/build-system.ts';

/** The index of each state was within reach of the next one's: an hour of typing kept all that was ever typed. */
test('rules hold on to the last state of a workspace alone, however often it is edited', async () => {
  const memory = createRuleMemory();
  const states: WeakRef<System['endpoints']>[] = [];
  let system = bakery(0);
  for (let edit = 1; edit <= 4; edit += 1) {
    runRules(system, rules, {}, memory);
    states.push(new WeakRef(system.endpoints));
    system = withKnown(system, bakery(edit));
  }
  runRules(system, rules, {}, memory);
  // A list that was asked for lives on until whoever asked is done.
  // What a collection leaves to the next one is gone after a few.
  for (let look = 0; look < 20 && states.some((state) => state.deref() !== undefined); look += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    ownHeap().collect();
  }
  expect(states.filter((state) => state.deref() !== undefined)).toEqual([]);
});

function bakery(edit: number): System {
  return buildSystem({ endpoints: [endpoint('GET /loaves'), endpoint(`POST /loaves/${edit}`)] });
}
