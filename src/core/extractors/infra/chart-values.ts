import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import type { Extractor } from '../extractor.ts';

/** `values.yaml` of a Helm chart: what its templates are filled with when nobody says otherwise. */
export const chartValues: Extractor = {
  id: 'chart-values',
  title: 'Helm values',
  group: 'infra',
  applies: (file) => /(?:^|\/)values\.ya?ml$/i.test(file.path),
  extract: (file) => {
    const pairs = pairsIn(file.documents?.[0], 'Values', 0);
    const values = Object.fromEntries(pairs.map(([path, value]) => [path, redactValue(lastOf(path), value)]));
    const folder = folderOf(file.path);
    return {
      facts: pairs.length === 0 ? [] : [{ kind: 'chart-values', file: file.path, folder, values }],
      problems: [],
    };
  },
};

const maxDepth = 8;

/** Dotted paths; of a list of variables each counts by its name. */
function pairsIn(node: DataNode | undefined, path: string, depth: number): readonly (readonly [string, string])[] {
  const text = scalarText(node);
  if (text !== undefined) return [[path, text]];
  if (depth > maxDepth) return [];
  const named = itemsOf(node).flatMap((item) => {
    const [name, value] = [scalarText(entry(item, 'name')), scalarText(entry(item, 'value'))];
    return name === undefined || value === undefined ? [] : [[`${path}.${name}`, value] as const];
  });
  return [...named, ...entriesOf(node).flatMap(({ key, value }) => pairsIn(value, `${path}.${key}`, depth + 1))];
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
