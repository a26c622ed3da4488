import { expect, test } from 'vitest';
import { skipReason } from './skip-reason.ts';

test('files are read up to a size that people write', () => {
  expect(skipReason('src/app.ts', 1_000_000, 'const a = 1;\n')).toBeUndefined();
  expect(skipReason('src/app.ts', 1_000_001, undefined)).toBe('The file is larger than 1 MB and was skipped.');
  expect(skipReason('openapi.json', 3_000_000, undefined)).toBeUndefined();
  expect(skipReason('openapi.json', 5_000_001, undefined)).toBe('The file is larger than 5 MB and was skipped.');
});

test('code with a very long line is skipped, wherever the line is; a document on one line is read', () => {
  const long = 'x'.repeat(5_001);
  const reason = 'The file has a line of more than 5000 characters, as only generated code has, and was skipped.';
  expect(skipReason('a.js', 6_000, `a\n${long}\nb`)).toBe(reason);
  expect(skipReason('a.js', 6_000, long)).toBe(reason);
  expect(skipReason('a.js', 6_000, `${'x'.repeat(5_000)}\n${'x'.repeat(5_000)}`)).toBeUndefined();
  expect(skipReason('a.json', 6_000, long)).toBeUndefined();
});
