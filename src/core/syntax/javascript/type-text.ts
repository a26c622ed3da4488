import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import { type Reader, textOf } from '../reader.ts';

/** A type as written, on one line: `Promise<Order[]>` of `: Promise<Order[]>`. */
export function typeText(reader: Reader, annotation: LightNode | undefined): string | undefined {
  if (annotation === undefined) return undefined;
  const text = onOneLine(textOf(reader, annotation));
  return text.startsWith(':') ? text.slice(1).trimStart() : text;
}
