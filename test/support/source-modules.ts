import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { wasmBytes } from './parsers.ts';
import { repository } from './repository.ts';

/** A file of ours, as the tests of the architecture see it. */
export interface SourceModule {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly root: Node;
  readonly imports: readonly ModuleImport[];
}

export interface ModuleImport {
  /** The file, for an import of ours; the package or `node:` module for any other. */
  readonly target: string;
  readonly isOurs: boolean;
  /** Erased by the compiler: nothing of it is there at run time. */
  readonly isTypeOnly: boolean;
  /** `export … from`: hands on what it imports. */
  readonly isHandedOn: boolean;
  readonly line: number;
}

/** Every TypeScript file under the folders, parsed. */
export async function sourceModules(folders: readonly string[]): Promise<readonly SourceModule[]> {
  await Parser.init({ wasmBinary: await wasmBytes('web-tree-sitter') });
  const grammars = {
    '.ts': await Language.load(await wasmBytes('tree-sitter-typescript')),
    '.tsx': await Language.load(await wasmBytes('tree-sitter-tsx')),
  };
  const parser = new Parser();
  return folders.flatMap(sourceFiles).map((file) => {
    parser.setLanguage(file.endsWith('.tsx') ? grammars['.tsx'] : grammars['.ts']);
    const text = readFileSync(path.join(repository, file), 'utf8');
    const tree = parser.parse(text);
    if (tree === null || tree.rootNode.hasError) throw new Error(`${file} could not be parsed.`);
    return { path: file, text, root: tree.rootNode, imports: importsOf(file, tree.rootNode) };
  });
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .sort();
}

const sourceNodes = ['import_statement', 'export_statement', 'call_expression'];

function importsOf(file: string, root: Node): ModuleImport[] {
  return root.descendantsOfType(sourceNodes).flatMap((node) => {
    const specifier = specifierOf(node);
    return specifier === undefined ? [] : [moduleImport(file, node, specifier)];
  });
}

function specifierOf(node: Node): string | undefined {
  const source = node.type === 'call_expression' ? dynamicSource(node) : node.childForFieldName('source');
  return source?.type === 'string' ? source.text.slice(1, -1) : undefined;
}

function dynamicSource(call: Node): Node | null | undefined {
  const isImport = call.childForFieldName('function')?.type === 'import';
  return isImport ? call.childForFieldName('arguments')?.namedChild(0) : undefined;
}

function moduleImport(file: string, node: Node, specifier: string): ModuleImport {
  const isOurs = specifier.startsWith('.');
  return {
    target: isOurs ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
    isOurs,
    isTypeOnly: isTypeOnly(node),
    isHandedOn: node.type === 'export_statement',
    line: node.startPosition.row + 1,
  };
}

/** `import type { … }`, or every name has its own `type`. */
function isTypeOnly(node: Node): boolean {
  if (node.children.some((child) => child?.type === 'type')) return true;
  const names = node.descendantsOfType(['import_specifier', 'export_specifier']);
  const hasOther = node.descendantsOfType(['namespace_import']).length > 0 || importsDefault(node);
  return !hasOther && names.length > 0 && names.every((name) => name.children.some((child) => child?.type === 'type'));
}

function importsDefault(node: Node): boolean {
  const clause = node.namedChildren.find((child) => child?.type === 'import_clause');
  return clause?.namedChild(0)?.type === 'identifier';
}
