import type { DiagramEdge, DiagramNode, NodeKind, ServiceDiagram } from '../../core/diagrams/diagram.ts';
import { noMarks } from '../../core/diagrams/diagram.ts';
import { asciiOf, mermaidOf, sentencesOf } from '../../core/diagrams/draw.ts';
import { serviceView } from '../../core/diagrams/views/service-view.ts';
import { count } from '../../core/model/wording.ts';
import type { Item } from '../answer/answer.ts';
import { type Objection, objection } from './drop.ts';
import type { Ground } from './ground.ts';

const group = { id: 'proposed', label: 'Proposed' };

const kinds: Readonly<Record<Item<'nodes'>['kind'], NodeKind>> = {
  service: 'service',
  database: 'db',
  cache: 'cache',
  queue: 'queue',
  external: 'external',
  client: 'client',
  job: 'service',
};

export interface DrawnProposal {
  readonly title: string;
  readonly mermaid: string;
  readonly ascii: string;
  /** The diagram said in sentences. */
  readonly text: string;
}

export interface Proposal {
  readonly nodes: readonly Item<'nodes'>[];
  readonly edges: readonly Item<'edges'>[];
}

/** Known nodes are known; new ones say that they are proposed. */
export function verifyNode(node: Item<'nodes'>, ground: Ground): Objection | undefined {
  if (ground.fact(node.id)?.kind === 'N' || node.proposed) return undefined;
  return objection('unknown-node', node.id);
}

export function verifyEdge(
  edge: Item<'edges'>,
  nodes: readonly Item<'nodes'>[],
  ground: Ground,
): Objection | undefined {
  const isNode = (id: string): boolean => ground.fact(id)?.kind === 'N' || nodes.some((node) => node.id === id);
  if (!isNode(edge.from) || !isNode(edge.to)) return objection('unknown-node', `${edge.from} to ${edge.to}`);
  if (edge.proposed || isExtracted(edge, ground)) return undefined;
  return objection('unknown-node', `${edge.from} to ${edge.to} is not extracted and not proposed`);
}

/** What was extracted is drawn in any case, and what is proposed is dashed. Undefined where nothing new is proposed. */
export function drawProposal(proposal: Proposal, ground: Ground): DrawnProposal | undefined {
  const diagram = proposedDiagram(proposal, ground);
  if (diagram === undefined) return undefined;
  return { title: diagram.title, mermaid: mermaidOf(diagram), ascii: asciiOf(diagram), text: sentencesOf(diagram) };
}

function proposedDiagram({ nodes, edges }: Proposal, ground: Ground): ServiceDiagram | undefined {
  const added = nodes.filter((node) => ground.fact(node.id) === undefined);
  const links = edges.filter((edge) => edge.proposed && !isExtracted(edge, ground));
  if (added.length + links.length === 0) return undefined;
  const now = serviceView(ground.index.system, noMarks);
  const drawn = [...now.nodes, ...added.map(nodeOf)];
  const known = new Set(drawn.map(({ id }) => id));
  const dashed = links.map((edge) => edgeOf(edge, ground)).filter(({ from, to }) => known.has(from) && known.has(to));
  return {
    ...now,
    title: `Proposed changes of ${ground.index.system.name}`,
    description: `${count(added.length, 'proposed component')}, ${count(dashed.length, 'proposed connection')}, dashed.`,
    groups: added.length === 0 ? now.groups : [...now.groups, group],
    nodes: drawn,
    edges: [...now.edges, ...dashed],
  };
}

function isExtracted({ from, to }: Item<'edges'>, { book }: Ground): boolean {
  return book.edges.some((edge) => edge.from === from && edge.to === to);
}

function nodeOf({ id, label, kind }: Item<'nodes'>): DiagramNode {
  return { id: `proposed:${id}`, kind: kinds[kind], label, note: 'proposed', group: group.id, marks: [] };
}

function edgeOf({ from, to, label }: Item<'edges'>, ground: Ground): DiagramEdge {
  const end = (id: string): string => ground.fact(id)?.element ?? `proposed:${id}`;
  const said = label === '' ? 'proposed' : `proposed: ${label}`;
  return { from: end(from), to: end(to), label: said, asynchronous: true };
}
