import * as vscode from 'vscode';
import type {
  Landscape,
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

function under(items: readonly Made[]): (self: ArchitectureNode) => readonly ArchitectureNode[] {
  return (self) => items.map((item) => keyed(item, self));
}

function serviceNode(landscape: Landscape, service: LandscapeService): Made {
  const { id, name, kind, language } = service;
  const groups = [
    group('endpoints', vscode.l10n.t('Endpoints'), 'link', endpointNodes(landscape, id)),
    group('tables', vscode.l10n.t('Tables'), 'table', tableNodes(landscape, id)),
    group('channels', vscode.l10n.t('Channels'), 'broadcast', channelNodes(landscape, id)),
    group('calls', vscode.l10n.t('Calls'), 'arrow-right', callNodes(landscape, id)),
  ];
  return {
    id,
    label: name,
    description: [kind === 'service' ? '' : kind, language ?? ''].filter(Boolean).join(' · '),
    icon: icons[kind] ?? 'server-process',
    element: id,
    context: 'component',
    place: service.place,
    open: true,
    children: under(groups.flatMap((each) => each ?? [])),
  };
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

function group(id: string, label: string, icon: string, items: readonly Made[]): Made | undefined {
  return items.length === 0
    ? undefined
    : { id, label, icon, description: String(items.length), children: under(items) };
}

function endpointNodes(landscape: Landscape, service: string): Made[] {
  const own = landscape.endpoints.filter((endpoint) => endpoint.service === service);
  return own.map((endpoint) => {
    const guards = [...new Set(endpoint.guards.map(({ name }) => name))].join(', ');
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
      children: touched(landscape, endpoint),
    };
  });
}

function touched(landscape: Landscape, endpoint: LandscapeEndpoint): Made['children'] {
  const names = namesIn(landscape);
  const tables = [...new Set([...endpoint.writes, ...endpoint.reads])].flatMap(
    (id) => landscape.tables.find((table) => table.id === id) ?? [],
  );
  const calls = landscape.calls.filter(({ id }) => endpoint.calls.includes(id));
  const channels = landscape.channels.filter(({ id }) => endpoint.publishes.includes(id));
  const items: Made[] = [
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
  return items.length === 0 ? undefined : under(items);
}

function tableOf(table: LandscapeTable): Made {
  return { id: table.id, label: table.name, icon: 'table', element: table.id, context: 'table', place: table.place };
}

function tableNodes(landscape: Landscape, service: string): Made[] {
  const names = namesIn(landscape);
  return landscape.tables.flatMap((table) => {
    const own = table.accesses.filter((access) => access.service === service);
    if (own.length === 0) return [];
    const others = [...new Set(table.accesses.map((access) => access.service))].filter((id) => id !== service);
    const description = [
      usage(
        own.some(({ kind }) => kind === 'read'),
        own.some(({ kind }) => kind === 'write'),
      ),
      ...(others.length === 0 ? [] : [vscode.l10n.t('with {0}', others.map(names.component).join(', '))]),
    ].join(' · ');
    const accesses = own.map(
      ({ kind, operation, place }, index): Made => ({
        id: `${kind} ${operation} ${index}`,
        label: operation,
        description: kind === 'write' ? vscode.l10n.t('writes') : vscode.l10n.t('reads'),
        icon: kind === 'write' ? 'edit' : 'eye',
        place,
      }),
    );
    return [{ ...tableOf(table), description, children: under(accesses) }];
  });
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

function callNodes(landscape: Landscape, service: string): Made[] {
  const names = namesIn(landscape);
  return landscape.calls
    .filter(({ from }) => from === service)
    .map((call) => ({
      id: call.id,
      label: call.name,
      description: names.component(call.to),
      tooltip: callWords(landscape, call),
      icon: 'arrow-right',
      element: call.id,
      context: 'call',
      place: call.place,
    }));
}
