import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Language, Outline } from '../../src/core/syntax/outline.ts';
import { createParsers, type Parsers } from '../../src/core/syntax/parsers.ts';

const { resolve } = createRequire(import.meta.url);

/** Where each wasm file lies among the installed packages. */
const packages: Readonly<Record<string, string>> = {
  'web-tree-sitter': 'web-tree-sitter',
  'tree-sitter-go': 'tree-sitter-go',
  'tree-sitter-c_sharp': 'tree-sitter-c-sharp',
  'tree-sitter-hcl': '@tree-sitter-grammars/tree-sitter-hcl',
  'tree-sitter-java': 'tree-sitter-java',
  'tree-sitter-rust': 'tree-sitter-rust',
  'tree-sitter-kotlin': '@tree-sitter-grammars/tree-sitter-kotlin',
  'tree-sitter-python': 'tree-sitter-python',
  'tree-sitter-php': 'tree-sitter-php',
  'tree-sitter-ruby': 'tree-sitter-ruby',
  'tree-sitter-javascript': 'tree-sitter-javascript',
  'tree-sitter-typescript': 'tree-sitter-typescript',
  'tree-sitter-tsx': 'tree-sitter-typescript',
};

export function wasmBytes(name: string): Promise<Uint8Array> {
  return readFile(resolve(`${packages[name]}/${name}.wasm`));
}

let shared: Promise<Parsers> | undefined;

/** Parsers of all languages, loaded once for each test file. */
export function testParsers(): Promise<Parsers> {
  shared ??= createParsers(wasmBytes).then(async (parsers) => {
    await parsers.prepare([
      'javascript',
      'typescript',
      'tsx',
      'python',
      'ruby',
      'java',
      'php',
      'go',
      'csharp',
      'kotlin',
      'rust',
      'hcl',
    ]);
    return parsers;
  });
  return shared;
}

export async function outlineOf(text: string, language: Language = 'typescript'): Promise<Outline> {
  return (await testParsers()).outline(language, text);
}
