import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';

/** `package.json`: where a package begins, what it depends on and how it is run. */
export const packageManifest: Extractor = {
  id: 'package-manifest',
  title: 'npm packages and workspaces',
  group: 'infra',
  applies: (file) => /(^|\/)package\.json$/.test(file.path),
  extract: (file) => extract(file),
};

const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function extract(file: ReadFile): Extraction {
  const root = file.documents?.[0];
  if (root?.kind !== 'mapping') return { facts: [], problems: [] };
  const dependencies = dependencyKeys.flatMap((key) => entriesOf(entry(root, key)).map((dependency) => dependency.key));
  const scripts = entriesOf(entry(root, 'scripts')).map(
    (script) => [script.key, scalarText(script.value) ?? ''] as const,
  );
  const workspaces = entry(root, 'workspaces');
  return {
    facts: [
      {
        kind: 'manifest',
        ecosystem: 'npm',
        name: textOf(entry(root, 'name')),
        folder: folderOf(file.path),
        dependencies: [...new Set(dependencies)].sort(),
        scripts: Object.fromEntries(scripts),
        workspaces: textsOf(workspaces?.kind === 'mapping' ? entry(workspaces, 'packages') : workspaces),
        evidence: file.evidence(root.at, root.at),
      },
    ],
    problems: [],
  };
}
