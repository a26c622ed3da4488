import { entriesOf, entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { planType } from './cloudformation-resources.ts';

/** Values of a template in the words of a plan: keys as Terraform writes them, references as `${type.name.attribute}`. */
export interface TemplateValues {
  read(node: DataNode): DataNode;
}

/** Nobody nests deeper; what is below is left as it stands. */
const deepest = 60;

export function createTemplateValues(
  types: ReadonlyMap<string, string>,
  parameters: DataNode | undefined,
): TemplateValues {
  const reference = (path: string): string | undefined => {
    const [id = '', ...attributes] = path.split('.');
    const type = types.get(id);
    if (type !== undefined) return `\${${planType(type)}.${id}.${attributes.map(snake).join('.') || 'id'}}`;
    const parameter = entry(parameters, id);
    if (parameter === undefined) return undefined;
    return scalarText(entry(parameter, 'Default')) ?? `\${var.${id}}`;
  };
  const filled = (text: string): string =>
    text.replace(/\$\{([\w.]+)\}/g, (hole, path: string) => reference(path) ?? hole);
  const called = (node: DataNode): DataNode | undefined => {
    const [only, ...others] = entriesOf(node);
    if (only === undefined || others.length > 0) return undefined;
    const text = functionText(only, reference, filled, (part) => read(part, 0));
    return text === undefined ? undefined : { kind: 'scalar', value: text, at: node.at, end: node.end };
  };
  const read = (node: DataNode, depth: number): DataNode => {
    if (depth > deepest) return node;
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string') return node;
      // A short tag leaves nothing but the name of what it refers to.
      return {
        ...node,
        value: types.has(node.value.split('.')[0] ?? '') ? (reference(node.value) ?? node.value) : filled(node.value),
      };
    }
    if (node.kind === 'sequence') {
      const [separator, parts, ...more] = node.items;
      const isJoin = more.length === 0 && separator?.kind === 'scalar' && parts?.kind === 'sequence';
      if (isJoin)
        return {
          kind: 'scalar',
          value: joined(separator, parts, reference, (part) => read(part, depth + 1)),
          at: node.at,
          end: node.end,
        };
      return { ...node, items: node.items.map((item) => read(item, depth + 1)) };
    }
    const found = called(node);
    if (found !== undefined) return found;
    const entries = [...node.entries.values()].map((each) => ({
      ...each,
      key: snake(each.key),
      value: read(each.value, depth + 1),
    }));
    return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
  };
  return { read: (node) => read(node, 0) };
}

function functionText(
  { key, value }: DataEntry,
  reference: (path: string) => string | undefined,
  filled: (text: string) => string,
  read: (node: DataNode) => DataNode,
): string | undefined {
  if (key === 'Ref') return reference(scalarText(value) ?? '') ?? `\${${scalarText(value) ?? ''}}`;
  if (key === 'Fn::GetAtt') {
    const parts = itemsOf(value).flatMap((part) => scalarText(part) ?? []);
    return reference(parts.length > 0 ? parts.join('.') : (scalarText(value) ?? ''));
  }
  if (key === 'Fn::Sub') return filled(scalarText(value) ?? scalarText(itemsOf(value)[0]) ?? '');
  if (key !== 'Fn::Join') return undefined;
  const [separator, parts] = itemsOf(value);
  return joined(separator, parts, reference, read);
}

function joined(
  separator: DataNode | undefined,
  parts: DataNode | undefined,
  reference: (path: string) => string | undefined,
  read: (node: DataNode) => DataNode,
): string {
  return (
    itemsOf(parts)
      .map((part) => scalarText(read(part)) ?? '')
      // A short tag leaves nothing of a parameter but its name.
      .map((part) => reference(part) ?? part)
      .join(scalarText(separator) ?? '')
  );
}

/** `DBInstanceIdentifier` is `db_instance_identifier`; what does not begin with a capital is somebody's own word. */
function snake(key: string): string {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(key) || key === key.toUpperCase()) return key;
  return key
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
