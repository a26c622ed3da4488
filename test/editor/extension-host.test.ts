import { expect, test } from 'vitest';
import { runSuite } from './host/run-suite.ts';

/** The tests are known only once VS Code has run them; each then counts as one here. */
const results = await runSuite();

test('the suite ran inside VS Code to its end', () => {
  expect(results.length).toBeGreaterThan(0);
});

for (const { title, failure } of results) {
  test(title, () => {
    if (failure !== undefined) throw new Error(failure);
  });
}
