import * as vscode from 'vscode';
import { turnsAway } from '../../core/model/endpoint.ts';
import type {
  Landscape,
  LandscapeCall,
  LandscapeEndpoint,
  LandscapeService,
  LandscapeTable,
  LandscapeUse,
  Place,
} from '../../core/review/landscape/landscape.ts';
import { namesIn } from './landscape-names.ts';
import { callWords } from './mark-words.ts';

export interface ArchitectureNode {
  /** Unique in the tree: the same table stands under every service that uses it. */
  readonly key: string;
  readonly parent?: ArchitectureNode | undefined;
  readonly label: string;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
  readonly icon: string;
  /** Id of what it stands for; commands and findings know it by that. */
  readonly element?: string | undefined;
  /** What can be asked of it: `component`, `endpoint`, `table`, `call`. */
  readonly context?: string | undefined;
  readonly place?: Place | undefined;
  readonly open?: true | undefined;
  readonly children?: ((self: ArchitectureNode) => readonly ArchitectureNode[]) | undefined;
}

type Made = Omit<ArchitectureNode, 'key' | 'parent'> & { readonly id: string };

/** Services with what they offer, hold and ask for; then what runs beside them. */
export function architectureNodes(landscape: Landscape): readonly ArchitectureNode[] {
  const own = landscape.services.filter((service) => isOwn(landscape, service));
  const beside = landscape.services.filter((service) => !own.includes(service) && service.kind !== 'library');
  return [...own.map((service) => serviceNode(landscape, service)), ...beside.map(besideNode)].map((made) =>
    keyed(made),
  );
}

function isOwn(landscape: Landscape, { id, root, kind }: LandscapeService): boolean {
  if (kind === 'library' || root === undefined) return false;
  return kind !== 'frontend' || landscape.endpoints.some(({ service }) => service === id);
}

function keyed({ id, ...made }: Made, parent?: ArchitectureNode): ArchitectureNode {
  return { ...made, key: parent === undefined ? id : `${parent.key}/${id}`, parent };
}

/** Made when somebody opens the node: a large workspace has thousands that nobody ever looks at. */
function under(items: () => readonly Made[]): (self: ArchitectureNode) => readonly ArchitectureNode[] {
  return (self) => items().map((item) => keyed(item, self));
}

function serviceNode(landscape: Landscape, service: LandscapeService): Made {
  const { id, name, kind, language } = service;
  return {
    id,
    label: name,
    description: [kind === 'service' ? '' : kind, language ?? ''].filter(Boolean).join(' · '),
    icon: icons[kind] ?? 'server-process',
    element: id,
    context: 'component',
    place: service.place,
    open: true,
    children: under(() => groupsOf(landscape, id)),
  };
}

function groupsOf(landscape: Landscape, service: string): Made[] {
  const endpoints = landscape.endpoints.filter((endpoint) => endpoint.service === service);
  const tables = landscape.tables.filter(({ accesses }) => accesses.some((access) => access.service === service));
  const channels = channelNodes(landscape, service);
  const calls = landscape.calls.filter(({ from }) => from === service);
  return [
    group('endpoints', vscode.l10n.t('Endpoints'), 'link', endpoints, (endpoint) => endpointNode(landscape, endpoint)),
    group('tables', vscode.l10n.t('Tables'), 'table', tables, (table) => tableNode(landscape, table, service)),
    group('channels', vscode.l10n.t('Channels'), 'broadcast', channels, (channel) => channel),
    group('calls', vscode.l10n.t('Calls'), 'arrow-right', calls, (call) => callNode(landscape, call)),
  ].flatMap((each) => each ?? []);
}

const icons: Readonly<Partial<Record<LandscapeService['kind'], string>>> = {
  gateway: 'globe',
  worker: 'gear',
  job: 'clock',
  frontend: 'browser',
  database: 'database',
  cache: 'zap',
  broker: 'broadcast',
  search: 'search',
  storage: 'archive',
  auth: 'key',
  external: 'cloud',
};

function besideNode({ id, name, kind, place }: LandscapeService): Made {
  return { id, label: name, description: kind, icon: icons[kind] ?? 'vm', element: id, context: 'component', place };
}

function group<Item>(
  id: string,
  label: string,
  icon: string,
  items: readonly Item[],
  make: (item: Item) => Made,
): Made | undefined {
  if (items.length === 0) return undefined;
  return { id, label, icon, description: String(items.length), children: under(() => items.map(make)) };
}

function endpointNode(landscape: Landscape, endpoint: LandscapeEndpoint): Made {
  const guards = [...new Set(endpoint.guards.filter(turnsAway).map(({ name }) => name))].join(', ');
  const { reads, writes, calls, publishes } = endpoint;
  const touches = [reads, writes, calls, publishes].some(({ length }) => length > 0);
  return {
    id: endpoint.id,
    label: endpoint.name,
    description: guards,
    tooltip:
      guards === '' ? vscode.l10n.t('No guard was found on the way to it') : vscode.l10n.t('Guards: {0}', guards),
    icon: guards === '' ? 'link' : 'shield',
    element: endpoint.id,
    context: 'endpoint',
    place: endpoint.place,
    children: touches ? under(() => touched(landscape, endpoint)) : undefined,
  };
}

function touched(landscape: Landscape, endpoint: LandscapeEndpoint): Made[] {
  const names = namesIn(landscape);
  const tables = [...new Set([...endpoint.writes, ...endpoint.reads])].flatMap(
    (id) => landscape.tables.find((table) => table.id === id) ?? [],
  );
  const calls = landscape.calls.filter(({ id }) => endpoint.calls.includes(id));
  const channels = landscape.channels.filter(({ id }) => endpoint.publishes.includes(id));
  return [
    ...tables.map((table) => ({
      ...tableOf(table),
      description: usage(endpoint.reads.includes(table.id), endpoint.writes.includes(table.id)),
    })),
    ...calls.map((call) => ({
      id: call.id,
      label: call.name,
      description: names.component(call.to),
      icon: 'arrow-right',
      element: call.id,
      context: 'call',
      place: call.place,
    })),
    ...channels.map(({ id, name, publishers }) => ({
      id,
      label: name,
      description: vscode.l10n.t('publishes'),
      icon: 'broadcast',
      element: id,
      place: publishers.find(({ service }) => service === endpoint.service)?.place,
    })),
  ];
}

function tableOf(table: LandscapeTable): Made {
  return { id: table.id, label: table.name, icon: 'table', element: table.id, context: 'table', place: table.place };
}

function tableNode(landscape: Landscape, table: LandscapeTable, service: string): Made {
  const names = namesIn(landscape);
  const own = table.accesses.filter((access) => access.service === service);
  const others = [...new Set(table.accesses.map((access) => access.service))].filter((id) => id !== service);
  const description = [
    usage(
      own.some(({ kind }) => kind === 'read'),
      own.some(({ kind }) => kind === 'write'),
    ),
    ...(others.length === 0 ? [] : [vscode.l10n.t('with {0}', others.map(names.component).join(', '))]),
  ].join(' · ');
  const accesses = () =>
    own.map(
      ({ kind, operation, place }, index): Made => ({
        id: `${kind} ${operation} ${index}`,
        label: operation,
        description: kind === 'write' ? vscode.l10n.t('writes') : vscode.l10n.t('reads'),
        icon: kind === 'write' ? 'edit' : 'eye',
        place,
      }),
    );
  return { ...tableOf(table), description, children: under(accesses) };
}

function usage(reads: boolean, writes: boolean): string {
  if (reads && writes) return vscode.l10n.t('reads and writes');
  return writes ? vscode.l10n.t('writes') : vscode.l10n.t('reads');
}

function channelNodes(landscape: Landscape, service: string): Made[] {
  return landscape.channels.flatMap(({ id, name, publishers, consumers }) => {
    const [publishes, consumes] = [publishers, consumers].map((uses) => ownUse(uses, service));
    if (publishes === undefined && consumes === undefined) return [];
    const words = [publishes && vscode.l10n.t('publishes'), consumes && vscode.l10n.t('consumes')];
    const description = words.filter((word) => word !== undefined).join(' · ');
    return [{ id, label: name, description, icon: 'broadcast', element: id, place: (publishes ?? consumes)?.place }];
  });
}

function ownUse(uses: readonly LandscapeUse[], service: string): LandscapeUse | undefined {
  return uses.find((use) => use.service === service);
}

function callNode(landscape: Landscape, call: LandscapeCall): Made {
  return {
    id: call.id,
    label: call.name,
    description: namesIn(landscape).component(call.to),
    tooltip: callWords(landscape, call),
    icon: 'arrow-right',
    element: call.id,
    context: 'call',
    place: call.place,
  };
}
