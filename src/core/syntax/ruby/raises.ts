import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Reader, readValue } from '../reader.ts';
import { pushCall } from './push-call.ts';

/** `raise NotFound, 'no such order'` and `raise NotFound.new('no such order')` throw a new instance. */
export function readRaise(reader: Reader, node: LightNode): Value {
  const [first, ...rest] = childOf(node, 'arguments')?.children ?? [];
  if (first === undefined) return { kind: 'other', node: 'raise' };
  const written = readValue(reader, first);
  const isClass = written.kind === 'name' && /^[A-Z]/.test(written.name);
  const args = rest.filter(({ type }) => type !== 'pair').map((argument) => readValue(reader, argument));
  const value: Value = isClass
    ? pushCall(reader, node, { name: written.name, at: first.start, args, new: true })
    : written;
  reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
  return { kind: 'other', node: 'raise' };
}
