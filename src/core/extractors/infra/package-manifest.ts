import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, textOf, textsOf } from '../../syntax/data-node.ts';
import type { MappingNode } from '../../syntax/data-tree.ts';
import { redact } from '../../syntax/redact.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `package.json`: where a package begins, what it depends on and how it is run. */
export const packageManifest: Extractor = {
  id: 'package-manifest',
  title: 'npm packages and workspaces',
  group: 'infra',
  applies: (file) => /(?:^|\/)package\.json$/.test(file.path),
  extract: (file) => {
    const root = file.documents?.[0];
    return { facts: root?.kind === 'mapping' ? [manifestOf(file, root)] : [], problems: [] };
  },
};

const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function manifestOf(file: ReadFile, root: MappingNode): ManifestFact {
  const dependencies = dependencyKeys.flatMap((key) => entriesOf(entry(root, key)).map((dependency) => dependency.key));
  const scripts = entriesOf(entry(root, 'scripts')).flatMap(({ key, value }): [string, string][] => {
    const command = textOf(value);
    return command === undefined ? [] : [[key, redact(command)]];
  });
  const workspaces = entry(root, 'workspaces');
  const name = root.entries.get('name');
  return {
    kind: 'manifest',
    ecosystem: 'npm',
    name: textOf(name?.value),
    folder: folderOf(file.path),
    dependencies: [...new Set(dependencies)].sort(),
    scripts: Object.fromEntries(scripts),
    workspaces: textsOf(workspaces?.kind === 'mapping' ? entry(workspaces, 'packages') : workspaces),
    evidence: file.evidence(name?.keyAt ?? root.at, name?.value.end ?? root.at),
  };
}
