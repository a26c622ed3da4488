import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ChartReleaseFact } from '../chart-fact.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { chartValuePairs } from './chart-value-pairs.ts';

/** Helmfile: which charts are installed under which names, with which values. */
export const helmfile: Extractor = {
  id: 'helmfile',
  title: 'Helmfile',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:helmfile\.ya?ml|helmfile\.d\/[^/]+\.ya?ml)$/i.test(file.path),
  extract: (file) => ({
    facts: (file.documents ?? []).flatMap((document) =>
      itemsOf(entry(document, 'releases')).flatMap((release) => releaseOf(file, release) ?? []),
    ),
    problems: [],
  }),
};

/** Values are paths of files that hold them, or maps that change a few of those. */
function releaseOf(file: ReadFile, release: DataNode): ChartReleaseFact | undefined {
  const [name, chart] = [scalarText(entry(release, 'name')), scalarText(entry(release, 'chart'))];
  if (name === undefined || chart === undefined || name.includes('{{') || chart.includes('{{')) return undefined;
  if (scalarText(entry(release, 'installed')) === 'false') return undefined;
  const around = folderOf(file.path);
  const given = itemsOf(entry(release, 'values'));
  const paths = given.flatMap((item) => scalarText(item) ?? []);
  return {
    kind: 'chart-release',
    file: file.path,
    name,
    chart,
    folder: joinPath(around, chart),
    valueFiles: paths.map((path) => joinPath(around, path)),
    values: Object.assign({}, ...given.filter((item) => scalarText(item) === undefined).map(chartValuePairs)),
    evidence: file.evidence(release.at, release.end),
  };
}
