import type { FileFacts } from '../extractors/extractor.ts';
import type { Fact } from '../extractors/fact.ts';
import { FixedMap } from '../model/fixed-map.ts';
import { pythonProject } from './python-project.ts';
import {
  createImportResolver,
  type ImportGround,
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
  /** Files of which an import leads elsewhere than it did the time before. */
  readonly redirected: ReadonlySet<string>;
}

/**
 * What an import resolver has found out stays true as long as there are the same aliases and packages, and none of the
 * paths comes or goes that were looked for on the way.
 */
export function importsAgain(
  before: KnownImports | undefined,
  facts: ReadonlyMap<string, FileFacts>,
  files: WorkspaceFiles,
): KnownImports {
  const settings: FileFacts[] = [];
  facts.forEach((each) => {
    if (each.facts.some(isSetting)) settings.push(each);
  });
  if (before === undefined) {
    const resolver = createImportResolver(importGround(settings, files));
    return { files, settings, resolver, redirected: nobody };
  }
  const isSameGround =
    before.settings.length === settings.length && settings.every((each, at) => before.settings[at] === each);
  const paths = changedPaths(before.files, files);
  if (isSameGround && paths.length === 0) return { ...before, redirected: nobody };
  const again = before.resolver.again(importGround(settings, files), isSameGround ? paths : undefined);
  return { files, settings, ...again };
}

const nobody: ReadonlySet<string> = new Set();

function isSetting({ kind }: Fact): boolean {
  return kind === 'manifest' || kind === 'path-alias';
}

/** Those that only one of two workspaces has. */
function changedPaths(before: WorkspaceFiles, files: WorkspaceFiles): readonly string[] {
  if (files instanceof FixedMap && before instanceof FixedMap && files.hasKeysOf(before)) return [];
  const changed: string[] = [];
  for (const path of files.keys()) if (!before.has(path)) changed.push(path);
  for (const path of before.keys()) if (!files.has(path)) changed.push(path);
  return changed;
}

/** The aliases and packages that the workspace's own files declare. */
function importGround(facts: Iterable<FileFacts>, files: WorkspaceFiles): ImportGround {
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
  return { files, aliases, packages };
}
