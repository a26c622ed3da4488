import type { Graph } from './graph.ts';

interface Frame {
  readonly node: string;
  readonly parent: string | undefined;
  next: number;
  children: number;
}

/** Nodes without which the graph, its edges taken both ways, falls into more parts than before. Sorted. */
export function articulationPoints(graph: Graph): string[] {
  const neighbors = bothWays(graph);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const points = new Set<string>();

  const enter = (node: string, parent: string | undefined): Frame => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    return { node, parent, next: 0, children: 0 };
  };
  const lower = (node: string, candidate: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? candidate, candidate));
  };
  const leave = (frame: Frame, parent: Frame | undefined): void => {
    if (parent === undefined) {
      if (frame.children > 1) points.add(frame.node);
      return;
    }
    const reach = lowest.get(frame.node) ?? 0;
    lower(parent.node, reach);
    if (parent.parent !== undefined && reach >= (order.get(parent.node) ?? 0)) points.add(parent.node);
  };
  const visit = (start: string): void => {
    const frames = [enter(start, undefined)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = neighbors.get(frame.node)?.[frame.next];
      frame.next += 1;
      if (target === undefined) {
        frames.pop();
        leave(frame, frames.at(-1));
      } else if (!order.has(target)) {
        frame.children += 1;
        frames.push(enter(target, frame.node));
      } else if (target !== frame.parent) lower(frame.node, order.get(target) ?? 0);
    }
  };

  for (const node of neighbors.keys()) if (!order.has(node)) visit(node);
  return [...points].sort();
}

function bothWays(graph: Graph): Map<string, string[]> {
  const neighbors = new Map<string, Set<string>>();
  const join = (from: string, to: string): void => {
    neighbors.set(from, (neighbors.get(from) ?? new Set()).add(to));
  };
  for (const [node, targets] of graph) {
    if (!neighbors.has(node)) neighbors.set(node, new Set());
    for (const target of targets) {
      if (target === node) continue;
      join(node, target);
      join(target, node);
    }
  }
  return new Map([...neighbors].map(([node, targets]) => [node, [...targets]]));
}
