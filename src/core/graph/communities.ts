/** An edge without direction. */
export interface WeightedEdge {
  readonly between: readonly [string, string];
  readonly weight: number;
}

export interface Communities {
  /** Members sorted, the largest group first. */
  readonly groups: readonly (readonly string[])[];
  /** Newman's Q: what share of the weight lies inside of groups above what chance would put there. */
  readonly modularity: number;
}

/** One level: nodes are numbers, and what was joined keeps its weight as a loop. */
interface Level {
  readonly links: readonly ReadonlyMap<number, number>[];
  readonly loops: readonly number[];
}

/** Less than this is the noise of adding fractions in another order. */
const epsilon = 1e-9;

/**
 * The method of Louvain (Blondel, Guillaume, Lambiotte and Lefebvre, 2008): nodes move to the neighboring group where
 * modularity gains most, groups become nodes, and again. Nodes are visited in sorted order and a tie goes to the first
 * group, so that the same graph gives the same groups.
 */
export function communities(nodes: Iterable<string>, edges: Iterable<WeightedEdge>): Communities {
  const names = [...new Set(nodes)].sort();
  const first = levelOf(names, edges);
  let level = first;
  let member = names.map((_, at) => at);
  for (;;) {
    const moved = numbered(move(level));
    const size = new Set(moved).size;
    member = member.map((group) => moved[group] ?? group);
    if (size === level.loops.length) break;
    level = joined(level, moved, size);
  }
  return { groups: groupsOf(names, member), modularity: modularityOf(first, member) };
}

function levelOf(names: readonly string[], edges: Iterable<WeightedEdge>): Level {
  const at = new Map(names.map((name, index) => [name, index]));
  const links = names.map(() => new Map<number, number>());
  for (const { between, weight } of edges) {
    const [a, b] = [at.get(between[0]), at.get(between[1])];
    if (a === undefined || b === undefined || a === b || weight <= 0) continue;
    add(links[a], b, weight);
    add(links[b], a, weight);
  }
  return { links, loops: names.map(() => 0) };
}

function move({ links, loops }: Level): readonly number[] {
  const degrees = degreesOf({ links, loops });
  const whole = sum(degrees);
  const group = loops.map((_, at) => at);
  const totals = [...degrees];
  if (whole === 0) return group;
  for (let moves = true; moves; ) {
    moves = false;
    for (const [node, own] of links.entries()) {
      const home = group[node] ?? node;
      const degree = degrees[node] ?? 0;
      totals[home] = (totals[home] ?? 0) - degree;
      const toward = new Map([[home, 0]]);
      for (const [other, weight] of own) add(toward, group[other] ?? other, weight);
      const gain = (to: number): number => (toward.get(to) ?? 0) - ((totals[to] ?? 0) * degree) / whole;
      let best = home;
      for (const to of [...toward.keys()].sort((a, b) => a - b)) if (gain(to) > gain(best) + epsilon) best = to;
      totals[best] = (totals[best] ?? 0) + degree;
      group[node] = best;
      if (best !== home) moves = true;
    }
  }
  return group;
}

/** Groups become 0, 1, 2 … in the order in which they first appear. */
function numbered(groups: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}

function joined({ links, loops }: Level, group: readonly number[], size: number): Level {
  const nextLinks = Array.from({ length: size }, () => new Map<number, number>());
  const nextLoops = new Array<number>(size).fill(0);
  for (const [node, own] of links.entries()) {
    const home = group[node] ?? 0;
    nextLoops[home] = (nextLoops[home] ?? 0) + (loops[node] ?? 0);
    for (const [other, weight] of own) {
      const to = group[other] ?? 0;
      // Each edge is met from both of its ends.
      if (to === home) nextLoops[home] = (nextLoops[home] ?? 0) + weight / 2;
      else add(nextLinks[home], to, weight);
    }
  }
  return { links: nextLinks, loops: nextLoops };
}

function modularityOf(level: Level, group: readonly number[]): number {
  const degrees = degreesOf(level);
  const whole = sum(degrees);
  if (whole === 0) return 0;
  const inside = new Map<number, number>();
  const totals = new Map<number, number>();
  for (const [node, own] of level.links.entries()) {
    const home = group[node] ?? 0;
    add(totals, home, degrees[node] ?? 0);
    for (const [other, weight] of own) if (group[other] === home) add(inside, home, weight);
  }
  return sum([...totals].map(([home, total]) => (inside.get(home) ?? 0) / whole - (total / whole) ** 2));
}

function groupsOf(names: readonly string[], member: readonly number[]): readonly (readonly string[])[] {
  const groups = new Map<number, string[]>();
  for (const [at, name] of names.entries()) {
    const group = member[at] ?? 0;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function degreesOf({ links, loops }: Level): readonly number[] {
  return links.map((own, node) => sum([...own.values()]) + 2 * (loops[node] ?? 0));
}

function add(weights: Map<number, number> | undefined, key: number, weight: number): void {
  weights?.set(key, (weights.get(key) ?? 0) + weight);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
