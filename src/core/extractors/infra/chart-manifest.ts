import { folderOf } from '../../model/workspace-path.ts';
import { entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { ChartDependency } from '../chart-fact.ts';
import type { Extractor } from '../extractor.ts';

/** A Helm chart: its name, and the charts that are installed with it. Before its third version they had a file of their own. */
export const chartManifest: Extractor = {
  id: 'chart-manifest',
  title: 'Helm charts',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:Chart|requirements)\.ya?ml$/.test(file.path),
  extract: (file) => {
    const [document] = file.documents ?? [];
    const dependencies = itemsOf(entry(document, 'dependencies')).flatMap((item): readonly ChartDependency[] => {
      const said = (key: string): string | undefined => scalarText(entry(item, key));
      const name = said('name');
      if (name === undefined) return [];
      const evidence = file.evidence(item.at, item.end);
      return [{ name, alias: said('alias'), repository: said('repository'), condition: said('condition'), evidence }];
    });
    const name = scalarText(entry(document, 'name'));
    if (name === undefined && dependencies.length === 0) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'chart', file: file.path, folder: folderOf(file.path), name, dependencies }],
      problems: [],
    };
  },
};
