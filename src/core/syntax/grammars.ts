import { csharpSelection } from './csharp/csharp-selection.ts';
import { readCsharp } from './csharp/read-csharp.ts';
import type { DataNode } from './data-tree.ts';
import { goSelection } from './go/go-selection.ts';
import { readGo } from './go/read-go.ts';
import { hclSelection } from './hcl/hcl-selection.ts';
import { readHcl } from './hcl/read-hcl.ts';
import { javaSelection } from './java/java-selection.ts';
import { readJava } from './java/read-java.ts';
import { javascriptSelection } from './javascript/javascript-selection.ts';
import { readJavaScript } from './javascript/read-javascript.ts';
import { kotlinSelection } from './kotlin/kotlin-selection.ts';
import { maskedGets } from './kotlin/masked-gets.ts';
import { readKotlin } from './kotlin/read-kotlin.ts';
import type { LightTree } from './light-tree.ts';
import type { Selection } from './node-types.ts';
import type { Language, Outline } from './outline.ts';
import { phpSelection } from './php/php-selection.ts';
import { readPhp } from './php/read-php.ts';
import { pythonSelection } from './python/python-selection.ts';
import { readPython } from './python/read-python.ts';
import { readRuby } from './ruby/read-ruby.ts';
import { rubySelection } from './ruby/ruby-selection.ts';
import { maskedRaw } from './rust/masked-raw.ts';
import { readRust } from './rust/read-rust.ts';
import { rustSelection } from './rust/rust-selection.ts';

/** How a language is read: the grammar that parses it and the adapter that outlines its trees. */
export interface GrammarUse {
  /** Name of the wasm file. */
  readonly wasm: string;
  readonly selection: Selection;
  read(tree: LightTree, text: string, language: Language): Outline;
  /** The text as the grammar can parse it, of the same length, where it misreads what compilers accept. */
  parsed?(text: string): string;
}

const javascript = { selection: javascriptSelection, read: readJavaScript };

export const grammars: Readonly<Partial<Record<Language, GrammarUse>>> = {
  javascript: { wasm: 'tree-sitter-javascript', ...javascript },
  typescript: { wasm: 'tree-sitter-typescript', ...javascript },
  tsx: { wasm: 'tree-sitter-tsx', ...javascript },
  go: { wasm: 'tree-sitter-go', selection: goSelection, read: readGo },
  java: { wasm: 'tree-sitter-java', selection: javaSelection, read: readJava },
  php: { wasm: 'tree-sitter-php', selection: phpSelection, read: readPhp },
  csharp: { wasm: 'tree-sitter-c_sharp', selection: csharpSelection, read: readCsharp },
  rust: { wasm: 'tree-sitter-rust', selection: rustSelection, read: readRust, parsed: maskedRaw },
  kotlin: { wasm: 'tree-sitter-kotlin', selection: kotlinSelection, read: readKotlin, parsed: maskedGets },
  python: { wasm: 'tree-sitter-python', selection: pythonSelection, read: readPython },
  ruby: { wasm: 'tree-sitter-ruby', selection: rubySelection, read: readRuby },
};

/** Languages of configuration: their texts are values rather than programs. */
export type DataLanguage = 'hcl';

interface DataGrammarUse extends Pick<GrammarUse, 'wasm' | 'selection'> {
  read(tree: LightTree, text: string): DataNode;
}

export const dataGrammars: Readonly<Record<DataLanguage, DataGrammarUse>> = {
  hcl: { wasm: 'tree-sitter-hcl', selection: hclSelection, read: readHcl },
};
