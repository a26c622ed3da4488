import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { plainText } from './text-literals.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: nameOf(reader, node) });
const access: Handler = (reader, node) =>
  propertyOf(readValue(reader, childOf(node, 'object')), memberName(reader, childOf(node, 'name')));

export const names: Handlers = {
  name,
  qualified_name: name,
  relative_name: name,
  variable_name: name,
  relative_scope: name,
  member_access_expression: access,
  nullsafe_member_access_expression: access,
  scoped_property_access_expression: (reader, node) => {
    const member = memberName(reader, childOf(node, 'name'));
    return propertyOf(readValue(reader, childOf(node, 'scope')), member.replace(/^\$/, ''));
  },
  class_constant_access_expression: readConstant,
  subscript_expression: readSubscript,
  by_ref: (reader, node, owner) => readValue(reader, node.children[0], owner),
};

/**
 * A variable keeps its `$`, which sets `$order` apart from a function of the same name; the instance is `this`, and so is
 * the class itself.
 */
export function nameOf(reader: Reader, node: LightNode): string {
  const text = textOf(reader, node);
  return Object.hasOwn(selves, text) ? (selves[text] ?? text) : text;
}

const selves: Readonly<Record<string, string>> = { $this: 'this', self: 'this', static: 'this', parent: 'super' };

/** Name of a member; one that is computed has none. */
export function memberName(reader: Reader, node: LightNode | undefined): string {
  if (node?.type === 'name') return textOf(reader, node);
  if (node?.type === 'variable_name') return textOf(reader, node);
  if (node) readValue(reader, node);
  return '';
}

/** `Order::class` stands for the class, `Status::OPEN` for its constant. */
function readConstant(reader: Reader, node: LightNode): Value {
  const [owner, constant] = node.children;
  const value = readValue(reader, owner);
  const member = constant ? textOf(reader, constant) : 'class';
  return member === 'class' ? value : propertyOf(value, member);
}

/** `$row['id']` has the index `id`, `$rows[$i]` has `[]`. */
function readSubscript(reader: Reader, node: LightNode): Value {
  const [owner, index] = node.children;
  return propertyOf(readValue(reader, owner), indexOf(reader, index));
}

function indexOf(reader: Reader, index: LightNode | undefined): string {
  if (index === undefined) return '[]';
  if (index.type === 'integer' || index.type === 'name') return textOf(reader, index);
  const constant = plainText(reader, index);
  if (constant?.kind === 'text') return constant.text;
  readValue(reader, index);
  return '[]';
}
