import type { Graph } from './graph.ts';

interface Frame {
  readonly node: string;
  next: number;
}

/**
 * Tarjan's algorithm with a stack of its own: a call graph may be deeper than the engine's. Every node is in exactly
 * one component; nodes within a component and components by their first node are sorted.
 */
export function stronglyConnectedComponents(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  const enter = (node: string): Frame => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: string, candidate: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? candidate, candidate));
  };
  const close = (node: string): void => {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    components.push(component.sort());
  };
  const visit = (start: string): void => {
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = graph.get(frame.node)?.[frame.next];
      frame.next += 1;
      if (target === undefined) {
        frames.pop();
        if (lowest.get(frame.node) === order.get(frame.node)) close(frame.node);
        const parent = frames.at(-1);
        if (parent !== undefined) lower(parent.node, lowest.get(frame.node) ?? 0);
      } else if (!order.has(target)) frames.push(enter(target));
      else if (isOpen.has(target)) lower(frame.node, order.get(target) ?? 0);
    }
  };

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return components.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
