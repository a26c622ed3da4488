import type { LightNode } from '../light-tree.ts';
import { childOf, type Reader } from '../reader.ts';
import { plainText } from './text-literals.ts';

const importing = new Set(['require', 'require_relative', 'load', 'require_dependency', 'autoload']);

/** Notes `require 'x'`; true when the call is one. A relative path starts with `./` or `../`. */
export function readImport(reader: Reader, node: LightNode, name: string): boolean {
  if (!importing.has(name)) return false;
  const written = childOf(node, 'arguments')?.children.at(-1);
  const path = written && plainText(reader, written);
  if (path?.kind !== 'text') return false;
  const from = name === 'require_relative' && !path.text.startsWith('.') ? `./${path.text}` : path.text;
  reader.outline.imports.push({ from, at: node.start });
  return true;
}
