import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Language as Grammar, Parser } from 'web-tree-sitter';
import { languageOf } from '../../../src/core/discovery/language-of.ts';
import { grammars } from '../../../src/core/syntax/grammars.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { repository } from '../../support/repository.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** The floor of every reader with this parser: all code of all our languages parsed, and nothing asked of the trees. */
export const bareParse: Measure = {
  id: 'bare-parse',
  input: 'workspace',
  measure: async (root) => {
    await Parser.init({ wasmBinary: await wasm('web-tree-sitter') });
    const parser = new Parser();
    const loaded = new Map<string, Grammar>();
    const listed = listFiles(root);
    if (!listed.ok) throw new Error(listed.message);
    const texts = listed.workspace.files.flatMap((file) => {
      const grammar = grammars[languageOf(file.path) ?? ('none' as never)]?.wasm;
      const read = grammar === undefined ? undefined : file.read();
      return grammar !== undefined && read?.ok === true ? [{ grammar, text: read.text }] : [];
    });
    for (const { grammar } of texts)
      if (!loaded.has(grammar)) loaded.set(grammar, await Grammar.load(await wasm(grammar)));
    const took = await timed(() => {
      for (const { grammar, text } of texts) {
        parser.setLanguage(loaded.get(grammar) ?? null);
        parser.parse(text)?.delete();
      }
    });
    return [{ what: 'files of code', value: texts.length, unit: 'files' }, timeOf('bare parse', took)];
  },
};

function wasm(name: string): Promise<Uint8Array> {
  return readFile(path.join(repository, 'dist/wasm', `${name}.wasm`));
}
