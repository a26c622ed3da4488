import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf } from '../reader.ts';
import { attributesOf, orNone } from './attributes.ts';
import { isNullable, typeText } from './type-text.ts';

/** Parameters of a method, a lambda, a record or a class with a primary constructor. */
export function readParameters(reader: Reader, fn: LightNode): ParameterOutline[] {
  const written = childOf(fn, 'parameters') ?? childOfType(fn, 'parameter_list');
  if (written === undefined) return [];
  if (written.type === 'implicit_parameter' || written.type === 'identifier')
    return [{ name: textOf(reader, written) }];
  const read = written.children.filter(({ type }) => type === 'parameter' || type === 'implicit_parameter');
  return [...read.map((node) => readParameter(reader, node)), ...restOf(reader, written)];
}

function readParameter(reader: Reader, node: LightNode): ParameterOutline {
  if (node.type === 'implicit_parameter') return { name: textOf(reader, node) };
  const name = childOf(node, 'name');
  const type = childOf(node, 'type');
  const known = new Set([name, type]);
  const given = node.children.find(
    (child) => !known.has(child) && child.type !== 'modifier' && child.type !== 'attribute_list',
  );
  const isExtended = node.children.some((child) => child.type === 'modifier' && textOf(reader, child) === 'this');
  return {
    name: name ? textOf(reader, name).replace(/^@/, '') : '',
    type: typeText(reader, type),
    default: given && readValue(reader, given),
    decorators: orNone(attributesOf(reader, node)),
    optional: (given && true) ?? isNullable(type),
    extended: isExtended || undefined,
  };
}

/** The grammar leaves `params string[] tags` to its list. */
function restOf(reader: Reader, list: LightNode): ParameterOutline[] {
  const name = childOf(list, 'name');
  const type = childOf(list, 'type');
  return name ? [{ name: textOf(reader, name), type: typeText(reader, type) }] : [];
}
