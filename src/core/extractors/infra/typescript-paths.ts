import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';

/** `paths` and `baseUrl` of a `tsconfig.json`: how the workspace's own modules are named in imports. */
export const typescriptPaths: Extractor = {
  id: 'typescript-paths',
  title: 'TypeScript path aliases',
  group: 'infra',
  applies: (file) => /(^|\/)(tsconfig|jsconfig)[^/]*\.json$/.test(file.path),
  extract: (file) => ({ facts: aliasesOf(file), problems: [] }),
};

function aliasesOf(file: ReadFile): Extraction['facts'] {
  const options = child(file.documents?.[0], 'compilerOptions');
  const paths = child(options, 'paths');
  const folder = folderOf(file.path);
  const base = joinPath(folder, textOf(child(options, 'baseUrl')) ?? '');
  const aliases: Record<string, readonly string[]> = {};
  if (paths?.kind === 'mapping')
    for (const [pattern, entry] of paths.entries)
      if (entry.value.kind === 'sequence')
        aliases[pattern] = entry.value.items.flatMap((item) => {
          const target = textOf(item);
          return target === undefined ? [] : [joinPath(base, target)];
        });
  if (textOf(child(options, 'baseUrl')) !== undefined) aliases['*'] ??= [joinPath(base, '*')];
  return Object.keys(aliases).length === 0 ? [] : [{ kind: 'path-alias', folder, paths: aliases }];
}

function child(node: DataNode | undefined, key: string): DataNode | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
