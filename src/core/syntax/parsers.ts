import { Language as Grammar, Parser, type Tree } from 'web-tree-sitter';
import { type GrammarUse, grammars } from './grammars.ts';
import { type LightTree, readLightTree } from './light-tree.ts';
import { type NodeTypes, nodeTypesOf } from './node-types.ts';
import type { Language, Outline } from './outline.ts';
import { draftOutline } from './outline-draft.ts';
import { type ParserModule, quickenMemory } from './quick-memory.ts';

export interface Parsers {
  /** Whether files of a language can be outlined at all. */
  supports(language: Language): boolean;
  /** Loads the grammars of languages that are about to be read, each once. */
  prepare(languages: Iterable<Language>): Promise<void>;
  /** Outlines a text of a prepared language. Broken code gives an outline with problems. */
  outline(language: Language, text: string): Outline;
}

interface LoadedGrammar {
  readonly grammar: Grammar;
  readonly types: NodeTypes;
  readonly use: GrammarUse;
}

/** `wasm` gives the bytes of `web-tree-sitter` and of the grammars, by name. */
export async function createParsers(wasm: (name: string) => Promise<Uint8Array>): Promise<Parsers> {
  const module: ParserModule = { wasmBinary: await wasm('web-tree-sitter') };
  await Parser.init(module);
  quickenMemory(module);
  const parser = new Parser();
  const loading = new Map<Language, Promise<void>>();
  const loaded = new Map<Language, LoadedGrammar>();
  const load = async (language: Language, use: GrammarUse): Promise<void> => {
    const grammar = await Grammar.load(await wasm(use.wasm));
    loaded.set(language, { grammar, types: nodeTypesOf(grammar, use.selection), use });
  };
  return {
    supports: (language) => grammars[language] !== undefined,
    prepare: async (languages) => {
      for (const language of languages) {
        const use = grammars[language];
        if (use && !loading.has(language)) loading.set(language, load(language, use));
        await loading.get(language);
      }
    },
    outline: (language, text) => {
      const known = loaded.get(language);
      if (known === undefined) throw new Error(`The grammar of ${language} was not prepared.`);
      return outlineOf(parser, known, language, text);
    },
  };
}

function outlineOf(parser: Parser, { grammar, types, use }: LoadedGrammar, language: Language, text: string): Outline {
  const tree = parse(parser, grammar, text);
  if (tree === null) return unread(language, text, 'The file takes too long to parse and was skipped.');
  const light = readLightTree(tree, types);
  tree.delete();
  const outline = use.read(light, text, language);
  return light.errors.length === 0 ? outline : withSyntaxProblems(outline, light);
}

/**
 * The parser reports back after each hundred of its steps. Ordinary code takes one report for eighty characters, the
 * densest one for fourteen; but rubbish can make it follow ever more readings at once, with a report for each
 * character. A limit on reports is the same on every machine, as a time would not be.
 */
const freeReports = 1_000;
const charactersPerReport = 10;

function parse(parser: Parser, grammar: Grammar, text: string): Tree | null {
  parser.setLanguage(grammar);
  const allowed = freeReports + text.length / charactersPerReport;
  let reports = 0;
  const tree = parser.parse(text, null, { progressCallback: () => ++reports > allowed });
  if (tree === null) parser.reset();
  return tree;
}

function unread(language: Language, text: string, message: string): Outline {
  return { ...draftOutline(language, text.length), problems: [{ at: 0, message }] };
}

/** Places that are listed; a file in a dialect of its own has thousands. */
const MOST_PLACES = 5;

function withSyntaxProblems(outline: Outline, { errors }: LightTree): Outline {
  const message = 'The syntax here could not be read; the rest of the file was.';
  const places = errors.slice(0, MOST_PLACES).map((at) => ({ at, message }));
  return { ...outline, problems: [...places, ...outline.problems] };
}
