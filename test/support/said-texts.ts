import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Language, type Node, Parser, Query } from 'web-tree-sitter';
import { wasmBytes } from './parsers.ts';
import { repository } from './repository.ts';

/** What `l10n.t` is given, and what the guard is told of commands and tasks: it says that by `l10n.t` too. */
const said = `
  (call_expression
    function: (member_expression
      object: (member_expression property: (property_identifier) @owner)
      property: (property_identifier) @called)
    arguments: (arguments . (_) @text)
    (#eq? @owner "l10n") (#eq? @called "t"))
  (pair key: (property_identifier) @key value: (string) @text (#eq? @key "doing"))
  (call_expression
    function: [(identifier) @called (member_expression property: (property_identifier) @called)]
    arguments: (arguments . (string) @text)
    (#eq? @called "guard"))`;

/** The pages have a function of their own, which is given the same. */
const saidByPages = `
  (call_expression
    function: (identifier) @called
    arguments: (arguments . (_) @text)
    (#eq? @called "t"))`;

/** Why a model gave no answer, which the editor says by `l10n.t` though the model's layer knows nothing of it. */
const failed = `
  (call_expression
    function: (identifier) @called
    arguments: (arguments (string) (string) @text)
    (#eq? @called "failure"))`;

/** Where answers of servers are told apart, every sentence is such a reason. */
const sentence = `((string) @text (#match? @text "^'[A-Z{].*[.]'$"))`;

/** Texts in places that a person reads, whoever put them there. */
const shown = `
  (pair
    key: (property_identifier) @key
    value: [(string) (template_string)] @text
    (#match? @key "^(label|detail|description|placeHolder|prompt|title|tooltip|openLabel|name|message|justification)$"))
  (call_expression
    function: (member_expression property: (property_identifier) @called)
    arguments: (arguments . [(string) (template_string)] @text)
    (#match? @called "^(show(Information|Warning|Error)Message|setStatusBarMessage|markdown|appendMarkdown|appendText|progress)$"))
  (assignment_expression
    left: (member_expression property: (property_identifier) @key)
    right: [(string) (template_string)] @text
    (#match? @key "^(label|text|tooltip|description|message)$"))`;

/** Every text of the extension and its pages that a translation needs, in order. */
export async function saidTexts(): Promise<readonly string[]> {
  const all = [
    ...(await textsOf(said)),
    ...(await textsOf(saidByPages, 'webview-ui', 'tree-sitter-tsx')),
    ...(await textsOf(failed)),
    ...(await textsOf(failed, 'src/llm')),
    ...(await textsOf(sentence, 'src/llm/transport')),
  ];
  const found = all.map(({ file, node }) => {
    if (node.type !== 'string' && handsOn.some((each) => file.endsWith(each))) return undefined;
    if (node.type !== 'string') throw new Error(`${file}:${node.startPosition.row + 1}: l10n.t needs a plain text.`);
    return textOf(node.text);
  });
  return [...new Set(found.filter((text) => text !== undefined))].sort();
}

/** These say what they were told: by whom, the queries above know. */
const handsOn = ['editor/guard.ts', 'model/told-failure.ts'];

/** Literals with words in them that are shown as they stand, in every language. */
export async function untranslatedTexts(): Promise<readonly string[]> {
  const texts = (await textsOf(shown)).filter(({ node }) => /\p{L}{2}/u.test(wordsOf(node)));
  return [...new Set(texts.map(({ node }) => node.text))].sort();
}

/** Without what is put in, icons and the addresses of links. */
function wordsOf(literal: Node): string {
  const parts = literal.namedChildren.flatMap((part) => (part?.type === 'string_fragment' ? [part.text] : []));
  return parts.join('$').replaceAll(/\$\([\w~-]+\)|\]\([^)]*\)/g, '');
}

async function textsOf(
  query: string,
  folder = 'src/editor',
  grammar = 'tree-sitter-typescript',
): Promise<readonly { readonly file: string; readonly node: Node }[]> {
  await Parser.init({ wasmBinary: await wasmBytes('web-tree-sitter') });
  const language = await Language.load(await wasmBytes(grammar));
  const parser = new Parser().setLanguage(language);
  const asked = new Query(language, query);
  return sources(folder).flatMap((file) => {
    const tree = parser.parse(readFileSync(path.join(repository, file), 'utf8'));
    const captures = tree === null ? [] : asked.captures(tree.rootNode);
    return captures.filter(({ name }) => name === 'text').map(({ node }) => ({ file, node }));
  });
}

function sources(folder: string): readonly string[] {
  const files = readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' });
  const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.(?:test|d)\.ts$/.test(file);
  return files.filter(isSource).map((file) => path.join(folder, file));
}

/** A literal without its quotes; escapes are those of JSON, once its own quotes are bare. */
function textOf(literal: string): string {
  const inner = literal.slice(1, -1).replaceAll("\\'", "'");
  return JSON.parse(`"${inner.replaceAll(/\\?"/g, '\\"')}"`);
}
