import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, textOf, textsOf } from '../../syntax/data-node.ts';
import type { MappingNode } from '../../syntax/data-tree.ts';
import { redact } from '../../syntax/redact.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact, PathAliasFact } from '../fact.ts';
import { frameworkAliases } from './framework-aliases.ts';

/** `package.json`: where a package begins, what it depends on and how it is run. */
export const packageManifest: Extractor = {
  id: 'package-manifest',
  title: 'npm packages and workspaces',
  group: 'infra',
  applies: (file) => /(?:^|\/)package\.json$/.test(file.path),
  extract: (file) => {
    const root = file.documents?.[0];
    if (root?.kind !== 'mapping') return { facts: [], problems: [] };
    const manifest = manifestOf(file, root);
    return { facts: [manifest, ...ownImports(file, root), ...impliedImports(manifest)], problems: [] };
  },
};

/** `$lib/server/db` of SvelteKit, `~~/server/utils` of Nuxt: names that a framework gives to folders. */
function impliedImports({ folder, dependencies }: ManifestFact): readonly PathAliasFact[] {
  return dependencies.flatMap((name) => {
    const aliases = Object.hasOwn(frameworkAliases, name) ? Object.entries(frameworkAliases[name] ?? {}) : [];
    const paths = aliases.map(([pattern, targets]) => [pattern, targets.map((target) => joinPath(folder, target))]);
    return aliases.length === 0 ? [] : [{ kind: 'path-alias', folder, paths: Object.fromEntries(paths) }];
  });
}

/** `"#controllers/*": "./app/controllers/*.js"`: names under which a package imports its own files. */
function ownImports(file: ReadFile, root: MappingNode): readonly PathAliasFact[] {
  const folder = folderOf(file.path);
  const paths = entriesOf(entry(root, 'imports')).flatMap(({ key, value }): [string, string[]][] => {
    const choices = value.kind === 'mapping' ? entriesOf(value).map((choice) => textOf(choice.value)) : [textOf(value)];
    const targets = choices.filter((target) => target?.startsWith('./') === true);
    return targets.length === 0 ? [] : [[key, targets.map((target) => joinPath(folder, target ?? ''))]];
  });
  return paths.length === 0 ? [] : [{ kind: 'path-alias', folder, paths: Object.fromEntries(paths) }];
}

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
