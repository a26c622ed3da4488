import { expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { boundaries } from '../../advice/boundaries/boundaries.ts';
import { cachePlan } from '../../advice/cache-plan/cache-plan.ts';
import { capacityPlan } from '../../advice/capacity-plan/capacity-plan.ts';
import { defaultLoad } from '../../advice/capacity-plan/load.ts';
import { indexSystem } from '../../model/system-index.ts';
import { adviceSheet } from './advice-sheet.ts';
import { boundariesMarkdown } from './boundaries-markdown.ts';
import { cacheMarkdown } from './cache-markdown.ts';
import { capacityMarkdown } from './capacity-markdown.ts';

const index = indexSystem(shopSystem);

test.each([
  ['boundaries', boundariesMarkdown('shop', boundaries(index))],
  ['cache', cacheMarkdown('shop', cachePlan(index))],
  ['capacity', capacityMarkdown('shop', capacityPlan(index, defaultLoad))],
])('the page about %s comes apart without a rest of Markdown', (_, markdown) => {
  const { parts } = adviceSheet(markdown);
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
      { kind: 'heading', text: 'Keys' },
      { kind: 'table', head: ['Key', 'Why'], rows: [['`a|b`', '*none*']] },
    ],
  });
});
