import { expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { adviceTopics } from '../../advice/advice-topics.ts';
import { defaultLoad } from '../../advice/capacity-plan/load.ts';
import { draftAdvice } from '../../advice/draft-advice.ts';
import { advicePage } from './advice-page.ts';
import { adviceSheet } from './advice-sheet.ts';

const first = {
  boundaries: 'Service boundaries of shop',
  cache: 'Cache plan of shop',
  capacity: 'Capacity of shop',
  data: 'Data plan of shop',
  technology: 'Technology of shop',
};

test.each(adviceTopics)('the page about %s comes apart without a rest of Markdown', (on) => {
  const advice = draftAdvice(on, { system: shopSystem, load: defaultLoad, technologies: [] });
  const { title, parts } = adviceSheet(advicePage('shop', advice));
  expect(title).toBe(first[on]);
  expect(parts.some(({ kind }) => kind === 'heading')).toBe(true);
  for (const part of parts) {
    if (part.kind === 'table') for (const row of part.rows) expect(row).toHaveLength(part.head.length);
    if (part.kind !== 'table') expect(JSON.stringify(part)).not.toMatch(/\*\*|\\\\[_*[]|^\| /);
  }
});

test('a page is told part by part', () => {
  const markdown =
    '# Caches of a\\_b\n\n- One `x|y`\n- 1\\. two &lt;three&gt;\n\n## Keys\n\n| Key | Why |\n| --- | --- |\n| `a\\|b` | \\*none\\* |\n';
  expect(adviceSheet(markdown)).toEqual({
    title: 'Caches of a_b',
    parts: [
      { kind: 'list', items: ['One `x|y`', '1. two <three&gt;'] },
      { kind: 'heading', level: 2, text: 'Keys' },
      { kind: 'table', head: ['Key', 'Why'], rows: [['`a|b`', '*none*']] },
    ],
  });
});
