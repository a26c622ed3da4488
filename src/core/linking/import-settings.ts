import type { FileFacts } from '../extractors/extractor.ts';
import type { Fact } from '../extractors/fact.ts';
import { FixedMap } from '../model/fixed-map.ts';
import { pythonProject } from './python-project.ts';
import {
  createImportResolver,
  type ImportResolver,
  type PathAlias,
  type WorkspaceFiles,
  type WorkspacePackage,
} from './resolve-import.ts';

/** An import resolver, and what it stands on. */
export interface KnownImports {
  readonly files: WorkspaceFiles;
  readonly settings: readonly FileFacts[];
  readonly resolver: ImportResolver;
}

/** What an import resolver has found out stays true as long as there are the same files, aliases and packages. */
export function importsAgain(
  before: KnownImports | undefined,
  facts: Iterable<FileFacts>,
  files: WorkspaceFiles,
): KnownImports {
  const settings: FileFacts[] = [];
  for (const each of facts) if (each.facts.some(isSetting)) settings.push(each);
  const isKnown =
    before !== undefined &&
    before.settings.length === settings.length &&
    settings.every((each, at) => before.settings[at] === each) &&
    hasSamePaths(before.files, files);
  return isKnown ? before : { files, settings, resolver: importResolverOf(settings, files) };
}

function isSetting({ kind }: Fact): boolean {
  return kind === 'manifest' || kind === 'path-alias';
}

function hasSamePaths(before: WorkspaceFiles, files: WorkspaceFiles): boolean {
  if (files instanceof FixedMap && before instanceof FixedMap && files.hasKeysOf(before)) return true;
  // Most often they come in the same order.
  const inOrder = before.keys();
  let isInOrder = true;
  let count = 0;
  for (const path of files.keys()) {
    isInOrder &&= inOrder.next().value === path;
    if (!isInOrder && !before.has(path)) return false;
    count++;
  }
  return isInOrder ? inOrder.next().done === true : count === [...before.keys()].length;
}

/** An import resolver by the aliases and packages that the workspace's own files declare. */
export function importResolverOf(facts: Iterable<FileFacts>, files: WorkspaceFiles): ImportResolver {
  const aliases: PathAlias[] = [];
  const packages: WorkspacePackage[] = [];
  for (const file of facts)
    for (const fact of file.facts) {
      if (fact.kind === 'path-alias')
        for (const [pattern, targets] of Object.entries(fact.paths))
          aliases.push({ scope: fact.folder, pattern, targets });
      if (fact.kind !== 'manifest' || fact.name === undefined) continue;
      if (fact.ecosystem === 'go' || fact.ecosystem === 'cargo' || (fact.ecosystem === 'npm' && fact.folder !== ''))
        packages.push({ name: fact.name, folder: fact.folder });
      // Names of other languages mean nothing to it, nor its own to them.
      if (fact.ecosystem === 'python' && fact.folder !== '')
        packages.push({ name: `${pythonProject}${fact.name}`, folder: fact.folder });
    }
  aliases.sort((a, b) => b.scope.length - a.scope.length || b.pattern.length - a.pattern.length);
  return createImportResolver(files, aliases, packages);
}
