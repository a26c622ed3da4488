import type { LightNode } from './light-tree.ts';
import { childOf, type Reader, readValue, visit, within } from './reader.ts';

/** What is asked until it says no, such as whether a code is taken, goes through no items: only the body repeats. */
export function readWhile(reader: Reader, node: LightNode): undefined {
  readValue(reader, childOf(node, 'condition'));
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}
