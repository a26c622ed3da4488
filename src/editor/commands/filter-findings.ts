import * as vscode from 'vscode';
import { areas, severities } from '../../core/rules/finding.ts';
import type { Architect } from '../architect.ts';
import { type FindingFilter, noFilter } from '../findings/finding-filter.ts';
import { areaName, severityIcon, severityName } from '../findings/finding-words.ts';
import { ownersIn } from '../findings/findings-tree.ts';
import { relativePath } from '../relative-path.ts';
import type { Command } from './command.ts';

interface Choice extends vscode.QuickPickItem {
  readonly add?: (filter: FindingFilter) => FindingFilter;
}

/** One list of everything that narrows; nothing picked means all. */
export const filterFindings: Command = {
  id: 'filterFindings',
  doing: 'filter the findings',
  run: async (architect) => {
    const { session, findingsView } = architect;
    await session.restore();
    const options = {
      canPickMany: true,
      matchOnDescription: true,
      title: vscode.l10n.t('Filter Findings'),
      placeHolder: vscode.l10n.t('Show only… (nothing picked shows all)'),
    } as const;
    const picked = await vscode.window.showQuickPick(choices(architect), options);
    if (picked === undefined) return;
    const start: FindingFilter = { ...noFilter, text: findingsView.filter.text, file: undefined };
    findingsView.narrow(picked.reduce((filter, choice) => choice.add?.(filter) ?? filter, start));
  },
};

function choices(architect: Architect): Choice[] {
  const { findings, findingsView } = architect;
  const { filter } = findingsView;
  const all = findings.all();
  const count = (isMeant: (entry: (typeof all)[number]) => boolean) => {
    return String(all.filter((entry) => entry.finding.status !== 'suppressed' && isMeant(entry)).length);
  };
  const owners = ownersIn(architect);
  const services = [...new Set(all.flatMap(owners))].sort();
  const document = vscode.window.activeTextEditor?.document;
  const file = document === undefined ? '' : relativePath(document.uri);
  return [
    separator(vscode.l10n.t('Severity')),
    ...severities.map((severity) => ({
      label: severityName(severity),
      description: count(({ finding }) => finding.severity === severity),
      iconPath: severityIcon(severity),
      picked: filter.severities.includes(severity),
      add: (to: FindingFilter) => ({ ...to, severities: [...to.severities, severity] }),
    })),
    separator(vscode.l10n.t('Area')),
    ...areas.map((area) => ({
      label: areaName(area),
      description: count(({ finding }) => finding.area === area),
      picked: filter.areas.includes(area),
      add: (to: FindingFilter) => ({ ...to, areas: [...to.areas, area] }),
    })),
    separator(vscode.l10n.t('Service')),
    ...services.map((service) => ({
      label: service,
      description: count((entry) => owners(entry).includes(service)),
      picked: filter.services.includes(service),
      add: (to: FindingFilter) => ({ ...to, services: [...to.services, service] }),
    })),
    separator(vscode.l10n.t('Which')),
    {
      label: vscode.l10n.t('New since the review before'),
      description: count(({ finding }) => finding.status === 'new'),
      picked: filter.onlyNew,
      add: (to) => ({ ...to, onlyNew: true }),
    },
    {
      label: vscode.l10n.t('Fixable by a certain edit'),
      description: count(({ finding }) => finding.edits !== undefined),
      picked: filter.fixable,
      add: (to) => ({ ...to, fixable: true }),
    },
    ...(file === ''
      ? []
      : [
          {
            label: vscode.l10n.t('Of the file in front'),
            description: file,
            picked: filter.file === file,
            add: (to: FindingFilter) => ({ ...to, file }),
          },
        ]),
    {
      label: vscode.l10n.t('Suppressed ones as well'),
      picked: filter.suppressed,
      add: (to) => ({ ...to, suppressed: true }),
    },
  ];
}

function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
