import { joinPath } from '../../model/workspace-path.ts';
import { entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readYaml } from '../../syntax/yaml.ts';
import type { ChartReleaseFact } from '../chart-fact.ts';
import type { ReadFile } from '../extractor.ts';
import { chartValuePairs } from './chart-value-pairs.ts';

/** An `Application` of Argo CD as the charts that it installs. */
export function argoApplication(file: ReadFile, resource: DataNode, name: string): readonly ChartReleaseFact[] {
  return isArgo(resource) ? releasesIn(file, resource, name, scalarText) : [];
}

/** An `ApplicationSet` as its template with each element of its lists filled in. */
export function argoApplicationSet(file: ReadFile, resource: DataNode): readonly ChartReleaseFact[] {
  const template = isArgo(resource) ? entry(resource, 'spec', 'template') : undefined;
  if (template === undefined) return [];
  const elements = itemsOf(entry(resource, 'spec', 'generators')).flatMap((generator) =>
    itemsOf(entry(generator, 'list', 'elements')),
  );
  return elements.flatMap((element) => {
    // As written: holes of templates are no YAML.
    const read: ReadText = (node) =>
      node &&
      file.text
        .slice(node.at, node.end)
        .replace(/^["']|["']$/g, '')
        .replace(/\{\{\s*\.?(\w+)\s*\}\}/g, (_, key: string) => scalarText(entry(element, key)) ?? '');
    const name = read(entry(template, 'metadata', 'name'));
    return name === undefined ? [] : releasesIn(file, template, name, read);
  });
}

type ReadText = (node: DataNode | undefined) => string | undefined;

function isArgo(resource: DataNode): boolean {
  return textOf(entry(resource, 'apiVersion'))?.startsWith('argoproj.io/') === true;
}

function releasesIn(file: ReadFile, resource: DataNode, name: string, read: ReadText): readonly ChartReleaseFact[] {
  const only = entry(resource, 'spec', 'source');
  const sources = [...(only === undefined ? [] : [only]), ...itemsOf(entry(resource, 'spec', 'sources'))];
  return sources.flatMap((source): readonly ChartReleaseFact[] => {
    const path = read(entry(source, 'path'));
    const chart = read(entry(source, 'chart')) ?? path;
    const helm = entry(source, 'helm');
    if (chart === undefined || (path !== undefined && helm === undefined)) return [];
    const files = itemsOf(entry(helm, 'valueFiles')).flatMap((each) => read(each) ?? []);
    return [
      {
        kind: 'chart-release',
        file: file.path,
        name: read(entry(helm, 'releaseName')) ?? name,
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
