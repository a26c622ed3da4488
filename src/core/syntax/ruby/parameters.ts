import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline } from '../outline.ts';
import { childOf, type Reader, readValue, textOf } from '../reader.ts';

/** Parameters as callers fill them; their names are variables within. */
export function readParameters(reader: Reader, list: LightNode | undefined, fn: number): ParameterOutline[] {
  const parameters: ParameterOutline[] = [];
  for (const node of list?.children ?? []) {
    const parameter = readParameter(reader, node);
    if (parameter === undefined) continue;
    for (const name of parameter.keys ?? [parameter.name]) reader.bound.add(`${fn} ${name}`);
    parameters.push(parameter);
  }
  return parameters;
}

function readParameter(reader: Reader, node: LightNode): ParameterOutline | undefined {
  if (node.type === 'identifier') return { name: textOf(reader, node) };
  if (node.type === 'destructured_parameter') {
    const keys = node.children.filter(({ type }) => type === 'identifier').map((child) => textOf(reader, child));
    return { name: '{}', keys, paths: keys.map((_, index) => String(index)) };
  }
  const name = childOf(node, 'name');
  if (name === undefined) return undefined;
  const fallback = childOf(node, 'value');
  return {
    name: textOf(reader, name),
    default: fallback && readValue(reader, fallback),
    optional: fallback !== undefined || /splat|block/.test(node.type) ? true : undefined,
  };
}
