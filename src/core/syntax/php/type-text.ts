import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import { type Reader, textOf } from '../reader.ts';

/** A type as written, `?Order` as the `Order` that it may be; `self` and `static` as the class around. */
export function typeText(reader: Reader, node: LightNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const text = onOneLine(textOf(reader, node)).replace(/^\?\s*/, '');
  const own = text === 'self' || text === 'static' ? reader.scope.cls : undefined;
  return own === undefined ? text : reader.outline.classes[own]?.name || text;
}
