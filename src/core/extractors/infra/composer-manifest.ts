import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, textOf } from '../../syntax/data-node.ts';
import type { MappingNode } from '../../syntax/data-tree.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `composer.json`: where a PHP application begins and what it depends on. */
export const composerManifest: Extractor = {
  id: 'composer-manifest',
  title: 'Composer projects',
  group: 'infra',
  applies: (file) => /(?:^|\/)composer\.json$/.test(file.path),
  extract: (file) => {
    const root = file.documents?.[0];
    return { facts: root?.kind === 'mapping' ? manifestsOf(file, root) : [], problems: [] };
  },
};

/** Packages below an application are its modules; they do not run by themselves. */
function manifestsOf(file: ReadFile, root: MappingNode): readonly ManifestFact[] {
  const folder = folderOf(file.path);
  const required = entriesOf(entry(root, 'require')).map(({ key }) => key);
  const developed = entriesOf(entry(root, 'require-dev')).map(({ key }) => key);
  const type = textOf(entry(root, 'type'));
  const runs = type === 'project' || (type === undefined && required.some((name) => frameworks.has(name)));
  if (folder !== '' && !runs) return [];
  const name = root.entries.get('name');
  return [
    {
      kind: 'manifest',
      ecosystem: 'composer',
      name: ownName(textOf(name?.value)),
      folder,
      dependencies: [...new Set([...required, ...developed])].sort(),
      scripts: {},
      workspaces: [],
      evidence: file.evidence(name?.keyAt ?? root.at, name?.value.end ?? root.at),
    },
  ];
}

/** `cinema/tickets` is `tickets`; one that still has the name of a skeleton has none of its own. */
function ownName(name: string | undefined): string | undefined {
  const [vendor = '', short] = name?.split('/') ?? [];
  return vendors.has(vendor) ? undefined : short;
}

const vendors = new Set(['laravel', 'symfony', 'slim', 'cakephp', 'codeigniter4', 'yiisoft']);
const frameworks = new Set([
  'laravel/framework',
  'laravel/lumen-framework',
  'symfony/framework-bundle',
  'slim/slim',
  'cakephp/cakephp',
  'codeigniter4/framework',
  'yiisoft/yii2',
]);
