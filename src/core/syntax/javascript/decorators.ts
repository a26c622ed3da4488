import type { LightNode } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import { childOf, type Reader, readValue, textOf } from '../reader.ts';

export function decoratorsOf(reader: Reader, node: LightNode): Decorator[] {
  return node.children.filter(({ type }) => type === 'decorator').map((child) => readDecorator(reader, child));
}

export function readDecorator(reader: Reader, node: LightNode): Decorator {
  const range = { at: node.start, end: node.end };
  const [written] = node.children;
  if (written === undefined) return { name: '', ...range };
  const callee = written.type === 'call_expression' ? childOf(written, 'function') : undefined;
  if (callee === undefined) return { name: textOf(reader, written), ...range };
  const args = childOf(written, 'arguments')?.children ?? [];
  return { name: textOf(reader, callee), args: args.map((arg) => readValue(reader, arg)), ...range };
}
