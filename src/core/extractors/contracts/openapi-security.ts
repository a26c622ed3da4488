import { entriesOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/** Names of the schemes; an empty requirement among them makes security optional, so it counts as none. */
export function securityOf(node: DataNode | undefined): readonly string[] | undefined {
  if (node?.kind !== 'sequence') return undefined;
  const requirements = node.items.map((item) => entriesOf(item).map((scheme) => scheme.key));
  return requirements.some((names) => names.length === 0) ? [] : [...new Set(requirements.flat())];
}
