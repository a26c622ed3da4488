import { expect, test } from 'vitest';
import { outlineOf, testParsers, wasmBytes } from '../../../test/support/parsers.ts';
import { createParsers } from './parsers.ts';

test('grammars are loaded when they are needed, each once', async () => {
  const loaded: string[] = [];
  const parsers = await createParsers((name) => {
    loaded.push(name);
    return wasmBytes(name);
  });
  expect(loaded).toEqual(['web-tree-sitter']);
  await Promise.all([parsers.prepare(['javascript']), parsers.prepare(['tsx', 'javascript', 'ruby'])]);
  expect(loaded).toEqual(['web-tree-sitter', 'tree-sitter-javascript', 'tree-sitter-tsx', 'tree-sitter-ruby']);
});

test('languages without a grammar are not supported', async () => {
  const parsers = await testParsers();
  expect(['typescript', 'rust', 'cobol'].filter((it) => parsers.supports(it as 'python'))).toEqual([
    'typescript',
    'rust',
  ]);
});

test('outlining before preparing is a mistake of ours, not of the text', async () => {
  const parsers = await createParsers(wasmBytes);
  expect(() => parsers.outline('javascript', '')).toThrow('The grammar of javascript was not prepared.');
});

test('a text that makes the parser try and try is given up, and the next one is read', async () => {
  const { problems } = await outlineOf('<a>;!1${<,?'.repeat(1_000));
  expect(problems).toEqual([{ at: 0, message: 'The file takes too long to parse and was skipped.' }]);
  const { calls } = await outlineOf('next();');
  expect(calls.map(({ name }) => name)).toEqual(['next']);
});

test('positions count UTF-16 units, as editors do', async () => {
  const text = `const greeting = '👋 grüß dich';\napp.get('/ü', list);`;
  const { calls } = await outlineOf(text);
  expect(text.slice(calls[0]?.start, calls[0]?.end)).toBe(`app.get('/ü', list)`);
});

test('the same text gives the same outline', async () => {
  const text = 'class A { constructor(private b: B) {} } app.get("/", async () => new A(b));';
  expect(await outlineOf(text)).toEqual(await outlineOf(text));
});
