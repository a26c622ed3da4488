import { expect, test } from 'vitest';
import { createAnswers, sharedAnswers } from './answers.ts';
import type { Definition } from './definition.ts';

/** Each step of a staircase asks back for itself, and twice for the next one. */
function staircase(steps: number): { readonly last: readonly Definition[]; readonly worked: number } {
  const { remember } = createAnswers(sharedAnswers(), undefined);
  let worked = 0;
  const step = (at: number): readonly Definition[] =>
    remember('name', 'stairs', at, 'step', () => {
      worked++;
      if (at === steps) return [{ kind: 'module', file: 'attic.ts' }];
      return [...rail(at), ...step(at + 1), ...step(at + 1)];
    });
  const rail = (at: number): readonly Definition[] => remember('name', 'stairs', at, 'rail', () => step(at));
  return { last: step(0), worked };
}

test('a cycle that leads back to the question alone is gone through again only as long as it is short', () => {
  expect(staircase(36)).toEqual({ last: [{ kind: 'module', file: 'attic.ts' }], worked: 48 });
});

test('what is cut short by a question around it is asked again from elsewhere', () => {
  const { remember } = createAnswers(sharedAnswers(), undefined);
  const door: Definition = { kind: 'module', file: 'door.ts' };
  const inner = (): readonly Definition[] => remember('name', 'house', 0, 'inner', () => outer());
  const outer = (): readonly Definition[] => remember('name', 'house', 0, 'outer', () => [...inner(), door]);
  expect({ outer: outer(), inner: inner() }).toEqual({ outer: [door], inner: [door] });
});

/** In a village everybody asks everybody else, and each has seen a house of their own. */
function village(people: number): { readonly seen: number; readonly worked: number; readonly isDeep: boolean } {
  const shared = sharedAnswers();
  const { remember } = createAnswers(shared, undefined);
  let worked = 0;
  const ask = (person: number): readonly Definition[] =>
    remember('name', 'village', person, 'seen', () => {
      worked++;
      const others = Array.from({ length: people }, (_, other) => other).filter((other) => other !== person);
      return [{ kind: 'module', file: `house-${person % 5}.ts` }, ...others.flatMap(ask)];
    });
  return { seen: ask(0).length, worked, isDeep: shared.trace.isDeep };
}

test('where everything leads to everything, all is found, and not by every way there is', () => {
  expect([village(3), village(6), village(12)]).toEqual([
    { seen: 3, worked: 3, isDeep: false },
    { seen: 5, worked: 12, isDeep: false },
    { seen: 5, worked: 19, isDeep: false },
  ]);
});

test('of what leads too far the rest is left, and it is known that it is', () => {
  const { seen, worked, isDeep } = village(400);
  expect({ seen, isDeep }).toEqual({ seen: 5, isDeep: true });
  expect(worked).toBeLessThanOrEqual(10_000);
});
