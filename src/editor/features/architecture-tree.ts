import * as vscode from 'vscode';
import type { Call } from '../../core/model/call.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import type { Review, ReviewEndpoint, ReviewTable } from '../../core/review/review.ts';
import type { Architect } from '../architect.ts';
import { rangeOf, uriIn } from '../convert.ts';
import { prefix } from '../names.ts';

type Node =
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'group'; readonly service: string; readonly of: 'endpoints' | 'tables' | 'calls' }
  | { readonly kind: 'endpoint'; readonly endpoint: ReviewEndpoint }
  | { readonly kind: 'table'; readonly table: ReviewTable; readonly service: string }
  | { readonly kind: 'call'; readonly call: Call; readonly target: string }
  | { readonly kind: 'note'; readonly text: string };

/** Services with their endpoints, tables and calls, as the last review found them. */
export function registerArchitectureTree(architect: Architect): vscode.Disposable {
  const { session } = architect;
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      const { last } = await session.restore();
      return last === undefined ? [] : childrenOf(node, last.review, architect);
    },
    getTreeItem: (node) => itemOf(node, session.memory.last?.folder ?? '', session.memory.last?.review),
  };
  const view = vscode.window.createTreeView(`${prefix}.architecture`, { treeDataProvider: provider });
  const stop = session.onChange((change) => {
    if (change !== 'run') changed.fire(undefined);
  });
  return vscode.Disposable.from(changed, view, { dispose: stop });
}

function childrenOf(node: Node | undefined, review: Review, architect: Architect): Node[] | Promise<Node[]> {
  if (node === undefined) return serviceNames(review).map((name) => ({ kind: 'service', name }));
  if (node.kind === 'service') return groupsOf(node.name, review);
  if (node.kind !== 'group') return [];
  if (node.of === 'calls') return callsOf(node.service, architect);
  if (node.of === 'endpoints')
    return endpointsOf(node.service, review).map((endpoint) => ({ kind: 'endpoint', endpoint }));
  return tablesOf(node.service, review).map((table) => ({ kind: 'table', table, service: node.service }));
}

function serviceNames(review: Review): string[] {
  const names = [
    ...review.endpoints.map((endpoint) => endpoint.serviceName),
    ...(review.tables ?? []).flatMap((table) => [...table.readBy, ...table.writtenBy]),
  ];
  return [...new Set(names)].sort();
}

function groupsOf(service: string, review: Review): Node[] {
  const groups: Node[] = [];
  if (endpointsOf(service, review).length > 0) groups.push({ kind: 'group', service, of: 'endpoints' });
  if (tablesOf(service, review).length > 0) groups.push({ kind: 'group', service, of: 'tables' });
  groups.push({ kind: 'group', service, of: 'calls' });
  return groups;
}

/** Calls stand in the System only, which crosses from the engine's thread when somebody looks. */
async function callsOf(service: string, { session }: Architect): Promise<Node[]> {
  const system = await session.system();
  if (system === undefined) return [{ kind: 'note', text: vscode.l10n.t('Review again to see calls') }];
  const names = new Map(system.components.map((component) => [component.id, component.name]));
  const calls = system.calls.filter((call) => names.get(call.from) === service && call.role === 'system');
  if (calls.length === 0) return [{ kind: 'note', text: vscode.l10n.t('No outbound calls were found') }];
  return calls.map((call) => ({ kind: 'call', call, target: names.get(call.to ?? '') ?? call.host ?? '' }));
}

function endpointsOf(service: string, review: Review): readonly ReviewEndpoint[] {
  return review.endpoints.filter((endpoint) => endpoint.serviceName === service);
}

function tablesOf(service: string, review: Review): readonly ReviewTable[] {
  return (review.tables ?? []).filter((table) => table.readBy.includes(service) || table.writtenBy.includes(service));
}

const groupNames = { endpoints: 'Endpoints', tables: 'Tables', calls: 'Calls' } as const;
const groupIcons = { endpoints: 'link', tables: 'table', calls: 'arrow-right' } as const;

function itemOf(node: Node, folder: string, review: Review | undefined): vscode.TreeItem {
  const open = vscode.TreeItemCollapsibleState.Expanded;
  const closed = vscode.TreeItemCollapsibleState.Collapsed;
  switch (node.kind) {
    case 'service':
      return item(node.name, { icon: 'server', state: open });
    case 'group': {
      const counted =
        review && node.of !== 'calls' ? (node.of === 'endpoints' ? endpointsOf : tablesOf)(node.service, review) : [];
      const description = node.of === 'calls' ? '' : String(counted.length);
      return item(vscode.l10n.t(groupNames[node.of]), { icon: groupIcons[node.of], state: closed, description });
    }
    case 'endpoint':
      return endpointItem(node.endpoint, folder);
    case 'table':
      return item(node.table.name, { icon: 'table', description: usage(node), place: node.table.evidence[0], folder });
    case 'call': {
      const label = `${node.call.method} ${node.call.path}`;
      return item(label, { icon: 'arrow-right', description: node.target, place: node.call.evidence[0], folder });
    }
    case 'note':
      return item(node.text, {});
  }
}

function endpointItem(endpoint: ReviewEndpoint, folder: string): vscode.TreeItem {
  const guards = endpoint.guards.map((guard) => guard.name).join(', ');
  const shown = item(`${endpoint.method} ${endpoint.path}`, {
    icon: 'link',
    description: guards,
    place: endpoint.evidence[0],
    folder,
  });
  shown.tooltip =
    guards === '' ? vscode.l10n.t('No guard was found on the way to it') : vscode.l10n.t('Guards: {0}', guards);
  return shown;
}

function usage({ table, service }: Extract<Node, { readonly kind: 'table' }>): string {
  const writes = table.writtenBy.includes(service);
  if (writes && table.readBy.includes(service)) return vscode.l10n.t('reads and writes');
  return writes ? vscode.l10n.t('writes') : vscode.l10n.t('reads');
}

interface Look {
  readonly icon?: string;
  readonly description?: string;
  readonly state?: vscode.TreeItemCollapsibleState;
  readonly place?: Evidence | undefined;
  readonly folder?: string;
}

function item(label: string, { icon, description, state, place, folder = '' }: Look): vscode.TreeItem {
  const made = new vscode.TreeItem(label, state ?? vscode.TreeItemCollapsibleState.None);
  if (icon !== undefined) made.iconPath = new vscode.ThemeIcon(icon);
  if (description !== undefined) made.description = description;
  if (place !== undefined) {
    const { start } = rangeOf(place);
    const options = { selection: new vscode.Range(start, start) };
    made.command = { title: label, command: 'vscode.open', arguments: [uriIn(folder, place.file), options] };
  }
  return made;
}
