import { expect, it } from 'vitest';
import { resolverOf } from '../../../../test/support/resolver-of.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import { classRouters } from './class-routers.ts';

it('knows the instances of the whole workspace, whichever callers are asked for first', async () => {
  const resolver = await resolverOf({
    'piers.ts': `
      import { Router } from 'express';
      class Pier { router = Router(); }
      class NightPier extends Pier {}
      export const piers = [new Pier(), new NightPier()];`,
  });
  const pier = { file: 'piers.ts', cls: 0 };
  const narrowed = narrowResolver(resolver, [{ of: { kind: 'class', ...pier }, sites: [] }]);
  const asked = [narrowed, resolver].map((each) =>
    classRouters(each)
      .concrete(pier)
      .map(({ cls }) => cls),
  );
  expect(asked).toEqual([
    [0, 1],
    [0, 1],
  ]);
});
