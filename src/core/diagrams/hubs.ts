import { groupBy } from '../model/group-by.ts';
import { count } from '../model/wording.ts';
import type { DiagramEdge, DiagramNode, ServiceDiagram } from './diagram.ts';

/** From about this many lines that all say the same, a fan of them hides the lines that say something. */
const fan = 12;

/**
 * A gateway that leads everywhere, or a store that all use, says so in words: nobody follows forty lines of one kind.
 * For pictures only. Texts and whoever compares diagrams keep the edges.
 */
export function withHubsInWords(diagram: ServiceDiagram): ServiceDiagram {
  const notes = new Map<string, string[]>();
  const drawn = new Set(diagram.edges);
  for (const [side, words] of sides) {
    const fans = groupBy([...drawn], (edge) => `${edge[side]}\n${kindOf(edge)}`);
    for (const edges of fans.values()) {
      const [first] = edges;
      if (first === undefined || first.asynchronous || edges.length < fan) continue;
      const label = kindOf(first) === '' ? '' : ` (${first.label})`;
      notes.set(first[side], [...(notes.get(first[side]) ?? []), `${words} ${count(edges.length, 'other')}${label}`]);
      for (const edge of edges) drawn.delete(edge);
    }
  }
  if (notes.size === 0) return diagram;
  const told = (node: DiagramNode): DiagramNode => {
    const own = notes.get(node.id);
    return own === undefined ? node : { ...node, note: [node.note, ...own].filter((part) => part !== '').join(' · ') };
  };
  return { ...diagram, nodes: diagram.nodes.map(told), edges: [...drawn] };
}

const sides = [
  ['from', 'leads to'],
  ['to', 'used by'],
] as const;

/** Lines that only say that there is one are of one kind. */
function kindOf({ label, asynchronous }: DiagramEdge): string {
  const plain = /^(?:depends on|uses|\d+ (?:connections|routes))?$/.test(label);
  return `${plain ? '' : label}${asynchronous ? ' later' : ''}`;
}
