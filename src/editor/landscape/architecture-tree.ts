import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { rangeOf, uriIn } from '../convert.ts';
import { prefix } from '../names.ts';
import { type ArchitectureNode, architectureNodes } from './architecture-nodes.ts';

export interface ArchitectureTree extends vscode.Disposable {
  /** Brings the element with this id into view and chooses it. */
  reveal(element: string): Promise<void>;
}

/** Services with their endpoints, tables, channels and calls, as the last review found them. */
export function registerArchitectureTree({ session, findings }: Architect): ArchitectureTree {
  const changed = new vscode.EventEmitter<undefined>();
  let roots: readonly ArchitectureNode[] | undefined;
  const all = async () => {
    const { last } = await session.restore();
    roots ??= last === undefined ? [] : architectureNodes(last.landscape);
    return roots;
  };
  const found = (element: string | undefined): number =>
    element === undefined
      ? 0
      : findings.all().filter(({ finding }) => finding.status !== 'suppressed' && finding.subjects.includes(element))
          .length;
  const provider: vscode.TreeDataProvider<ArchitectureNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) =>
      (node === undefined ? all() : node.children?.(node)) as vscode.ProviderResult<ArchitectureNode[]>,
    getParent: (node) => node.parent,
    getTreeItem: (node) => itemOf(node, found(node.element), session.memory.last?.folder ?? ''),
  };
  const options = { treeDataProvider: provider, showCollapseAll: true };
  const view = vscode.window.createTreeView(`${prefix}.architecture`, options);
  const refresh = () => {
    roots = undefined;
    changed.fire(undefined);
  };
  const stop = session.onChange((change) => change !== 'run' && refresh());
  const disposables = vscode.Disposable.from(changed, view, { dispose: stop });
  return {
    reveal: async (element) => {
      const node = nodeOf(element, await all());
      if (node !== undefined) await view.reveal(node, { select: true, focus: true, expand: true });
    },
    dispose: () => disposables.dispose(),
  };
}

/** An endpoint or a call under its service goes before the same one under something that touches it. */
function nodeOf(element: string, roots: readonly ArchitectureNode[]): ArchitectureNode | undefined {
  let level = roots;
  while (level.length > 0) {
    const node = level.find((each) => each.element === element);
    if (node !== undefined) return node;
    level = level.flatMap((each) => each.children?.(each) ?? []);
  }
  return undefined;
}

function itemOf(node: ArchitectureNode, count: number, folder: string): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const state = node.children === undefined ? None : node.open ? Expanded : Collapsed;
  const item = new vscode.TreeItem(node.label, state);
  item.id = node.key;
  item.iconPath = new vscode.ThemeIcon(node.icon);
  const counted = count === 0 ? '' : count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
  item.description = [node.description ?? '', counted].filter(Boolean).join(' · ');
  if (node.tooltip !== undefined && node.tooltip !== '') item.tooltip = node.tooltip;
  if (node.context !== undefined) item.contextValue = node.context;
  if (node.place !== undefined && node.context !== 'component') {
    const { start } = rangeOf(node.place);
    const selection = new vscode.Range(start, start);
    const title = vscode.l10n.t('Open');
    item.command = { title, command: 'vscode.open', arguments: [uriIn(folder, node.place.file), { selection }] };
  }
  return item;
}
