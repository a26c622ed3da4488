import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { withNamedHoles } from './chart-holes.ts';

const maxDepth = 8;

/**
 * Values of a chart by dotted paths, secrets replaced: `Values.image.tag`. What stands in a list counts by its place, and
 * of a list of variables each by its name as well.
 */
export function chartValuePairs(node: DataNode | undefined): Readonly<Record<string, string>> {
  const pairs = pairsIn(node, 'Values', 0);
  return Object.fromEntries(pairs.map(([path, value]) => [path, redactValue(lastOf(path), withNamedHoles(value))]));
}

function pairsIn(node: DataNode | undefined, path: string, depth: number): readonly (readonly [string, string])[] {
  const text = scalarText(node);
  if (text !== undefined) return [[path, text]];
  if (depth > maxDepth) return [];
  const named = itemsOf(node).flatMap((item) => {
    const [name, value] = [scalarText(entry(item, 'name')), scalarText(entry(item, 'value'))];
    return name === undefined || value === undefined ? [] : [[`${path}.${name}`, value] as const];
  });
  const placed = itemsOf(node).flatMap((item, at) => pairsIn(item, `${path}.${at}`, depth + 1));
  return [
    ...named,
    ...placed,
    ...entriesOf(node).flatMap(({ key, value }) => pairsIn(value, `${path}.${key}`, depth + 1)),
  ];
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
