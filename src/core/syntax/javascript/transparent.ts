import type { LightNode } from '../light-tree.ts';
import { type Handler, type Handlers, readValue } from '../reader.ts';

const inner: Handler = (reader, node, owner) => readValue(reader, innerOf(node), owner);

/** Wrappers that change a type or nothing at all: `(x)`, `x as T`, `x!`, `x satisfies T`, `<T>x`, `x<T>`. */
export const transparentWrappers: Handlers = {
  parenthesized_expression: inner,
  as_expression: inner,
  satisfies_expression: inner,
  non_null_expression: inner,
  type_assertion: inner,
  instantiation_expression: inner,
};

export function transparent(node: LightNode | undefined): LightNode | undefined {
  let unwrapped = node;
  while (unwrapped && unwrapped.type in transparentWrappers) unwrapped = innerOf(unwrapped);
  return unwrapped;
}

function innerOf(node: LightNode): LightNode | undefined {
  return node.children.find((child) => child.type !== 'type_arguments' && child.type !== 'type_annotation');
}
