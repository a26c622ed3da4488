import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { sizeReport } = createRequire(import.meta.url)('../../src/build/size-report.js');

const kilobytes = (count: number) => 'x'.repeat(count * 1024);
const output = (...imports: { path: string; kind: string }[]) => ({ imports });

test('a bundle above its budget is named, with what it weighs', () => {
  const root = temporaryFolder({ 'dist/extension.js': kilobytes(500) });
  const { table, over } = sizeReport(root, [{ outputs: { 'dist/extension.js': output() } }]);
  expect(table).toMatchInlineSnapshot(`
    "part                                          KB  zipped  budget
    extension host, loaded on activation         500       3     450  above its budget"
  `);
  expect(over).toHaveLength(1);
});

test('the first load of a page counts what it imports at once, and not what it loads on demand', () => {
  const root = temporaryFolder({
    'media/webview/review.js': kilobytes(10),
    'media/webview/chunks/shared.js': kilobytes(20),
    'media/webview/chunks/mermaid.js': kilobytes(900),
  });
  const outputs = {
    'media/webview/review.js': output(
      { path: 'media/webview/chunks/shared.js', kind: 'import-statement' },
      { path: 'media/webview/chunks/mermaid.js', kind: 'dynamic-import' },
    ),
    'media/webview/chunks/shared.js': output(),
    'media/webview/chunks/mermaid.js': output(),
  };
  const { table, over } = sizeReport(root, [{ outputs }]);
  expect(table).toMatchInlineSnapshot(`
    "part                                          KB  zipped  budget
    review panel, first load                      30       1     200
    webviews, everything                         930       5    3500"
  `);
  expect(over).toEqual([]);
});
