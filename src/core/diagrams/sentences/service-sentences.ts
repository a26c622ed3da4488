import { count, listed } from '../../model/wording.ts';
import type { DiagramNode, ServiceDiagram } from '../diagram.ts';
import { markNote } from '../mark-note.ts';

/** The diagram said in words, group by group: what there is, whom it talks to. */
export function serviceSentences(diagram: ServiceDiagram): string {
  const names = new Map(diagram.nodes.map((node) => [node.id, node.label]));
  const parts = diagram.groups.map((group) => {
    const nodes = diagram.nodes.filter((node) => node.group === group.id);
    return [group.label, ...nodes.flatMap((node) => about(node, diagram, names))].join('\n');
  });
  return [diagram.description, ...parts].join('\n\n');
}

function about(node: DiagramNode, diagram: ServiceDiagram, names: ReadonlyMap<string, string>): readonly string[] {
  const edges = diagram.edges.filter((edge) => edge.from === node.id);
  const targets = edges.map((edge) => {
    const name = names.get(edge.to) ?? edge.to;
    return edge.label === '' ? name : `${name} (${edge.label})`;
  });
  const callers = diagram.edges.filter((edge) => edge.to === node.id).length;
  const notes = [node.note, markNote(node.marks)].filter((part) => part !== '').join(', ');
  const head = notes === '' ? `  ${node.label}` : `  ${node.label}: ${notes}`;
  if (targets.length > 0) return [head, `    → ${listed(targets)}`];
  return [
    callers > 0
      ? `${head} (used by ${count(callers, diagram.of === 'tables' ? 'group' : 'component')})`
      : `${head} (stands alone)`,
  ];
}
