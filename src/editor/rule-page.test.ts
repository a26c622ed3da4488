import { expect, test } from 'vitest';
import { rules } from '../core/rules/registry.ts';
import { rulePage } from './rule-page.ts';

test('a rule is explained with an example that it speaks of and one that it leaves alone', () => {
  const rule = rules.find(({ id }) => id === 'missing-timeout');
  if (rule === undefined) throw new Error('The rule of this test is gone.');
  const page = rulePage({
    ...rule,
    what: 'A call waits for ever.',
    why: 'One slow service stops all.',
    fix: 'Set a timeout.',
    references: ['https://example.com/timeouts', 'Release It!, chapter 5'],
    examples: {
      bad: { 'src/a.ts': 'await axios.get(url);\n' },
      good: { 'src/a.ts': 'await axios.get(url, { timeout: 2000 });\n' },
    },
  });
  expect(page).toMatchInlineSnapshot(`
    "# missing-timeout

    *services, high*

    A call waits for ever.

    One slow service stops all.

    **What to do.** Set a timeout.

    ## It speaks here

    \`src/a.ts\`

    \`\`\`ts
    await axios.get(url);
    \`\`\`

    ## It is silent here

    \`src/a.ts\`

    \`\`\`ts
    await axios.get(url, { timeout: 2000 });
    \`\`\`

    ## To suppress it

    \`\`\`ts
    // architect-ignore missing-timeout -- the reason
    \`\`\`

    ## Read more

    - <https://example.com/timeouts>
    - Release It!, chapter 5

    "
  `);
});

test('an example that holds a fence stays inside its own', () => {
  const [rule] = rules;
  if (rule === undefined) throw new Error('There are no rules.');
  const page = rulePage({ ...rule, examples: { bad: { 'a.md': '```ts\ncode\n```' }, good: {} } });
  expect(page).toContain('````md\n```ts\ncode\n```\n````');
});
