import { expect, test } from 'vitest';
import { resolverOf } from '../../../../test/support/resolver-of.ts';
import { nameOf } from '../../../../test/support/spots-of.ts';
import { calleesOf } from '../call-sites.ts';
import { wrappedFunctions } from './wrapped-functions.ts';

test('a call of what a package made of a function runs the function', async () => {
  const resolver = await resolverOf({
    'prices.js': `
      import CircuitBreaker from 'opossum';
      import memoize from 'p-memoize';
      import { Worker } from 'bullmq';
      async function load(sku) {}
      const breaker = new CircuitBreaker(load, { timeout: 500 });
      const remembered = memoize(load);
      const worker = new Worker('prices', load);
      breaker.fire('a');
      remembered('a');
      breaker.on('open', () => {});
      worker.close();`,
  });
  const calls = resolver.scopes.get('prices.js')?.outline.calls ?? [];
  const runs = calls.flatMap((call, index) =>
    wrappedFunctions(resolver, calleesOf(resolver, 'prices.js', index)).flatMap((definition) =>
      definition.kind === 'function' ? [`${call.name} runs ${nameOf(resolver, definition)}`] : [],
    ),
  );
  expect(runs).toEqual(['fire runs load', 'remembered runs load']);
});
