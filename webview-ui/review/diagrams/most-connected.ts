/** Fewer connections than this make no center. */
const fewest = 3;

/** The node that most arrows of a graph begin or end at. What a request does is read from its beginning instead. */
export function mostConnected(mermaid: string, nodes: readonly string[]): string | undefined {
  if (mermaid.startsWith('sequenceDiagram')) return undefined;
  const known = new Set(nodes);
  const ends = mermaid.split('\n').flatMap((line) => endsOf(line).filter((id) => known.has(id)));
  const degree = (node: string) => ends.filter((end) => end === node).length;
  const [best] = nodes.map((node) => ({ node, degree: degree(node) })).sort((a, b) => b.degree - a.degree);
  return best === undefined || best.degree < fewest ? undefined : best.node;
}

/** Both of `n0 -->|"label"| n1` and of `t0 ||--o{ t1 : "label"`; of what is no arrow, none. */
export function endsOf(line: string): readonly string[] {
  const [, from, to] = /^\s*([a-z]\d+) \S*(?:--|-\.-)\S*(?:\|"[^"]*"\|)? ([a-z]\d+)\b/.exec(line) ?? [];
  return from === undefined || to === undefined ? [] : [from, to];
}
