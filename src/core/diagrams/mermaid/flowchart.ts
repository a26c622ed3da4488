import type { DiagramNode, NodeKind, ServiceDiagram } from '../diagram.ts';
import { withHubsInWords } from '../hubs.ts';
import { markNote, worst } from '../mark-note.ts';
import { type LabelTarget, mermaidLabel } from './label.ts';

const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  service: ['["', '"]'],
  client: ['("', '")'],
  db: ['[("', '")]'],
  cache: ['(["', '"])'],
  queue: ['[["', '"]]'],
  external: ['{{"', '"}}'],
};

/** Ids are ours (`n0`, `n1`, in the order of the diagram's nodes); nothing of the workspace is ever syntax. */
export function flowchart(whole: ServiceDiagram, target: LabelTarget = 'html'): string {
  const diagram = withHubsInWords(whole);
  const ids = new Map(diagram.nodes.map((node, index) => [node.id, `n${index}`]));
  const lines = [
    'flowchart LR',
    `accTitle: ${mermaidLabel(diagram.title)}`,
    `accDescr: ${mermaidLabel(diagram.description)}`,
  ];
  for (const [index, group] of diagram.groups.entries()) {
    const nodes = diagram.nodes.filter((node) => node.group === group.id);
    lines.push(`  subgraph g${index}["${mermaidLabel(group.label, target)}"]`);
    lines.push(...nodes.map((node) => `    ${ids.get(node.id)}${shape(node, target)}`));
    lines.push('  end');
  }
  const loose = diagram.nodes.filter((node) => !diagram.groups.some((group) => group.id === node.group));
  lines.push(...loose.map((node) => `  ${ids.get(node.id)}${shape(node, target)}`));
  for (const edge of diagram.edges) {
    const arrow = edge.asynchronous ? '-.->' : '-->';
    const label = edge.label === '' ? '' : `|"${mermaidLabel(edge.label, target)}"|`;
    lines.push(`  ${ids.get(edge.from)} ${arrow}${label} ${ids.get(edge.to)}`);
  }
  for (const node of diagram.nodes) {
    const severity = worst(node.marks);
    if (severity !== undefined) lines.push(`  class ${ids.get(node.id)} sev-${severity}`);
  }
  return lines.join('\n');
}

function shape(node: DiagramNode, target: LabelTarget): string {
  const [open, close] = shapes[node.kind];
  const rows = [node.label, node.note, markNote(node.marks)].filter((row, index) => index === 0 || row !== '');
  return `${open}${rows.map((row) => mermaidLabel(row, target)).join('<br/>')}${close}:::${node.kind}`;
}
