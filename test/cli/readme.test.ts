import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { runCli } from '../support/run-cli.ts';

const readme = path.join(repository, 'README.md');
const begin = '<!-- finding: written by test/cli/readme.test.ts -->\n```\n';
const end = '\n```\n<!-- end of finding -->';

/** `UPDATE_DOCS=1 npx vitest run test/cli/readme.test.ts` writes the finding anew. */
test('the finding in the README is what the review of the example prints today', () => {
  const shown = shortened(runCli(['review', path.join(repository, 'examples', 'shop')]).stdout);
  const text = readFileSync(readme, 'utf8');
  const [before = '', rest = ''] = text.split(begin);
  const [, after = ''] = rest.split(end);
  const fresh = `${before}${begin}${shown}${end}${after}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(readme, fresh);
  expect(shown).toContain('transaction-around-remote-call');
  expect(readFileSync(readme, 'utf8')).toBe(fresh);
});

/** The heading of its severity, and the paragraphs of one finding: the first holds its place and its rule. */
function shortened(review: string): string {
  const high = review.slice(review.indexOf('▲ HIGH'), review.indexOf('● MEDIUM'));
  const [heading = '', ...paragraphs] = high.split('\n\n');
  const begins = (paragraph: string) => /:\d+ {2}[a-z-]+$/.test(paragraph);
  const at = paragraphs.findIndex((paragraph) => paragraph.endsWith('  transaction-around-remote-call'));
  const next = paragraphs.findIndex((paragraph, index) => index > at && begins(paragraph));
  return [heading, ...paragraphs.slice(at, next)].join('\n\n').trimEnd();
}
