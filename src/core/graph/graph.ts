/** Node → the nodes that it points at. A node that is only pointed at need not have an entry. */
export type Graph = ReadonlyMap<string, readonly string[]>;

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Nodes and neighbors come out sorted and once each, so that what is computed from them is stable. */
export function graphOf(nodes: Iterable<string>, edges: Iterable<Edge>): Graph {
  const neighbors = new Map<string, Set<string>>();
  for (const node of nodes) neighbors.set(node, new Set());
  for (const edge of edges) {
    neighbors.set(edge.from, (neighbors.get(edge.from) ?? new Set()).add(edge.to));
    if (!neighbors.has(edge.to)) neighbors.set(edge.to, new Set());
  }
  const sorted = [...neighbors].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([node, targets]) => [node, [...targets].sort()]));
}
