import * as vscode from 'vscode';
import type { Grouping } from '../findings/finding-filter.ts';
import type { Command } from './command.ts';

export const groupFindings: Command = {
  id: 'groupFindings',
  doing: 'group the findings',
  run: async ({ findingsView }) => {
    const item = (by: Grouping, label: string) => ({
      by,
      label,
      iconPath: new vscode.ThemeIcon(findingsView.grouping === by ? 'check' : 'blank'),
    });
    const items = [
      item('severity', vscode.l10n.t('By severity')),
      item('area', vscode.l10n.t('By area')),
      item('service', vscode.l10n.t('By service')),
      item('file', vscode.l10n.t('By file')),
    ];
    const placeHolder = vscode.l10n.t('Group the findings');
    const picked = await vscode.window.showQuickPick(items, { placeHolder });
    if (picked !== undefined) findingsView.group(picked.by);
  },
};
