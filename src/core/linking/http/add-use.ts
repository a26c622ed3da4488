import type { GuardUse } from './route.ts';
import type { RouterGraph } from './router-graph.ts';

/** Adds something that every request to a router passes. */
export function addUse(graph: RouterGraph, node: string, use: GuardUse): void {
  const uses = graph.uses.get(node);
  if (uses === undefined) graph.uses.set(node, [use]);
  else uses.push(use);
}
