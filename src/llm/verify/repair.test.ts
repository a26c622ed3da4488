import { expect, test } from 'vitest';
import { estimateTokens } from '../prompt/estimate-tokens.ts';
import type { Drop } from './drop.ts';
import { askedAgain, repairRequest } from './repair.ts';

const drops: readonly Drop[] = Array.from({ length: 20 }, (_, number) => ({
  list: 'findings',
  item: { title: `Finding ${number}`, reasoning: 'Many words about it. '.repeat(60) },
  reason: 'unknown-name',
  detail: 'refundQueue',
}));

test('as much is asked for again as the question has room for', () => {
  const asked = askedAgain(drops, 2000);
  expect(asked.length).toBeGreaterThan(2);
  const words = repairRequest(asked)?.map(({ content }) => content) ?? [];
  expect(estimateTokens(words.join('\n'))).toBeLessThan(2000);
  expect(words[1]).toMatch(/\n3\. findings: names what does not occur in the facts \(refundQueue\)\n/);
  expect(repairRequest(askedAgain(drops, 300))).toBeUndefined();
});

test('what no other words would mend is not asked for', () => {
  expect(askedAgain([{ list: 'findings', item: {}, reason: 'refuted', detail: '' }], 2000)).toEqual([]);
});
