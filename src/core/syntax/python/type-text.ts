import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import { type Reader, textOf } from '../reader.ts';

/** A type as written, on one line and without the quotes of one that is declared further down: `"Order"`. */
export function typeText(reader: Reader, annotation: LightNode | undefined): string | undefined {
  if (annotation === undefined) return undefined;
  const text = onOneLine(textOf(reader, annotation));
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
