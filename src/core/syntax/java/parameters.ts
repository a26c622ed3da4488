import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { ParameterOutline } from '../outline.ts';
import { childOf, childOfType, type Reader, textOf } from '../reader.ts';
import { annotationsOf } from './annotations.ts';

export function readParameters(reader: Reader, fn: LightNode): ParameterOutline[] {
  const written = childOf(fn, 'parameters');
  if (written === undefined) return [];
  if (written.type === 'identifier') return [{ name: textOf(reader, written) }];
  return written.children.map((node) => readParameter(reader, node));
}

function readParameter(reader: Reader, node: LightNode): ParameterOutline {
  if (node.type === 'identifier') return { name: textOf(reader, node) };
  const declarator = childOfType(node, 'variable_declarator');
  const name = childOf(declarator ?? node, 'name');
  const type = childOf(node, 'type') ?? node.children.find(({ type: kind }) => /_type$|^type_identifier$/.test(kind));
  const text = type && onOneLine(textOf(reader, type));
  const annotations = annotationsOf(reader, node);
  return {
    name: name ? textOf(reader, name) : '',
    type: declarator && text !== undefined ? `${text}[]` : text,
    decorators: annotations.length > 0 ? annotations : undefined,
  };
}
