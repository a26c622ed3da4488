import { entriesOf, entry, isTrue, itemsOf, numberOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { References } from './openapi-references.ts';

/** Deeper than this an example is right until somebody proves the contrary. */
const deepest = 12;

/**
 * What keeps an example out of its schema, or nothing. Only what JSON Schema says for certain counts: types, values,
 * bounds, required fields. YAML reads an unquoted day as text and `1.0` as a whole number, so both are let in.
 */
export function exampleFault(
  references: References,
  schema: DataNode | undefined,
  example: DataNode,
  name = 'it',
  depth = 0,
): string | undefined {
  const node = references.follow(schema);
  if (node === undefined || depth > deepest || entry(example, '$ref') !== undefined) return undefined;
  for (const part of itemsOf(entry(node, 'allOf'))) {
    const fault = exampleFault(references, part, example, name, depth + 1);
    if (fault !== undefined) return fault;
  }
  return (
    typeFault(node, example, name) ??
    valueFault(node, example, name) ??
    fieldFault(references, node, example, name, depth) ??
    itemFault(references, node, example, name, depth)
  );
}

function typeFault(node: DataNode, example: DataNode, name: string): string | undefined {
  const types = textsOf(entry(node, 'type'));
  const isNullable = isTrue(entry(node, 'nullable')) || isTrue(entry(node, 'x-nullable'));
  if (types.length === 0 || (isNullable && kindOf(example) === 'null')) return undefined;
  if (types.some((type) => isOf(type, example))) return undefined;
  return `${name} is ${said[kindOf(example)] ?? kindOf(example)}, and the schema says ${types.join(' or ')}`;
}

const said: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  object: 'an object',
  array: 'a list',
};

function kindOf(node: DataNode): string {
  if (node.kind === 'mapping') return 'object';
  if (node.kind === 'sequence') return 'array';
  return node.value === null ? 'null' : typeof node.value;
}

function isOf(type: string, example: DataNode): boolean {
  const kind = kindOf(example);
  if (type === 'integer') return kind === 'number' && Number.isInteger(numberOf(example));
  // A file is whatever is uploaded.
  return kind === type || type === 'file';
}

function valueFault(node: DataNode, example: DataNode, name: string): string | undefined {
  const text = scalarText(example);
  const values = entry(node, 'enum');
  if (text !== undefined && values?.kind === 'sequence' && !textsOf(values).includes(text))
    return `${name} is ${text}, which the schema does not list`;
  const number = numberOf(example);
  const [least, most] = [numberOf(entry(node, 'minimum')), numberOf(entry(node, 'maximum'))];
  if (number !== undefined && least !== undefined && number < least) return `${name} is below the minimum of ${least}`;
  if (number !== undefined && most !== undefined && number > most) return `${name} is above the maximum of ${most}`;
  const [shortest, longest] = [numberOf(entry(node, 'minLength')), numberOf(entry(node, 'maxLength'))];
  if (typeof text !== 'string' || number !== undefined) return undefined;
  if (shortest !== undefined && text.length < shortest)
    return `${name} is shorter than the ${shortest} that it must be`;
  if (longest !== undefined && text.length > longest) return `${name} is longer than the ${longest} that it may be`;
  return undefined;
}

/** A field that only answers carry, or only requests, may be missing in either. */
function fieldFault(
  references: References,
  node: DataNode,
  example: DataNode,
  name: string,
  depth: number,
): string | undefined {
  if (example.kind !== 'mapping') return undefined;
  const properties = entry(node, 'properties');
  const isOneWay = (key: string): boolean => {
    const field = references.follow(entry(properties, key));
    return isTrue(entry(field, 'readOnly')) || isTrue(entry(field, 'writeOnly'));
  };
  const missing = textsOf(entry(node, 'required')).find((key) => !example.entries.has(key) && !isOneWay(key));
  if (missing !== undefined) return `${name} lacks ${missing}, which the schema requires`;
  for (const { key, value } of entriesOf(properties)) {
    const own = entry(example, key);
    const fault = own === undefined ? undefined : exampleFault(references, value, own, key, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function itemFault(
  references: References,
  node: DataNode,
  example: DataNode,
  name: string,
  depth: number,
): string | undefined {
  const items = entry(node, 'items');
  if (items === undefined) return undefined;
  const one = name === 'it' ? 'an item' : `an item of ${name}`;
  for (const item of itemsOf(example)) {
    const fault = exampleFault(references, items, item, one, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
