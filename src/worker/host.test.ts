import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../test/support/repository.ts';
import { nodeHost } from './host.ts';

test('hands out the bytes of a parser from the first folder that has it', async () => {
  const folders = ['web-tree-sitter', 'tree-sitter-typescript'].map((name) =>
    path.join(repository, 'node_modules', name),
  );
  const bytes = await nodeHost(folders).wasm('tree-sitter-tsx');
  expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('\0asm');
});

test('says where it looked for a parser that is not installed', async () => {
  const host = nodeHost(['/extension/dist/wasm']);
  await expect(host.wasm('tree-sitter-cobol')).rejects.toThrow('tree-sitter-cobol.wasm is not in /extension/dist/wasm');
});

test('identifies a content as git tools and people know it, by SHA-1', () => {
  expect(nodeHost([]).hash('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
});
