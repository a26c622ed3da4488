import * as vscode from 'vscode';
import type { Evidence } from '../../core/model/evidence.ts';
import { markdownText } from '../../core/report/markdown/markdown-text.ts';
import { type Area, areas, type Severity, severities } from '../../core/rules/finding.ts';
import type { Architect } from '../architect.ts';
import { rangeOf, uriIn } from '../convert.ts';
import { prefix } from '../names.ts';
import { filterWords } from './filter-words.ts';
import type { LiveFinding } from './finding-book.ts';
import { type FindingGroup, filtered, grouped, isFiltering, type ServicesOf } from './finding-filter.ts';
import { areaName, severityIcon, severityName } from './finding-words.ts';
import { servicesOf } from './services-of.ts';
import { teachableKind } from './teachable-kind.ts';

export type FindingNode =
  | { readonly kind: 'group'; readonly group: FindingGroup }
  | { readonly kind: 'finding'; readonly entry: LiveFinding }
  | { readonly kind: 'place'; readonly place: Evidence; readonly folder: string };

const pause = 60;

/** The findings, as a person wants to see them: by severity, area, service or file, all or a part. */
export function registerFindingsTree(architect: Architect): vscode.Disposable {
  const { session, findings, findingsView } = architect;
  const changed = new vscode.EventEmitter<undefined>();
  const shown = () => filtered(findings.all(), findingsView.filter, ownersIn(architect));
  const provider: vscode.TreeDataProvider<FindingNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      await session.restore();
      if (node === undefined) return grouped(shown(), findingsView.grouping, ownersIn(architect)).map(asGroup);
      if (node.kind === 'group') return node.group.findings.map((entry) => ({ kind: 'finding', entry }));
      return node.kind === 'finding' ? chainOf(node.entry) : [];
    },
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView(`${prefix}.findings`, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  // Until it is known what an earlier window left, nothing is said of it.
  let isKnown = false;
  const tell = () => {
    const open = findings.all().filter(({ finding }) => finding.status !== 'suppressed').length;
    const { filter } = findingsView;
    const count = shown().length;
    view.description = isFiltering(filter) ? vscode.l10n.t('{0} of {1}', count, open) : String(count || '');
    view.message = isFiltering(filter) && count > 0 ? filterWords(filter) : '';
    const state = session.memory.last === undefined ? 'none' : count > 0 ? 'some' : open === 0 ? 'clear' : 'hidden';
    void vscode.commands.executeCommand('setContext', `${prefix}.findings`, isKnown ? state : '');
    void vscode.commands.executeCommand('setContext', `${prefix}.filtered`, isFiltering(filter));
    changed.fire(undefined);
  };
  // Hundreds of files may change at once, as by a checkout: the tree is drawn when they have.
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  };
  tell();
  return vscode.Disposable.from(
    changed,
    view,
    { dispose: findings.onChange(soon) },
    { dispose: findingsView.onChange(tell) },
    {
      dispose: session.onChange((change) => {
        if (change === 'run') return;
        isKnown = true;
        soon();
      }),
    },
    { dispose: () => clearTimeout(timer) },
  );
}

export function ownersIn({ session }: Architect): ServicesOf {
  const landscape = session.memory.last?.landscape;
  return landscape === undefined ? () => [] : servicesOf(landscape);
}

function asGroup(group: FindingGroup): FindingNode {
  return { kind: 'group', group };
}

function chainOf({ finding, folder }: LiveFinding): FindingNode[] {
  return finding.evidence.slice(1).map((place) => ({ kind: 'place', place, folder }));
}

function itemOf(node: FindingNode): vscode.TreeItem {
  if (node.kind === 'group') return groupItem(node.group);
  return node.kind === 'finding' ? findingItem(node.entry) : placeItem(node.place, node.folder);
}

function groupItem({ key, findings }: FindingGroup): vscode.TreeItem {
  const severity = severities.find((name) => name === key);
  const area = areas.find((name) => name === key);
  const item = new vscode.TreeItem(groupName(key, severity, area), vscode.TreeItemCollapsibleState.Expanded);
  item.description = String(findings.length);
  item.id = `group ${key}`;
  return item;
}

function groupName(key: string, severity: Severity | undefined, area: Area | undefined): string {
  if (severity !== undefined) return severityName(severity);
  if (area !== undefined) return areaName(area);
  return key === '' ? vscode.l10n.t('No service') : key;
}

function findingItem(entry: LiveFinding): vscode.TreeItem {
  const { finding, file, line, stale } = entry;
  const hasChain = finding.evidence.length > 1;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(finding.title, hasChain ? Collapsed : None);
  const where = `${file.slice(file.lastIndexOf('/') + 1)}:${line + 1}`;
  const notes = [where];
  if (stale) notes.push(vscode.l10n.t('edited since'));
  if (finding.status === 'suppressed') notes.push(vscode.l10n.t('suppressed'));
  item.description = notes.join(' · ');
  item.iconPath = stale || finding.status === 'suppressed' ? faded() : severityIcon(finding.severity);
  item.tooltip = tooltipOf(entry);
  item.contextValue = [
    'finding',
    finding.status === 'suppressed' ? 'suppressed' : 'open',
    ...(teachableKind(finding.rule) === undefined ? [] : ['teachable']),
  ].join(' ');
  item.command = { title: finding.title, command: `${prefix}.openFinding`, arguments: [finding.fingerprint, 'list'] };
  item.accessibilityInformation = { label: `${severityName(finding.severity)}: ${finding.title}, ${notes.join(', ')}` };
  return item;
}

function faded(): vscode.ThemeIcon {
  return new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('descriptionForeground'));
}

function tooltipOf({ finding, file, line, stale }: LiveFinding): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text
    .appendMarkdown('**')
    .appendMarkdown(markdownText(finding.title))
    .appendMarkdown('**\n\n')
    .appendMarkdown(markdownText(finding.message));
  text.appendMarkdown('\n\n').appendMarkdown(markdownText(vscode.l10n.t('What to do: {0}', finding.fix)));
  text
    .appendMarkdown('\n\n')
    .appendMarkdown(markdownText(`${file}:${line + 1} · ${finding.rule} · ${areaName(finding.area)}`));
  if (stale)
    text.appendMarkdown('\n\n').appendMarkdown(markdownText(vscode.l10n.t('(The line was edited since the review.)')));
  if (finding.suppression !== undefined) {
    text
      .appendMarkdown('\n\n')
      .appendMarkdown(markdownText(vscode.l10n.t('Suppressed, because: {0}', finding.suppression)));
  }
  return text;
}

function placeItem(place: Evidence, folder: string): vscode.TreeItem {
  const quote = place.text.split('\n')[0]?.trim() ?? '';
  const where = `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
  const item = new vscode.TreeItem(quote === '' ? where : quote);
  if (quote !== '') item.description = where;
  item.tooltip = `${place.file}:${place.line}`;
  const { start } = rangeOf(place);
  const options = { selection: new vscode.Range(start, start) };
  item.command = { title: where, command: 'vscode.open', arguments: [uriIn(folder, place.file), options] };
  return item;
}
