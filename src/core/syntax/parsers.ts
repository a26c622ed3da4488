import { Language as Grammar, Parser, type Tree } from 'web-tree-sitter';
import type { DataReading } from './data-node.ts';
import { environmentBranchesIn } from './environment-branches.ts';
import { type DataLanguage, dataGrammars, type GrammarUse, grammars } from './grammars.ts';
import { type LightTree, readLightTree } from './light-tree.ts';
import { markBranches } from './mark-branches.ts';
import { type NodeTypes, nodeTypesOf } from './node-types.ts';
import type { Language, Outline } from './outline.ts';
import { draftOutline } from './outline-draft.ts';
import { pathTestsIn } from './path-tests.ts';
import { type ParserModule, quickenMemory } from './quick-memory.ts';

export interface Parsers {
  /** Whether files of a language can be outlined at all. */
  supports(language: Language): boolean;
  /** Loads the grammars of languages that are about to be read, each once. */
  prepare(languages: Iterable<Language | DataLanguage>): Promise<void>;
  /** Outlines a text of a prepared language. Broken code gives an outline with problems. */
  outline(language: Language, text: string): Outline;
  /** Reads a text of a prepared language of configuration; of broken text what can be read. */
  data(language: DataLanguage, text: string): DataReading;
}

interface LoadedGrammar {
  readonly grammar: Grammar;
  readonly types: NodeTypes;
}

/** `wasm` gives the bytes of `web-tree-sitter` and of the grammars, by name. */
export async function createParsers(wasm: (name: string) => Promise<Uint8Array>): Promise<Parsers> {
  const module: ParserModule = { wasmBinary: await wasm('web-tree-sitter') };
  await Parser.init(module);
  quickenMemory(module);
  const parser = new Parser();
  const uses: Readonly<Partial<Record<string, Pick<GrammarUse, 'wasm' | 'selection'>>>> = {
    ...grammars,
    ...dataGrammars,
  };
  const loading = new Map<string, Promise<void>>();
  const loaded = new Map<string, LoadedGrammar>();
  const load = async (language: string, use: Pick<GrammarUse, 'wasm' | 'selection'>): Promise<void> => {
    const grammar = await Grammar.load(await wasm(use.wasm));
    loaded.set(language, { grammar, types: nodeTypesOf(grammar, use.selection) });
  };
  const treeOf = (language: string, text: string): LightTree | undefined => {
    const known = loaded.get(language);
    if (known === undefined) throw new Error(`The grammar of ${language} was not prepared.`);
    return lightTree(parser, known, text);
  };
  return {
    supports: (language) => grammars[language] !== undefined,
    prepare: async (languages) => {
      for (const language of languages) {
        const use = uses[language];
        if (use && !loading.has(language)) loading.set(language, load(language, use));
        await loading.get(language);
      }
    },
    outline: (language, text) => {
      const use = grammars[language];
      const light = treeOf(language, use?.parsed?.(text) ?? text);
      if (light === undefined || use === undefined) return unread(language, text, tooLong);
      const marked = markBranches(light.root, text, use.read(light, text, language));
      const pathTests = pathTestsIn(light.root, text, marked.functions);
      const environments = environmentBranchesIn(light.root, text);
      const outline = {
        ...marked,
        ...(pathTests !== undefined && { pathTests }),
        ...(environments !== undefined && { environments }),
      };
      return light.errors.length === 0
        ? outline
        : { ...outline, problems: [...brokenPlaces(light), ...outline.problems] };
    },
    data: (language, text) => {
      const light = treeOf(language, text);
      if (light === undefined) return { documents: [], problems: [{ at: 0, message: tooLong }] };
      return { documents: [dataGrammars[language].read(light, text)], problems: brokenPlaces(light) };
    },
  };
}

const tooLong = 'The file takes too long to parse and was skipped.';

function lightTree(parser: Parser, { grammar, types }: LoadedGrammar, text: string): LightTree | undefined {
  const tree = parse(parser, grammar, text);
  if (tree === null) return undefined;
  const light = readLightTree(tree, types);
  tree.delete();
  return light;
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
  // The last declaration of a Kotlin file that does not end its last line is read as an expression.
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  const tree = parser.parse(ended, null, { progressCallback: () => ++reports > allowed });
  if (tree === null) parser.reset();
  return tree;
}

function unread(language: Language, text: string, message: string): Outline {
  return { ...draftOutline(language, text.length), problems: [{ at: 0, message }] };
}

/** Places that are listed; a file in a dialect of its own has thousands. */
const MOST_PLACES = 5;

function brokenPlaces({ errors }: LightTree): Outline['problems'][number][] {
  const message = 'The syntax here could not be read; the rest of the file was.';
  return errors.slice(0, MOST_PLACES).map((at) => ({ at, message }));
}
