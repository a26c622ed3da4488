import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import { type Reader, textOf } from '../reader.ts';

const typeNodes = new Set(['user_type', 'nullable_type', 'function_type', 'parenthesized_type']);

export function isType({ type }: LightNode): boolean {
  return typeNodes.has(type);
}

/** The type that a declaration names, without the mark that it may be null. */
export function typeIn(reader: Reader, node: LightNode): string | undefined {
  const written = node.children.find(isType);
  return written && typeText(reader, written);
}

export function typeText(reader: Reader, node: LightNode): string {
  return onOneLine(textOf(reader, node)).replace(/\?$/, '');
}
