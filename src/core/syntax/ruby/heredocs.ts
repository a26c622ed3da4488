import type { LightNode } from '../light-tree.ts';
import type { Handlers } from '../reader.ts';
import { readHeredoc } from './text-literals.ts';

/** A heredoc is named where it is used and written further down: the bodies follow in the order of the names. */
export function heredocs(root: LightNode): Handlers {
  const beginnings: LightNode[] = [];
  const bodies: LightNode[] = [];
  const open: LightNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'heredoc_beginning') beginnings.push(node);
    else if (node.type === 'heredoc_body') bodies.push(node);
    for (const child of node.children) open.push(child);
  }
  beginnings.sort(byStart);
  bodies.sort(byStart);
  const bodyOf = new Map(beginnings.map((beginning, index) => [beginning.start, bodies[index]]));
  return {
    heredoc_beginning: (reader, node, owner) => readHeredoc(reader, bodyOf.get(node.start), owner),
    heredoc_body: () => undefined,
  };
}

function byStart(a: LightNode, b: LightNode): number {
  return a.start - b.start;
}
