import type { Call } from '../../model/call.ts';
import type { Component, ComponentKind } from '../../model/component.ts';
import type { Connection, ConnectionKind } from '../../model/connection.ts';
import type { Element } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import type { System } from '../../model/system.ts';
import { count, listed } from '../../model/wording.ts';
import type { DiagramEdge, DiagramGroup, DiagramNode, Marks, NodeKind, ServiceDiagram } from '../diagram.ts';
import { condensed, opened } from './condense.ts';

const groups: readonly (DiagramGroup & { readonly kinds: readonly ComponentKind[] })[] = [
  { id: 'entry', label: 'Entry', kinds: ['frontend', 'gateway'] },
  { id: 'services', label: 'Services', kinds: ['service', 'worker', 'job', 'library'] },
  { id: 'data', label: 'Data', kinds: ['database', 'cache', 'search', 'storage'] },
  { id: 'messaging', label: 'Messaging', kinds: ['broker'] },
  { id: 'platform', label: 'Platform', kinds: ['config', 'discovery', 'auth', 'monitoring', 'tracing'] },
  { id: 'external', label: 'External', kinds: ['external'] },
];

const nodeKinds: Partial<Record<ComponentKind, NodeKind>> = {
  frontend: 'client',
  database: 'db',
  search: 'db',
  storage: 'db',
  cache: 'cache',
  broker: 'queue',
  external: 'external',
};

/** Every component and who talks to whom, or only what a group of the overview stands for. A library nobody runs is left out. */
export function serviceView(system: System, marks: Marks, group?: string): ServiceDiagram {
  const connected = new Set(system.connections.flatMap((connection) => [connection.from, connection.to]));
  const shown = system.components.filter(
    (component) => component.role === 'system' && (component.kind !== 'library' || connected.has(component.id)),
  );
  const sizeOf = sizesIn(system);
  const nodes = shown.map((component) => node(component, sizeOf(component.id), marks));
  const edges = edgesBetween(new Set(nodes.map((each) => each.id)), system);
  const whole: ServiceDiagram = {
    view: 'service',
    title: `Services of ${system.name}`,
    description: `${count(nodes.length, 'component')} and ${count(edges.length, 'connection')} between them.`,
    groups: groups
      .filter((group) => nodes.some((each) => each.group === group.id))
      .map(({ id, label }) => ({ id, label })),
    nodes,
    edges,
  };
  const folder = (id: string) => folderOf(shown.find((component) => component.id === id));
  return group === undefined ? condensed(whole, folder) : opened(whole, folder, group);
}

/** The folder that a component's own folder stands in: what a team would call its area. */
function folderOf(component: Component | undefined): string | undefined {
  const parts = component?.root?.split('/') ?? [];
  return parts.length > 1 ? parts.slice(0, -1).join('/') : undefined;
}

function node(component: Component, size: string, marks: Marks): DiagramNode {
  return {
    id: component.id,
    kind: nodeKinds[component.kind] ?? 'service',
    label: component.name,
    note: noteOf(component, size),
    group: groups.find((group) => group.kinds.includes(component.kind))?.id ?? 'services',
    place: component.evidence[0],
    marks: marks.get(component.id) ?? [],
  };
}

/** `12 endpoints`, `4 tables` */
function sizesIn({ endpoints, tables }: System): (component: string) => string {
  const routes = groupBy(endpoints.filter(isOwn), ({ service }) => service);
  const stored = groupBy(tables.filter(isOwn), ({ store }) => store);
  return (component) => {
    const served = routes.get(component)?.length ?? 0;
    const held = stored.get(component)?.length ?? 0;
    if (served > 0) return count(served, 'endpoint');
    return held > 0 ? count(held, 'table') : '';
  };
}

function isOwn({ role }: Element): boolean {
  return role === 'system';
}

function noteOf(component: Component, size: string): string {
  const technology = component.frameworks[0] ?? component.technology ?? component.language ?? '';
  return [technology === component.name ? '' : technology, size].filter((part) => part !== '').join(' · ');
}

function edgesBetween(shown: ReadonlySet<string>, system: System): readonly DiagramEdge[] {
  const pairs = new Map<string, { from: string; to: string; kinds: Set<ConnectionKind> }>();
  for (const connection of system.connections) {
    const { from, to } = inReadingDirection(connection);
    if (from === to || !shown.has(from) || !shown.has(to)) continue;
    const key = `${from}\n${to}`;
    const pair = pairs.get(key) ?? { from, to, kinds: new Set() };
    pairs.set(key, { ...pair, kinds: pair.kinds.add(connection.kind) });
  }
  const routes = routesIn(system);
  return [...pairs.values()]
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
    .map(({ from, to, kinds }) => ({
      from,
      to,
      label: label(from, to, kinds, system, routes),
      asynchronous: kinds.has('publish') || kinds.has('consume'),
    }));
}

/** A consumer asks the broker, but what people want to see is where the message goes. */
function inReadingDirection(connection: Connection): { readonly from: string; readonly to: string } {
  return connection.kind === 'consume'
    ? { from: connection.to, to: connection.from }
    : { from: connection.from, to: connection.to };
}

function label(
  from: string,
  to: string,
  kinds: ReadonlySet<ConnectionKind>,
  system: System,
  routes: (from: string, to: string) => string,
): string {
  const parts = [
    kinds.has('call') ? routes(from, to) : '',
    kinds.has('read') ? 'reads' : '',
    kinds.has('write') ? 'writes' : '',
    kinds.has('publish') ? channels(system, (channel) => channel.broker === to && uses(channel.publishers, from)) : '',
    kinds.has('consume') ? channels(system, (channel) => channel.broker === from && uses(channel.consumers, to)) : '',
    kinds.has('cache') ? 'caches' : '',
  ].filter((part) => part !== '');
  if (parts.length > 0 || kinds.has('call')) return parts.join(', ');
  return kinds.has('store') ? 'uses' : 'depends on';
}

/** The route by which one component asks another, or how many there are. */
function routesIn({ calls, endpoints }: System): (from: string, to: string) => string {
  const paths = new Map(endpoints.map(({ id, path }) => [id, path]));
  const between = groupBy(calls, (call) => `${call.from}\n${call.to}`);
  const pathOf = (call: Call): string => paths.get(call.endpoint ?? '') ?? call.path;
  return (from, to) => {
    const called = between.get(`${from}\n${to}`) ?? [];
    const names = [...new Set(called.map((call) => `${call.method} ${pathOf(call)}`))].sort();
    return names.length > 1 ? count(names.length, 'route') : (names[0] ?? '');
  };
}

function channels(system: System, matches: (channel: System['channels'][number]) => boolean): string {
  const names = system.channels.filter(matches).map((channel) => channel.name);
  return names.length > 2 ? count(names.length, 'topic') : listed(names);
}

function uses(list: System['channels'][number]['publishers'], service: string): boolean {
  return list.some((use) => use.service === service);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
