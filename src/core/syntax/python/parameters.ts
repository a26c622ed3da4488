import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline } from '../outline.ts';
import { childOf, type Reader, readValue, textOf } from '../reader.ts';
import { readAnnotated } from './annotated.ts';
import { typeText } from './type-text.ts';

/** Parameters as callers fill them. What a method calls its instance is none of them. */
export function readParameters(reader: Reader, fn: LightNode): ParameterOutline[] {
  const written = childOf(fn, 'parameters')?.children ?? [];
  return written.flatMap((node) => {
    const name = nameNode(node);
    return name === undefined || textOf(reader, name) === reader.scope.self ? [] : [readParameter(reader, node, name)];
  });
}

export function firstParameter(reader: Reader, fn: LightNode): string | undefined {
  const first = childOf(fn, 'parameters')?.children[0];
  const name = first && nameNode(first);
  return name && textOf(reader, name);
}

function nameNode(node: LightNode): LightNode | undefined {
  if (node.type === 'identifier') return node;
  const named = childOf(node, 'name');
  if (named) return named;
  const last = node.children.findLast(({ field }) => field !== 'type');
  return last && nameNode(last);
}

function readParameter(reader: Reader, node: LightNode, name: LightNode): ParameterOutline {
  const type = childOf(node, 'type');
  const annotated = readAnnotated(reader, type);
  const fallback = childOf(node, 'value');
  return {
    name: textOf(reader, name),
    type: typeText(reader, annotated?.type ?? type),
    default: fallback && readValue(reader, fallback),
    decorators: annotated && annotated.decorators.length > 0 ? annotated.decorators : undefined,
    optional: fallback && true,
  };
}
