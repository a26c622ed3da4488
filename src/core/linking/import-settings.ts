import type { FileFacts } from '../extractors/extractor.ts';
import {
  createImportResolver,
  type ImportResolver,
  type PathAlias,
  type WorkspaceFiles,
  type WorkspacePackage,
} from './resolve-import.ts';

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
    }
  aliases.sort((a, b) => b.scope.length - a.scope.length || b.pattern.length - a.pattern.length);
  return createImportResolver(files, aliases, packages);
}
