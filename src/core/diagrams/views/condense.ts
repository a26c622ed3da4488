import { groupBy } from '../../model/group-by.ts';
import { count } from '../../model/wording.ts';
import type { DiagramEdge, DiagramNode, ServiceDiagram } from '../diagram.ts';

/** People stop reading a graph at about this many nodes. */
export const readableNodes = 40;

/**
 * An overview of a diagram that is too large to read: folders stand for their services where code is grouped by folder;
 * otherwise the best connected components stay and the rest of each group becomes one node.
 */
export function condensed(diagram: ServiceDiagram, folderOf: (id: string) => string | undefined): ServiceDiagram {
  if (diagram.nodes.length <= readableNodes) return diagram;
  const folders = new Set(diagram.nodes.map((node) => folderOf(node.id)));
  const clusterOf = folders.size > 2 ? byFolder(folderOf) : byRank(diagram);
  const clusters = groupBy(diagram.nodes, clusterOf);
  const nodes = [...clusters].map(([id, members]) => merged(id, members)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const edges = mergedEdges(diagram, clusterOf);
  const all = `${count(diagram.nodes.length, 'component')} in ${count(nodes.length, 'group')}`;
  return { ...diagram, description: `${all}, ${count(edges.length, 'connection')} between them.`, nodes, edges };
}

/** What one group of the overview stands for, with those that it speaks to. */
export function opened(
  diagram: ServiceDiagram,
  folderOf: (id: string) => string | undefined,
  group: string,
): ServiceDiagram {
  const folders = new Set(diagram.nodes.map((node) => folderOf(node.id)));
  const clusterOf = folders.size > 2 ? byFolder(folderOf) : byRank(diagram);
  const members = new Set(diagram.nodes.filter((node) => clusterOf(node) === group).map((node) => node.id));
  const touching = diagram.edges.filter((edge) => members.has(edge.from) || members.has(edge.to));
  const shown = new Set([...members, ...touching.flatMap((edge) => [edge.from, edge.to])]);
  const nodes = members.size === 0 ? [] : diagram.nodes.filter((node) => shown.has(node.id));
  const groups = diagram.groups.filter(({ id }) => nodes.some((node) => node.group === id));
  const title = group.slice(group.indexOf(': ') + 1).trim();
  const description = `${count(members.size, 'component')}, and those that they speak to.`;
  return { ...diagram, title, description, groups, nodes, edges: touching };
}

type ClusterOf = (node: DiagramNode) => string;

function byFolder(folderOf: (id: string) => string | undefined): ClusterOf {
  return (node) => {
    const folder = folderOf(node.id);
    return folder === undefined ? `the rest of ${node.group}` : `${node.group}: ${folder}`;
  };
}

function byRank(diagram: ServiceDiagram): ClusterOf {
  const degree = (node: DiagramNode): number =>
    diagram.edges.filter((edge) => edge.from === node.id || edge.to === node.id).length;
  const ranked = diagram.nodes.map((node) => ({ id: node.id, degree: degree(node) }));
  ranked.sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const kept = new Set(ranked.slice(0, readableNodes - diagram.groups.length).map((each) => each.id));
  return (node) => (kept.has(node.id) ? node.id : `the rest of ${node.group}`);
}

function merged(id: string, members: readonly DiagramNode[]): DiagramNode {
  const [first] = members;
  if (first !== undefined && members.length === 1) return first;
  return {
    id,
    kind: first?.kind ?? 'service',
    label: id.slice(id.indexOf(': ') + 1).trim(),
    note: count(members.length, 'component'),
    group: first?.group ?? 'services',
    marks: members.flatMap((member) => member.marks),
  };
}

function mergedEdges(diagram: ServiceDiagram, clusterOf: ClusterOf): readonly DiagramEdge[] {
  const size = groupBy(diagram.nodes, clusterOf);
  const clusters = new Map(diagram.nodes.map((node) => [node.id, clusterOf(node)]));
  const idOf = (node: string): string => {
    const cluster = clusters.get(node) ?? node;
    return size.get(cluster)?.length === 1 ? node : cluster;
  };
  const moved = diagram.edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) }));
  const pairs = groupBy(
    moved.filter((edge) => edge.from !== edge.to),
    (edge) => `${edge.from}\n${edge.to}`,
  );
  return [...pairs.values()].flatMap((edges) => {
    const [first] = edges;
    if (first === undefined) return [];
    const label = edges.length === 1 ? inShort(first.label) : count(edges.length, 'connection');
    return [{ ...first, label, asynchronous: edges.every((edge) => edge.asynchronous) }];
  });
}

/** Among many nodes the path of a route takes more room than the nodes. */
function inShort(label: string): string {
  return label.replace(/^[A-Z]+ \/\S*$/, count(1, 'route'));
}
