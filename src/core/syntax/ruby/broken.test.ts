import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';

const lido = path.join(import.meta.dirname, '../../../../test/workspaces/lido');
const sources = readdirSync(lido, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.rb'))
  .map((file) => readFileSync(path.join(lido, file), 'utf8'));

test('a file that ends anywhere has an outline', async () => {
  for (const source of sources)
    for (let end = 0; end < source.length; end += 97)
      expect((await outlineOf(source.slice(0, end), 'ruby')).functions.length).toBeGreaterThan(0);
});

test('a file with a wrong character anywhere has an outline', async () => {
  for (const source of sources)
    for (let at = 0; at < source.length; at += 131) {
      const wrong = String.fromCharCode(source.charCodeAt(at) ^ 21);
      const outline = await outlineOf(source.slice(0, at) + wrong + source.slice(at + 1), 'ruby');
      expect(outline.functions.length).toBeGreaterThan(0);
    }
});

test('a sum of 5,000 terms is one text', async () => {
  const { bindings } = await outlineOf(`x = ${Array(5_000).fill("'a'").join(' + ')}\n`, 'ruby');
  expect(bindings[0]?.value).toEqual({ kind: 'text', text: 'a'.repeat(5_000) });
});

test.each([
  ['lists', '[', ']'],
  ['hashes', '{ a: ', ' }'],
  ['parentheses', '(', ')'],
  ['calls', 'f(', ')'],
  ['blocks', 'f { ', ' }'],
  ['negations', '!', ''],
])('nesting of %s has an end', async (_, open, close) => {
  const outline = await outlineOf(`x = ${open.repeat(2_000)}1${close.repeat(2_000)}\ny = 2\n`, 'ruby');
  expect(outline.functions.length).toBeGreaterThan(0);
});

test('comments speak to the reviewer', async () => {
  const { directives } = await outlineOf("get '/a' # architect-ignore missing-authentication -- public\n", 'ruby');
  expect(directives.map(({ text }) => text)).toEqual(['architect-ignore missing-authentication -- public']);
});
