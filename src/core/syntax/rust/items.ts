import type { LightNode } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf, visit } from '../reader.ts';
import { attributeOf } from './attributes.ts';
import { readFunction } from './functions.ts';
import { readImplementation } from './implementations.ts';
import { readUse } from './imports.ts';
import { readType } from './types.ts';

/** Items of a file or module. Attributes stand before the item that they belong to. */
export function readItems(reader: Reader, nodes: readonly LightNode[]): void {
  let attributes: Decorator[] = [];
  for (const node of nodes) {
    if (node.type === 'attribute_item') {
      attributes.push(...attributeOf(reader, node));
      continue;
    }
    readItem(reader, node, attributes);
    attributes = [];
  }
}

function readItem(reader: Reader, node: LightNode, attributes: readonly Decorator[]): void {
  switch (node.type) {
    case 'use_declaration':
      readUse(reader, node);
      break;
    case 'mod_item':
      readModule(reader, node, attributes);
      break;
    case 'function_item':
      readNamed(reader, node, attributes);
      break;
    case 'struct_item':
    case 'enum_item':
    case 'trait_item':
    case 'union_item':
      readType(reader, node, attributes);
      break;
    case 'impl_item':
      readImplementation(reader, node, attributes);
      break;
    case 'const_item':
    case 'static_item':
      readConstant(reader, node);
      break;
    default:
      visit(reader, [node]);
  }
}

function readNamed(reader: Reader, node: LightNode, attributes: readonly Decorator[]): void {
  const name = nameOf(reader, node);
  const value = readFunction(reader, node, { name, decorators: attributes });
  if (reader.scope.fn === 0) reader.outline.exports.push({ name, value });
}

/** A module in a file of its own is an import; one written out here is read as part of the file. Tests are left out. */
function readModule(reader: Reader, node: LightNode, attributes: readonly Decorator[]): void {
  const name = nameOf(reader, node);
  const body = childOf(node, 'body');
  if (body === undefined) {
    reader.outline.imports.push({ from: `self::${name}`, name: '*', as: name, at: node.start });
    reader.outline.exports.push({ name, value: { kind: 'name', name } });
    return;
  }
  const isTest = attributes.some(
    (attribute) =>
      attribute.name === 'cfg' && textOf(reader, { ...node, start: attribute.at, end: attribute.end }).includes('test'),
  );
  if (!isTest) readItems(reader, body.children);
}

function readConstant(reader: Reader, node: LightNode): void {
  const name = nameOf(reader, node);
  const type = childOf(node, 'type');
  const value = readValue(reader, childOf(node, 'value'));
  const { fn } = reader.scope;
  const written = type && textOf(reader, type);
  reader.outline.bindings.push({ name, value, fn, type: written, declared: true, at: node.start, end: node.end });
  if (fn === 0) reader.outline.exports.push({ name, value: { kind: 'name', name } });
}

export function nameOf(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name') ?? childOfType(node, 'identifier', 'type_identifier');
  return name ? textOf(reader, name) : '';
}
