import { entry, scalarText } from './data-node.ts';
import type { DataNode } from './data-tree.ts';
import { redactValue } from './redact-value.ts';

/** A tree whose secrets are replaced; `name` is what the value as a whole is called. */
export function redactData(node: DataNode, name = ''): DataNode {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? { ...node, value: redactValue(name, node.value) } : node;
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => redactData(item, name)) };
  // `{ name = "DB_PASSWORD", value = "…" }`: what the value is called stands beside it.
  const said = scalarText(entry(node, 'name'));
  const entries = [...node.entries.values()].map((each) => ({
    ...each,
    value: redactData(each.value, each.key === 'value' && said !== undefined ? said : each.key),
  }));
  return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
}
