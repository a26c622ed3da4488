import { expect } from 'vitest';
import { applyEdits } from '../../src/core/review/apply-edits.ts';
import { reviewFiles } from './system-of.ts';

export type Files = Readonly<Record<string, string>>;

/** What the first missing index of a story adds, and that nothing misses it afterwards. */
export async function mended(files: Files): Promise<string> {
  const missing = /^unindexed-/;
  const before = (await reviewFiles(files)).review.findings.filter(({ rule }) => missing.test(rule));
  const finding = before.find(({ edits }) => edits !== undefined);
  if (finding?.edits === undefined) return 'nothing is added';
  const applied = applyEdits(finding.edits, (file) => files[file]);
  if (!applied.ok) return applied.reason;
  const after = (await reviewFiles({ ...files, ...Object.fromEntries(applied.files) })).review.findings;
  expect(after.map(({ title }) => title)).not.toContain(finding.title);
  const known = new Set(before.map(({ title }) => title));
  expect(after.filter(({ rule, title }) => missing.test(rule) && !known.has(title))).toEqual([]);
  return [...applied.files]
    .map(([file, text]) => {
      const old = files[file]?.split('\n') ?? [];
      return `${file}\n${text
        .split('\n')
        .filter((line) => files[file] === undefined || !old.includes(line))
        .join('\n')}`;
    })
    .join('\n');
}
