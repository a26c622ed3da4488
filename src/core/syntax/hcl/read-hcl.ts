import type { DataEntry, DataNode } from '../data-tree.ts';
import type { LightNode, LightTree } from '../light-tree.ts';
import { createValueReader, type ReadValue } from './read-value.ts';

/**
 * A file of HCL as the same file written in JSON would be read: blocks are mappings below their type and labels, several
 * of one kind a sequence, and an expression is the text `${…}`. So Terraform's two notations are read alike.
 */
export function readHcl({ root }: LightTree, text: string): DataNode {
  const body = root.type === 'config_file' ? root.children.find(({ type }) => type === 'body') : root;
  const { value } = createValueReader(text);
  return body === undefined ? emptyAt(root) : mappingOf(body, text, value);
}

interface OpenMapping {
  readonly kind: 'mapping';
  readonly entries: Map<string, DataEntry>;
  readonly at: number;
  readonly end: number;
}

function emptyAt({ start, end }: LightNode): OpenMapping {
  return { kind: 'mapping', entries: new Map(), at: start, end };
}

/** Blocks in blocks are few; rubbish that nests them without end is left out from here on. */
const deepest = 100;

function mappingOf(body: LightNode, text: string, value: ReadValue, depth = 0): OpenMapping {
  const mapping = emptyAt(body);
  for (const child of body.children)
    if (child.type === 'attribute') addAttribute(mapping, child, text, value);
    else if (child.type === 'block' && depth < deepest) addBlock(mapping, child, text, value, depth);
  return mapping;
}

function addAttribute(mapping: OpenMapping, attribute: LightNode, text: string, value: ReadValue): void {
  const [name, expression] = attribute.children;
  if (name?.type !== 'identifier' || expression === undefined) return;
  const key = text.slice(name.start, name.end);
  mapping.entries.set(key, { key, keyAt: name.start, keyEnd: name.end, value: value(expression) });
}

function addBlock(mapping: OpenMapping, block: LightNode, text: string, value: ReadValue, depth: number): void {
  const labels = block.children.filter(({ type }) => type === 'identifier' || type === 'string_lit');
  const body = block.children.find(({ type }) => type === 'body');
  // A block without anything in it has no body, and one that stands in JSON is where its keys are.
  const content = {
    ...(body === undefined ? emptyAt(block) : mappingOf(body, text, value, depth + 1)),
    at: block.start,
  };
  place(
    mapping,
    labels.map((label) => labelled(label, text)),
    { ...content, end: block.end },
  );
}

type Label = Omit<DataEntry, 'value'>;

function labelled(label: LightNode, text: string): Label {
  const raw = text.slice(label.start, label.end);
  return { key: raw.replace(/^"|"$/g, ''), keyAt: label.start, keyEnd: label.end };
}

/** Blocks of one kind share what stands above their last label; of two that share that as well there is a sequence. */
function place(mapping: OpenMapping, [first, ...below]: readonly Label[], content: DataNode): void {
  if (first === undefined) return;
  const known = mapping.entries.get(first.key);
  if (below.length > 0) {
    const inner =
      known?.value.kind === 'mapping' ? (known.value as OpenMapping) : { ...emptyAt(noPlace), ...spanOf(content) };
    if (known?.value !== inner) mapping.entries.set(first.key, { ...first, value: inner });
    place(inner, below, content);
  } else if (known === undefined) mapping.entries.set(first.key, { ...first, value: content });
  else mapping.entries.set(first.key, { ...known, value: sequenceOf(known.value, content) });
}

const noPlace: LightNode = { type: '', field: undefined, start: 0, end: 0, children: [] };

function spanOf({ at, end }: DataNode): { readonly at: number; readonly end: number } {
  return { at, end };
}

function sequenceOf(before: DataNode, added: DataNode): DataNode {
  const items = before.kind === 'sequence' ? before.items : [before];
  return { kind: 'sequence', items: [...items, added], at: before.at, end: added.end };
}
