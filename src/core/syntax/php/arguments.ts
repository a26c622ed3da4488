import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import { childOf, type Reader, readValue, textOf } from '../reader.ts';

/** Arguments in order; those with a name are one object behind all others. */
export function readArguments(reader: Reader, nodes: readonly LightNode[], owner: number | undefined): Value[] {
  const args: Value[] = [];
  const entries: Entry[] = [];
  for (const node of nodes) {
    if (node.type !== 'argument') continue;
    const name = childOf(node, 'name');
    const written = node.children.find((child) => child !== name);
    const value = readValue(reader, written, owner);
    if (name) entries.push({ key: textOf(reader, name), value, at: node.start });
    else args.push(value);
  }
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  return args;
}
