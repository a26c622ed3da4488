import type { Component } from '../../model/component.ts';
import type { System } from '../../model/system.ts';
import { count } from '../../model/wording.ts';
import type { DiagramEdge, DiagramNode, NodeKind, ServiceDiagram } from '../diagram.ts';

const groups = [
  { id: 'edge', label: 'Edge' },
  { id: 'processes', label: 'Processes' },
  { id: 'stores', label: 'Stores' },
  { id: 'outside', label: 'Outside' },
] as const;

const places: Partial<
  Record<Component['kind'], { readonly group: (typeof groups)[number]['id']; readonly kind: NodeKind }>
> = {
  gateway: { group: 'edge', kind: 'service' },
  database: { group: 'stores', kind: 'db' },
  cache: { group: 'stores', kind: 'cache' },
  broker: { group: 'stores', kind: 'queue' },
  external: { group: 'outside', kind: 'external' },
};

const clients = 'clients';

/** What runs, in how many copies and with what it is given. */
export function deploymentView(system: System): ServiceDiagram {
  const components = system.components.filter(({ kind, role }) => kind !== 'library' && role === 'system');
  const entry = components.filter(({ kind }) => kind === 'gateway');
  const doors = entry.length > 0 ? entry : components.filter(({ kind }) => kind === 'service');
  const balancer: DiagramNode = {
    id: clients,
    kind: 'client',
    label: 'clients',
    note: 'over a load balancer with TLS',
    group: 'edge',
    marks: [],
  };
  const nodes = [balancer, ...components.map(node)];
  const edges = [
    ...doors.map((door): DiagramEdge => ({ from: clients, to: door.id, label: 'HTTPS', asynchronous: false })),
    ...edgesOf(system),
  ];
  return {
    view: 'service',
    title: `Deployment of ${system.name}`,
    description: `${count(components.length, 'component')}, each in the copies that the peak asks for.`,
    groups: groups.filter(({ id }) => nodes.some((each) => each.group === id)),
    nodes,
    edges,
  };
}

function node(component: Component): DiagramNode {
  const { id, name, kind, deployment, technology } = component;
  const place = places[kind] ?? { group: 'processes', kind: 'service' };
  const replicas = deployment?.replicas;
  const limits = kind === 'service' || kind === 'worker' ? deployment?.limits : undefined;
  const copies =
    replicas === undefined
      ? ''
      : kind === 'database' && replicas > 1
        ? `primary and ${replicas === 2 ? 'a standby' : `${replicas - 1} standbys`}`
        : `× ${replicas}`;
  const given = limits === undefined ? '' : `${limits.cpus} CPU, ${limits.memory}`;
  const note = [technology === name ? '' : technology, copies, given]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  return { id, kind: place.kind, label: name, note, group: place.group, place: component.evidence[0], marks: [] };
}

/** One arrow for a pair, whatever it says: the service diagram tells what. */
function edgesOf(system: System): readonly DiagramEdge[] {
  const pairs = new Map<string, DiagramEdge>();
  for (const { from, to, kind } of system.connections) {
    const key = `${from}\n${to}`;
    if (!pairs.has(key))
      pairs.set(key, { from, to, label: '', asynchronous: kind === 'publish' || kind === 'consume' });
  }
  return [...pairs.values()];
}
