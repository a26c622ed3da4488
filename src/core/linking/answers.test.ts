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
