import { readdirSync } from 'node:fs';
import path from 'node:path';

const modules = path.join(import.meta.dirname, '../../node_modules');

/** Where the parsers lie before a build has copied them next to the bundles. */
export const grammarFolders: readonly string[] = ['.', '@tree-sitter-grammars']
  .flatMap((scope) => packagesIn(path.join(modules, scope)))
  .filter((folder) => path.basename(folder).includes('tree-sitter'));

function packagesIn(scope: string): string[] {
  try {
    return readdirSync(scope).map((name) => path.join(scope, name));
  } catch {
    return [];
  }
}
