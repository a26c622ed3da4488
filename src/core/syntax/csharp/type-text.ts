import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import { type Reader, textOf } from '../reader.ts';

/** A type on one line, without the marks that it may be null. */
export function typeText(reader: Reader, node: LightNode | undefined): string | undefined {
  return node && onOneLine(textOf(reader, node)).replaceAll('?', '');
}

/** `string?` may be null. */
export function isNullable(node: LightNode | undefined): true | undefined {
  return node?.type === 'nullable_type' || undefined;
}
