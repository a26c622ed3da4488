import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';

const harbor = path.join(import.meta.dirname, '../../../../test/workspaces/harbor');
const sources = readdirSync(harbor, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.go'))
  .map((file) => readFileSync(path.join(harbor, file), 'utf8'));

test('a file that ends anywhere has an outline', async () => {
  for (const source of sources)
    for (let end = 0; end < source.length; end += 97)
      expect((await outlineOf(source.slice(0, end), 'go')).functions.length).toBeGreaterThan(0);
});

test('a file with a wrong character anywhere has an outline', async () => {
  for (const source of sources)
    for (let at = 0; at < source.length; at += 131) {
      const wrong = String.fromCharCode(source.charCodeAt(at) ^ 21);
      const outline = await outlineOf(source.slice(0, at) + wrong + source.slice(at + 1), 'go');
      expect(outline.functions.length).toBeGreaterThan(0);
    }
});

test('a sum of 5,000 terms is one text', async () => {
  const { bindings } = await outlineOf(`package a\nconst x = ${Array(5_000).fill('"a"').join(' + ')}\n`, 'go');
  expect(bindings[0]?.value).toEqual({ kind: 'text', text: 'a'.repeat(5_000) });
});

test.each([
  ['lists', '[]any{', '}'],
  ['items', '[][]int{', '}'],
  ['maps', 'map[string]any{"a": ', '}'],
  ['parentheses', '(', ')'],
  ['calls', 'f(', ')'],
  ['functions', 'func() any { return ', '}'],
  ['negations', '!', ''],
])('nesting of %s has an end', async (_, open, close) => {
  const text = `package a\nvar x = ${open.repeat(2_000)}1${close.repeat(2_000)}\nfunc after() { b.c() }\n`;
  const { problems } = await outlineOf(text, 'go');
  expect(problems.length).toBeGreaterThan(0);
});

test.each([
  ['chains', `var x = a${'.b()'.repeat(3_000)}`],
  ['members', `var x = a${'.b'.repeat(3_000)}`],
  ['structs', `type A ${'struct { b '.repeat(1_000)}int${' }'.repeat(1_000)}`],
  ['pointers', `var x ${'*'.repeat(3_000)}int`],
  ['branches', `func f() { ${Array(2_000).fill('if a { b() }').join(' else ')} }`],
])('endless %s do not overflow', async (_, text) => {
  const outline = await outlineOf(`package a\n${text}\nfunc after() { last() }\n`, 'go');
  expect(outline.functions.length).toBeGreaterThan(0);
});
