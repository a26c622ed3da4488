import { expect, test } from 'vitest';
import { hiddenBy } from './hidden-by.ts';

const hidden = hiddenBy(['**/legacy', '*.{pem,key}', 'internal/**', '/top.ts', '!internal/open.ts']);

test.each(['src/legacy/app.ts', 'a/b.pem', 'b.key', 'internal/x/y.ts', 'top.ts'])('%s is hidden', (file) => {
  expect(hidden(file)).toBe(true);
});

test.each(['src/app.ts', 'src/top.ts', 'legacy.ts', ''])('%j is not', (file) => {
  expect(hidden(file)).toBe(false);
});
