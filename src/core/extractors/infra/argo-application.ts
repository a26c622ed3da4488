import { joinPath } from '../../model/workspace-path.ts';
import { entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readYaml } from '../../syntax/yaml.ts';
import type { ChartReleaseFact } from '../chart-fact.ts';
import type { ReadFile } from '../extractor.ts';
import { chartValuePairs } from './chart-value-pairs.ts';

/** An `Application` of Argo CD as the charts that it installs. */
export function argoApplication(file: ReadFile, resource: DataNode, name: string): readonly ChartReleaseFact[] {
  if (textOf(entry(resource, 'apiVersion'))?.startsWith('argoproj.io/') !== true) return [];
  const only = entry(resource, 'spec', 'source');
  const sources = [...(only === undefined ? [] : [only]), ...itemsOf(entry(resource, 'spec', 'sources'))];
  return sources.flatMap((source): readonly ChartReleaseFact[] => {
    const path = scalarText(entry(source, 'path'));
    const chart = scalarText(entry(source, 'chart')) ?? path;
    const helm = entry(source, 'helm');
    if (chart === undefined || (path !== undefined && helm === undefined)) return [];
    const files = textsOf(entry(helm, 'valueFiles'));
    return [
      {
        kind: 'chart-release',
        file: file.path,
        name: scalarText(entry(helm, 'releaseName')) ?? name,
        chart,
        folder: path === undefined ? undefined : joinPath('', path),
        // What begins with the name of another source lies at the root of it.
        valueFiles: files.map((each) =>
          joinPath(/^(?:\/|\$)/.test(each) ? '' : (path ?? ''), each.replace(/^\$\w+\//, '')),
        ),
        values: {
          ...writtenValues(entry(helm, 'values')),
          ...chartValuePairs(entry(helm, 'valuesObject')),
          ...parameters(helm),
        },
        evidence: file.evidence(resource.at, source.at),
      },
    ];
  });
}

/** YAML within a text. */
function writtenValues(node: DataNode | undefined): Readonly<Record<string, string>> {
  const text = textOf(node);
  return text === undefined ? {} : chartValuePairs(readYaml(text).documents[0]);
}

function parameters(helm: DataNode | undefined): Readonly<Record<string, string>> {
  const pairs = itemsOf(entry(helm, 'parameters')).flatMap((item): readonly (readonly [string, string])[] => {
    const [name, value] = [scalarText(entry(item, 'name')), scalarText(entry(item, 'value'))];
    return name === undefined || value === undefined ? [] : [[`Values.${name}`, value]];
  });
  return Object.fromEntries(pairs);
}
