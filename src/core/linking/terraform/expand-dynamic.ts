import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { type Place, resolved } from './resolve-reference.ts';

/** Blocks that are made for each element of a collection, at every depth, as if they were written out. */
export function expandDynamic(node: DataNode, place: Place): DataNode {
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => expandDynamic(item, place)) };
  if (node.kind !== 'mapping') return node;
  const entries = [...node.entries.values()].flatMap((each): readonly DataEntry[] =>
    each.key === 'dynamic'
      ? entriesOf(each.value).map((block) => made(block, place))
      : [{ ...each, value: expandDynamic(each.value, place) }],
  );
  return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
}

function made(block: DataEntry, place: Place): DataEntry {
  const { value } = block;
  const content = expandDynamic(entry(value, 'content') ?? value, place);
  const over = entry(value, 'for_each');
  const iterator = scalarText(entry(value, 'iterator'))?.replace(/^\$\{|\}$/g, '') ?? block.key;
  const elements = over === undefined ? undefined : resolved(over, place);
  // What it is made for may only be known later: one stands for all of them.
  if (elements === undefined || elements.kind === 'scalar') return { ...block, value: content };
  const items = pairsOf(elements).map(([key, held]) => filled(content, iterator, key, held));
  return { ...block, value: { kind: 'sequence', items, at: value.at, end: value.end } };
}

function pairsOf(node: DataNode): readonly (readonly [string, DataNode])[] {
  if (node.kind === 'mapping') return entriesOf(node).map(({ key, value }) => [key, value] as const);
  return itemsOf(node).map((item) => [scalarText(item) ?? '', item] as const);
}

/** `env.key` and `env.value.name` with what they mean in one turn. */
function filled(node: DataNode, iterator: string, key: string, held: DataNode): DataNode {
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => filled(item, iterator, key, held)) };
  if (node.kind === 'mapping') {
    const entries = [...node.entries.values()].map((each) => ({
      ...each,
      value: filled(each.value, iterator, key, held),
    }));
    return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
  }
  if (typeof node.value !== 'string' || !node.value.includes(`{${iterator}.`)) return node;
  const whole = /^\$\{([\w.-]+)\}$/.exec(node.value)?.[1]?.split('.').slice(1);
  if (whole !== undefined)
    return whole[0] === 'key' ? { ...node, value: key } : (entry(held, ...whole.slice(1)) ?? node);
  const text = node.value.replace(/\$\{([\w.-]+)\}/g, (hole, path: string) => {
    const [name, part, ...rest] = path.split('.');
    if (name !== iterator) return hole;
    return part === 'key' ? key : (scalarText(entry(held, ...rest)) ?? hole);
  });
  return { ...node, value: text };
}
