export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Layering {
  /** Node → its column, counted from the left. */
  readonly layer: ReadonlyMap<string, number>;
  /** True for an arrow that has to run against the reading direction, because it closes a cycle. */
  backward(arrow: Arrow): boolean;
}

/** Columns from left to right: every arrow that closes no cycle leads to a later column. */
export function layersOf(nodes: readonly string[], arrows: readonly Arrow[]): Layering {
  const backward = closingCycles(nodes, arrows);
  const forward = arrows.map((arrow) =>
    backward.has(key(arrow)) ? { from: arrow.to, to: arrow.from } : { from: arrow.from, to: arrow.to },
  );
  const layer = longestPaths(nodes, forward);
  pullTowardTargets(nodes, forward, layer);
  return { layer, backward: (arrow) => backward.has(key(arrow)) };
}

function key(arrow: Arrow): string {
  return `${arrow.from}\n${arrow.to}`;
}

function closingCycles(nodes: readonly string[], arrows: readonly Arrow[]): ReadonlySet<string> {
  const closing = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (node: string): void => {
    state.set(node, 'open');
    for (const arrow of arrows) {
      if (arrow.from !== node) continue;
      const seen = state.get(arrow.to);
      if (seen === 'open') closing.add(key(arrow));
      else if (seen === undefined) visit(arrow.to);
    }
    state.set(node, 'done');
  };
  // Starting where nobody points keeps the arrow that a reader would call the return the one that runs backward.
  const entered = new Set(arrows.map((arrow) => arrow.to));
  for (const node of [...nodes.filter((each) => !entered.has(each)), ...nodes]) {
    if (!state.has(node)) visit(node);
  }
  return closing;
}

function longestPaths(nodes: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const layer = new Map(nodes.map((node) => [node, 0]));
  // Without cycles the longest path has fewer steps than there are nodes.
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of arrows) {
      const least = (layer.get(from) ?? 0) + 1;
      if ((layer.get(to) ?? 0) >= least) continue;
      layer.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  return layer;
}

/** A node that nobody points at stands right before its first target, not far to the left of it. */
function pullTowardTargets(nodes: readonly string[], arrows: readonly Arrow[], layer: Map<string, number>): void {
  const entered = new Set(arrows.map((arrow) => arrow.to));
  for (const node of nodes) {
    const targets = arrows.filter((arrow) => arrow.from === node).map((arrow) => layer.get(arrow.to) ?? 0);
    if (!entered.has(node) && targets.length > 0) layer.set(node, Math.min(...targets) - 1);
  }
}
